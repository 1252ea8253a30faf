import { invariant } from './culture.ts';
import { CustomObject } from './custom-object.ts';
import { decimalText } from './decimal.ts';
import { Dictionary } from './dictionary.ts';
import { enumText } from './enum-text.ts';
import { ErrorRecord } from './error.ts';
import { extendedText } from './extended-members.ts';
import { EnumValue, typeOf } from './net-type.ts';
import { general7, general15 } from './number-format.ts';
import { PSObject } from './ps-object.ts';
import { scriptHooks } from './script-hooks.ts';
import { BigInteger, Char, Decimal, Double, Single, SmallInteger, UInt64, type Value } from './value.ts';

/**
 * The text that `"$value"` gives, independent of the culture. `ofs` joins the elements of a collection; left out, `$OFS` of the session
 * does, or a blank.
 */
export function toText(value: Value, ofs?: string): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return `${value}`;
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return value.toString();
    case 'undefined':
      return '';
    default:
      return value === null ? '' : objectText(value as object, ofs);
  }
}

function objectText(value: object, ofs: string | undefined): string {
  if (value instanceof Double) return general15(value.value);
  const extended = extendedText(value);
  if (extended !== undefined) return extended;
  if (value instanceof CustomObject) return customText(value);
  if (Array.isArray(value)) return joinText(value, ofs);
  if (value instanceof EnumValue) return enumText(value);
  if (value instanceof PSObject) return toText(value.base, ofs);
  if (value instanceof Char) return String.fromCharCode(value.code);
  if (value instanceof SmallInteger || value instanceof UInt64 || value instanceof BigInteger) return value.value.toString();
  if (value instanceof Decimal) return decimalText(value);
  if (value instanceof Single) return general7(value.value);
  const type = typeOf(value);
  const { text, format, enumerate } = type.hooks;
  if (text) return text(value as never);
  if (enumerate && !(value instanceof Dictionary)) return joinText(enumerate(value as never), ofs);
  if (format) return format(value as never, null, invariant);
  if (value instanceof ErrorRecord) return value.details ?? value.exception.message;
  return type.display;
}

/** `$OFS` as text: null and unset mean a blank. */
function separator(): string {
  const ofs = scriptHooks.separator();
  return ofs === undefined || ofs === null ? ' ' : typeof ofs === 'string' ? ofs : Array.isArray(ofs) ? typeOf(ofs).display : toText(ofs);
}

function joinText(items: Iterable<Value>, ofs = separator()): string {
  let text = '';
  let first = true;
  for (const item of items) {
    if (first) first = false;
    else text += ofs;
    text += typeof item === 'string' ? item : nestedText(item);
  }
  return text;
}

/** Text of a value inside another: collections by their type name, custom objects not at all. */
export function nestedText(value: Value): string {
  if (typeof value !== 'object' || value === null) return toText(value);
  const bare = value instanceof PSObject ? value.base : value;
  if (typeof bare !== 'object' || bare === null) return toText(bare);
  if (bare instanceof CustomObject) return extendedText(bare) ?? '';
  if (Array.isArray(bare)) return typeOf(bare).display;
  const type = typeOf(bare);
  return type.hooks.enumerate && !type.hooks.text ? type.display : toText(bare);
}

function customText(object: CustomObject): string {
  if (object.values.length === 0) return '';
  const { names } = object.shape;
  return `@{${names.map((name, at) => `${name}=${nestedText(object.values[at])}`).join('; ')}}`;
}
