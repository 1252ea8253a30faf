import { convertTo, tryConvert } from './convert.ts';
import { CustomObject } from './custom-object.ts';
import { Dictionary } from './dictionary.ts';
import { enumerable } from './enumerate.ts';
import { OrderedDictionary } from './hashtable.ts';
import { elementTypeOf, MultiArray } from './multi-array.ts';
import { requireType, typeOf } from './net-type.ts';
import { letThrough, raiseNet, raiseRuntime } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { Char, elementType, SmallInteger, type TypedArray, type Value } from './value.ts';

function nullArray(): never {
  return raiseRuntime('NullArray', 'Cannot index into a null array.');
}

function nullIndex(): never {
  return raiseRuntime('NullArrayIndex', 'Index operation failed; the array index evaluated to null.');
}

/** A position in a list of `length` elements, counted from the end when negative; -1 when there is none or the index is no number. */
function place(index: Value, length: number): number {
  const number = typeof index === 'number' ? index : positionOf(index);
  if (number === undefined) return -1;
  const at = number < 0 ? number + length : number;
  return at >= 0 && at < length ? at : -1;
}

function positionOf(index: Value): number | undefined {
  const converted = tryConvert(index, requireType('System.Int32'));
  return converted.ok ? (converted.value as number) : undefined;
}

/** `$value[args]`. */
export function index(given: Value, args: readonly Value[]): Value {
  const value = given instanceof PSObject ? given.base : given;
  if (value === null || value === undefined) return nullArray();
  const [first] = args;
  if (Array.isArray(value) && args.length === 1 && typeof first === 'number') {
    const at = first < 0 ? first + value.length : first;
    return value[at] ?? null;
  }
  if (value instanceof MultiArray) return multiIndex(value, args);
  if (args.length === 1) {
    const only = first instanceof PSObject ? first.base : first;
    if (only === null || only === undefined) return nullIndex();
    const several = value instanceof Dictionary && !Array.isArray(only) ? undefined : enumerable(only);
    return several ? slice(value, [...several]) : single(value, only);
  }
  return slice(value, args);
}

function single(value: Value, at: Value): Value {
  if (value instanceof Dictionary) return inDictionary(value, at);
  const list = listOf(value);
  if (list) {
    const where = place(at, list.length);
    return where < 0 ? null : element(value, list, where);
  }
  const { index: own } = typeOf(value).hooks;
  if (own) return letThrough(() => own(value as never, [at])) ?? null;
  const position = positionOf(at);
  return position === 0 || position === -1 ? value : null;
}

function inDictionary(value: Dictionary, key: Value): Value {
  if (value instanceof OrderedDictionary && typeof key === 'number') return value.at(key < 0 ? key + value.count : key)?.value ?? null;
  const { index: own } = typeOf(value).hooks;
  return (own ? own(value as never, [key]) : value.get(key)) ?? null;
}

function listOf(value: Value): ArrayLike<Value> | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value as unknown as ArrayLike<Value>;
  if (value instanceof Uint8Array) return value as unknown as ArrayLike<Value>;
  return value instanceof CustomObject ? undefined : typeOf(value).hooks.list?.(value as never);
}

function element(value: Value, list: ArrayLike<Value>, at: number): Value {
  if (typeof value === 'string') return new Char(value.charCodeAt(at));
  if (value instanceof Uint8Array) return new SmallInteger('Byte', value[at]!);
  return list[at] ?? null;
}

/** Several indexes: elements that are missing are left out of lists; dictionaries give null for them. */
function slice(value: Value, indexes: readonly Value[]): Value {
  const out: Value[] = [];
  if (value instanceof Dictionary) {
    for (const key of indexes) out.push(inDictionary(value, key));
    return out;
  }
  const list = listOf(value);
  if (!list) {
    const { index: own } = typeOf(value).hooks;
    if (own) for (const each of indexes) out.push(own(value as never, [each]) ?? null);
    return out;
  }
  for (const each of indexes) {
    const inner = enumerable(each);
    if (inner) out.push(...(slice(value, [...inner]) as Value[]));
    else {
      const where = place(each, list.length);
      if (where >= 0) out.push(element(value, list, where));
    }
  }
  return out;
}

function multiIndex(value: MultiArray, args: readonly Value[]): Value {
  const flat = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
  if (flat.length !== value.rank) return wrongRank(value, flat);
  const at = flat.map((each) => convertTo(each, requireType('System.Int32')) as number);
  return value.inRange(at) ? value.get(at) : null;
}

function wrongRank(value: MultiArray, args: readonly Value[]): never {
  return raiseRuntime(
    'NeedMultidimensionalIndex',
    `You cannot index into a ${value.rank} dimensional array with index [${args.join(',')}].`,
  );
}

const outside = 'Index was outside the bounds of the array.';

/** `$value[args] = assigned`. */
export function setIndex(given: Value, args: readonly Value[], assignedValue: Value): void {
  const value = given instanceof PSObject ? given.base : given;
  const assigned = assignedValue === undefined ? null : assignedValue;
  if (value === null || value === undefined) nullArray();
  if (value instanceof MultiArray) {
    const flat = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
    if (flat.length !== value.rank) wrongRank(value, flat);
    const at = flat.map((each) => convertTo(each, requireType('System.Int32')) as number);
    if (!value.inRange(at)) raiseNet('System.IndexOutOfRangeException', outside);
    value.set(at, convertTo(assigned, elementTypeOf(value)));
    return;
  }
  const [first] = args;
  const only = first instanceof PSObject ? first.base : first;
  if (args.length > 1 || (Array.isArray(only) && !(value instanceof Dictionary))) {
    const shown = (args.length > 1 ? args : (only as Value[])).join(',');
    raiseRuntime('ArraySliceAssignmentFailed', `Array assignment to [${shown}] failed because assignment to slices is not supported.`);
  }
  if (only === null || only === undefined) nullIndex();
  if (Array.isArray(value)) {
    setInArray(value, only, assigned);
    return;
  }
  if (value instanceof Uint8Array) {
    const at = place(only, value.length);
    if (at < 0) raiseNet('System.IndexOutOfRangeException', outside);
    value[at] = (convertTo(assigned, requireType('System.Byte')) as SmallInteger).value;
    return;
  }
  if (value instanceof OrderedDictionary && typeof only === 'number') {
    const entry = value.at(only < 0 ? only + value.count : only);
    if (!entry)
      raiseNet(
        'System.ArgumentOutOfRangeException',
        "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
      );
    entry.value = assigned;
    value.version++;
    return;
  }
  const { setIndex: own } = typeof value === 'string' ? { setIndex: undefined } : typeOf(value).hooks;
  if (own) {
    letThrough(() => own(value as never, [only], assigned));
    return;
  }
  if (value instanceof Dictionary) {
    value.set(only, assigned);
    return;
  }
  raiseRuntime('CannotIndex', `Unable to index into an object of type "${typeOf(value).display}".`);
}

function setInArray(value: Value[], only: Value, assigned: Value): void {
  const number = typeof only === 'number' ? only : (convertTo(only, requireType('System.Int32')) as number);
  const at = number < 0 ? number + value.length : number;
  if (at < 0 || at >= value.length) raiseNet('System.IndexOutOfRangeException', outside);
  const mark = (value as TypedArray)[elementType];
  value[at] = mark === undefined ? assigned : convertTo(assigned, typeof mark === 'string' ? requireType(mark) : mark);
}
