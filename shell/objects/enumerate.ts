import { CustomObject } from './custom-object.ts';
import { Dictionary } from './dictionary.ts';
import { typeOf } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { Double, SmallInteger, type Value } from './value.ts';

/**
 * The elements that the pipeline, foreach and operators see in a value: arrays, lists and other IEnumerable, but not strings,
 * dictionaries, XML nodes and custom objects. Undefined for what is one thing.
 */
export function enumerable(value: Value): Iterable<Value> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return value;
  if (value instanceof CustomObject || value instanceof Double || value instanceof Dictionary) return undefined;
  if (value instanceof PSObject) return enumerable(value.base);
  if (value instanceof Uint8Array) return bytes(value);
  return typeOf(value).hooks.enumerate?.(value as never);
}

function* bytes(value: Uint8Array): Generator<Value> {
  for (const byte of value) yield new SmallInteger('Byte', byte);
}

/** True when `enumerable` would give elements. */
export function isEnumerable(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) || value instanceof Uint8Array) return true;
  if (value instanceof CustomObject || value instanceof Double || value instanceof Dictionary) return false;
  return value instanceof PSObject ? isEnumerable(value.base) : typeOf(value).hooks.enumerate !== undefined;
}

/** What `@(value)` holds: nothing for no output, the elements of a collection, else the value itself. */
export function asArray(value: Value): Value[] {
  if (value === undefined) return [];
  const items = enumerable(value);
  return items ? (Array.isArray(items) ? items : [...items]) : [value];
}
