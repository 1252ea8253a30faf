import { delegateFunction } from './delegate.ts';
import { Enumerator } from './enumerator.ts';
import type { TypeReference } from './net-member.ts';
import { BigInteger, Char, Double, Single, SmallInteger, type SmallIntegerKind, typedArray, UInt64, type Value } from './value.ts';

/**
 * The JavaScript form in which the functions of member tables take and give values:
 * int, string, bool as they are; double, float and small integers as numbers; long, ulong, bigint as bigint; char as a string of one
 * unit; T[] as an array; delegates as functions; an IEnumerator that is handed out as anything iterable; everything else as the value itself.
 */
type Turn = (value: Value) => unknown;

const same: Turn = (value) => value;

const intoNumber: Turn = (value) => (value as Double).value;

const small: Readonly<Record<string, SmallIntegerKind>> = {
  sbyte: 'SByte',
  byte: 'Byte',
  short: 'Int16',
  ushort: 'UInt16',
  uint: 'UInt32',
};

const into: Readonly<Record<string, Turn>> = {
  double: intoNumber,
  float: intoNumber,
  sbyte: intoNumber,
  byte: intoNumber,
  short: intoNumber,
  ushort: intoNumber,
  uint: intoNumber,
  ulong: (value) => (value as UInt64).value,
  bigint: (value) => (value as BigInteger).value,
  char: (value) => String.fromCharCode((value as Char).code),
};

const outOf: Readonly<Record<string, Turn>> = {
  double: (n) => new Double(n as number),
  float: (n) => new Single(n as number),
  ulong: (n) => new UInt64(n as bigint),
  bigint: (n) => new BigInteger(n as bigint),
  char: (text) => (text instanceof Char ? text : new Char((text as string).charCodeAt(0))),
  void: () => undefined,
  'System.Collections.IEnumerator': (items) => new Enumerator(items as Iterable<Value>),
};

/** `text` is the type as the signature writes it: what stands for a type argument (T) is never turned. */
export function marshalIn(text: string): Turn {
  const known = into[text];
  if (known) return known;
  if (/^System\.(Action|Func|Predicate|Comparison|Converter|Text\.RegularExpressions\.MatchEvaluator)\b/.test(text))
    return delegateFunction;
  return same;
}

export function marshalOut(text: string, reference: TypeReference): Turn {
  const known = outOf[text];
  if (known) return known;
  const kind = small[text];
  if (kind) return (n) => new SmallInteger(kind, n as number);
  if (!text.endsWith('[]') || text === 'byte[]' || text === 'System.Object[]') return same;
  const element = marshalOut(text.slice(0, -2), {
    text: text.slice(0, -2),
    get type() {
      return reference.type.elementType!;
    },
  });
  return (items) => {
    if (!Array.isArray(items)) return items;
    return typedArray(element === same ? items : items.map(element), reference.type.elementType!.display);
  };
}
