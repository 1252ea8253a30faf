import { CustomObject } from './custom-object.ts';
import { DateTime } from './datetime.ts';
import { decimalToNumber } from './decimal.ts';
import { Dictionary } from './dictionary.ts';
import { enumText } from './enum-text.ts';
import { enumerable } from './enumerate.ts';
import { ErrorRecord, NetException } from './error.ts';
import { propertiesOf } from './member-view.ts';
import { EnumValue, typeOf } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { SecureString } from './secure-string.ts';
import { toText } from './text.ts';
import { TimeSpan } from './timespan.ts';
import { BigInteger, Char, Decimal, Double, Single, SmallInteger, UInt64, type Value } from './value.ts';

/** How deep objects inside objects are followed. */
const maxDepth = 32;

/**
 * An engine value as plain JavaScript that structured clone carries: numbers for numbers (bigint beyond 2^53), Date for DateTime,
 * `{ $timespan: ms }`, `{ $secure: text }`, records for dictionaries and objects, arrays for collections, Uint8Array for byte[].
 */
export function toPlain(value: Value, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? plainInteger(value) : (value ?? null);
  if (value instanceof PSObject) return toPlain(value.base, depth);
  if (value instanceof Double || value instanceof Single || value instanceof SmallInteger) return value.value;
  if (value instanceof UInt64 || value instanceof BigInteger) return plainInteger(value.value);
  if (value instanceof Decimal) return decimalToNumber(value);
  if (value instanceof Char) return String.fromCharCode(value.code);
  if (value instanceof DateTime) return value.toDate();
  if (value instanceof TimeSpan) return { $timespan: value.totalMilliseconds };
  if (value instanceof SecureString) return { $secure: value.reveal() };
  if (value instanceof Uint8Array) return value;
  if (value instanceof EnumValue) return enumText(value);
  if (value instanceof ErrorRecord) return toText(value);
  if (value instanceof NetException) return value.message;
  if (depth >= maxDepth) return toText(value);
  if (value instanceof CustomObject) return record(value.entries(), depth);
  if (value instanceof Dictionary)
    return record(
      Array.from(value.entries(), ({ key, value: held }) => [toText(key), held] as [string, Value]),
      depth,
    );
  const items = enumerable(value);
  if (items) return Array.from(items, (item) => toPlain(item, depth + 1));
  const properties = propertiesOf(value).filter((view) => !view.hidden);
  return properties.length && !isScalarLike(value)
    ? record(
        properties.map((view) => [view.name, view.value] as [string, Value]),
        depth,
      )
    : toText(value);
}

/** Objects that the host knows by their text: Guid, Version, Uri, types, script blocks. */
function isScalarLike(value: object): boolean {
  const { parse, text } = typeOf(value).hooks;
  return parse !== undefined || text !== undefined;
}

function plainInteger(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

function record(entries: Iterable<readonly [string, Value]>, depth: number): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, held] of entries)
    Object.defineProperty(out, name, { value: toPlain(held, depth + 1), enumerable: true, writable: true, configurable: true });
  return out;
}

/**
 * Plain JavaScript as an engine value: whole numbers in range are Int32, larger ones Int64, others Double; Date is DateTime (local);
 * `{ $timespan }` and `{ $secure }` come back as what they were; records are custom objects, the outermost of type `typeName`.
 */
export function fromPlain(plain: unknown, typeName?: string): Value {
  switch (typeof plain) {
    case 'number':
      if (!Number.isInteger(plain) || Object.is(plain, -0)) return new Double(plain);
      if (plain >= -2147483648 && plain <= 2147483647) return plain;
      return Number.isSafeInteger(plain) ? BigInt(plain) : new Double(plain);
    case 'string':
    case 'boolean':
      return plain;
    case 'bigint':
      return BigInt.asIntN(64, plain) === plain ? plain : new BigInteger(plain);
    case 'object':
      return plain === null ? null : fromObject(plain, typeName);
    default:
      return null;
  }
}

function fromObject(plain: object, typeName: string | undefined): Value {
  if (plain instanceof Date) return DateTime.fromDate(plain);
  if (plain instanceof Uint8Array) return plain;
  if (Array.isArray(plain)) return plain.map((item) => fromPlain(item, typeName));
  if (plain instanceof Map)
    return fromEntries(
      Array.from(plain, ([key, held]) => [String(key), held]),
      typeName,
    );
  if ('$timespan' in plain && typeof plain.$timespan === 'number') return TimeSpan.fromMilliseconds(plain.$timespan);
  if ('$secure' in plain && typeof plain.$secure === 'string') return new SecureString(plain.$secure);
  return fromEntries(Object.entries(plain), typeName);
}

function fromEntries(entries: readonly (readonly [string, unknown])[], typeName: string | undefined): CustomObject {
  return CustomObject.from(
    entries.map(([name, held]) => [name, fromPlain(held)] as const),
    typeName === undefined ? undefined : [typeName],
  );
}
