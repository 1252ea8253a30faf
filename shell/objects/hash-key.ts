import { BigInteger, Char, Decimal, Double, Single, SmallInteger, UInt64, type Value } from './value.ts';

/** A class whose equal values are different JavaScript objects answers with text that equal values share, with the class's own beginning. */
export const valueKey: unique symbol = Symbol('valueKey');

export interface HasValueKey {
  [valueKey](): string;
}

/**
 * What a JavaScript Map may use as key so that it finds what .NET's Equals would: numbers of different types differ, strings are
 * themselves (upper and lower case is the caller's matter), objects go by identity.
 */
export function hashKey(value: Value): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Double) return `\0d${value.value}`;
  if (value instanceof SmallInteger) return `\0${value.kind}${value.value}`;
  if (value instanceof Char) return `\0c${value.code}`;
  if (value instanceof Single) return `\0f${value.value}`;
  if (value instanceof UInt64) return `\0u${value.value}`;
  if (value instanceof BigInteger) return `\0n${value.value}`;
  if (value instanceof Decimal) {
    let { coefficient, scale } = value;
    while (scale > 0 && coefficient % 10n === 0n) {
      coefficient /= 10n;
      scale--;
    }
    return `\0m${coefficient}/${scale}`;
  }
  const own = (value as Partial<HasValueKey>)[valueKey];
  return own ? `\0${own.call(value)}` : value;
}
