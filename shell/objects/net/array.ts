import { compareTextInCulture } from '../collation.ts';
import { compareNumbers, sameValue } from '../comparison.ts';
import { convertTo } from '../convert.ts';
import { arrayOfElements } from '../convert-array.ts';
import { NetException } from '../error.ts';
import { MultiArray } from '../multi-array.ts';
import { arrayOf, type NetType, requireType, typeOf } from '../net-type.ts';
import { numericRank } from '../numeric-operation.ts';
import type { PSReference } from '../reference.ts';
import { bindClass, registerType } from '../type-registry.ts';
import { SmallInteger, type Value } from '../value.ts';
import { Comparer } from './string-comparer.ts';

bindClass(() => Uint8Array, 'System.Byte[]');

type AnyArray = Value[] | Uint8Array | MultiArray;

const at = (array: AnyArray, index: number): Value => {
  if (array instanceof Uint8Array) return new SmallInteger('Byte', array[index]!);
  return array instanceof MultiArray ? array.items[index] : array[index];
};

export function elements(array: AnyArray): Value[] {
  if (array instanceof MultiArray) return array.items;
  return array instanceof Uint8Array ? Array.from(array, (byte) => new SmallInteger('Byte', byte)) : array;
}

function fixedSize(): never {
  throw new NetException('System.NotSupportedException', 'Collection was of a fixed size.');
}

function outOfBounds(): never {
  throw new NetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}

function put(array: AnyArray, index: number, value: Value): void {
  if (index < 0 || index >= lengthOf(array)) outOfBounds();
  if (array instanceof Uint8Array) array[index] = (convertTo(value, requireType('System.Byte')) as SmallInteger).value;
  else if (array instanceof MultiArray) array.items[index] = convertTo(value, array.netType.elementType!);
  else array[index] = convertTo(value, typeOf(array).elementType!);
}

const lengthOf = (array: AnyArray) => (array instanceof MultiArray ? array.items.length : array.length);
const lengthsOf = (array: AnyArray) => (array instanceof MultiArray ? array.lengths : [array.length]);

function dimension(array: AnyArray, which: number): number {
  const length = lengthsOf(array)[which];
  if (length === undefined) outOfBounds();
  return length;
}

/** Comparer.Default: numbers by value, strings by culture, IComparable of the type. */
export function compareDefault(left: Value, right: Value): number {
  if (left === null || left === undefined) return right === null || right === undefined ? 0 : -1;
  if (right === null || right === undefined) return 1;
  if (typeof left === 'string' && typeof right === 'string') return compareTextInCulture(left, right, true);
  if (numericRank(left) >= 0 && typeOf(left) === typeOf(right)) return compareNumbers(left, right);
  const order = typeOf(left).hooks.compare?.(left as never, right);
  if (order !== undefined) return order;
  const { hooks } = typeOf(left);
  if (hooks.compare) throw new NetException('System.ArgumentException', `Object must be of type ${typeOf(left).name}.`);
  throw new NetException('System.ArgumentException', 'At least one object must implement IComparable.');
}

/** The order that a comparer or a Comparison delegate gives. */
export function orderOf(comparer: Value): (left: Value, right: Value) => number {
  if (comparer instanceof Comparer) return (left, right) => comparer.order(left, right);
  if (typeof comparer === 'function')
    return (left, right) => convertTo((comparer as (...args: Value[]) => Value)(left, right), requireType('System.Int32')) as number;
  return compareDefault;
}

function sortFailure(thrown: unknown): never {
  if (thrown instanceof NetException && thrown.type === 'System.ArgumentException')
    throw new NetException('System.InvalidOperationException', 'Failed to compare two elements in the array.', thrown);
  throw thrown;
}

/** Sorts a part of a list in place. */
export function sortRange(items: Value[], from: number, count: number, order: (left: Value, right: Value) => number): void {
  try {
    const sorted = items.slice(from, from + count).sort(order);
    for (let n = 0; n < sorted.length; n++) items[from + n] = sorted[n];
  } catch (thrown) {
    sortFailure(thrown);
  }
}

function sortArray(array: AnyArray, from = 0, count = lengthOf(array), order = compareDefault): void {
  if (array instanceof Uint8Array) array.subarray(from, from + count).sort();
  else sortRange(elements(array), from, count, order);
}

/** Sorts keys and, along with them, items. */
function sortPairs(keys: AnyArray, items: AnyArray, order = compareDefault): void {
  const pairs = elements(keys).map((key, n) => [key, at(items, n)] as const);
  pairs.sort((a, b) => order(a[0], b[0]));
  pairs.forEach(([key, item], n) => {
    put(keys, n, key);
    put(items, n, item);
  });
}

function reverse(array: AnyArray, from = 0, count = lengthOf(array)): void {
  if (array instanceof Uint8Array) array.subarray(from, from + count).reverse();
  else {
    const list = elements(array);
    const part = list.slice(from, from + count).reverse();
    for (let n = 0; n < part.length; n++) list[from + n] = part[n];
  }
}

export function indexOfValue(items: ArrayLike<Value>, value: Value, from = 0, to = items.length): number {
  for (let n = from; n < to; n++) if (sameValue(items[n], value) || (items[n] ?? null) === (value ?? null)) return n;
  return -1;
}

function copy(source: AnyArray, from: number, target: AnyArray, into: number, count: number): void {
  if (from + count > lengthOf(source) || into + count > lengthOf(target))
    throw new NetException(
      'System.ArgumentException',
      "Source array was not long enough. Check the source index, length, and the array's lower bounds. (Parameter 'sourceArray')",
    );
  const moved = elements(source).slice(from, from + count);
  moved.forEach((value, n) => void put(target, into + n, value));
}

/** A new array of a type, each element its default. */
export function createArray(element: NetType, lengths: readonly number[]): Value {
  const initial = element.isValueType ? (element.isEnum ? element.enumObject(0) : (element.table.defaultValue?.() ?? null)) : null;
  if (lengths.length > 1) return new MultiArray(arrayOf(element, lengths.length), lengths, initial);
  const [length = 0] = lengths;
  if (length < 0) throw new NetException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  if (element.display === 'System.Byte') return new Uint8Array(length);
  return arrayOfElements(new Array<Value>(length).fill(initial), element);
}

function clone(array: AnyArray): Value {
  if (array instanceof Uint8Array) return array.slice();
  if (!(array instanceof MultiArray)) return arrayOfElements(array.slice(), typeOf(array).elementType!);
  const made = new MultiArray(array.netType, array.lengths, null);
  made.items.splice(0, made.items.length, ...array.items);
  return made;
}

function resize(reference: PSReference, size: number): void {
  const old = reference.value as AnyArray;
  const next = createArray(typeOf(old).elementType!, [size]) as AnyArray;
  elements(old)
    .slice(0, size)
    .forEach((value, n) => void put(next, n, value));
  reference.value = next;
}

type Test = (value: Value) => Value;
const passes = (test: Test, value: Value) => convertTo(test(value), requireType('System.Boolean')) === true;

registerType('System.Array', () => ({
  abstract: true,
  interfaces: [
    'System.ICloneable',
    'System.Collections.IList',
    'System.Collections.ICollection',
    'System.Collections.IEnumerable',
    'System.Collections.IStructuralEquatable',
  ],
  instance: {
    'int Count {get;}': lengthOf,
    'bool IsFixedSize {get;}': () => true,
    'bool IsReadOnly {get;}': () => false,
    'bool IsSynchronized {get;}': () => false,
    'int Length {get;}': lengthOf,
    'long LongLength {get;}': (array: AnyArray) => BigInt(lengthOf(array)),
    'int Rank {get;}': (array: AnyArray) => lengthsOf(array).length,
    'System.Object SyncRoot {get;}': (array: AnyArray) => array,
    'int Add(System.Object value)': fixedSize,
    'void Clear()': fixedSize,
    'System.Object Clone()': clone,
    'bool Contains(System.Object value)': (array: AnyArray, value: Value) => indexOfValue(elements(array), value) >= 0,
    'void CopyTo(array array, int index)': (array: AnyArray, target: AnyArray, index: number) =>
      copy(array, 0, target, index, lengthOf(array)),
    'System.Collections.IEnumerator GetEnumerator()': (array: AnyArray) => elements(array)[Symbol.iterator](),
    'int GetLength(int dimension)': dimension,
    'int GetLowerBound(int dimension)': (array: AnyArray, which: number) => (dimension(array, which) >= 0 ? 0 : 0),
    'int GetUpperBound(int dimension)': (array: AnyArray, which: number) => dimension(array, which) - 1,
    'System.Object GetValue(int index)': (array: AnyArray, index: number) =>
      index < 0 || index >= lengthOf(array) ? outOfBounds() : at(array, index),
    'System.Object GetValue(Params int[] indices)': (array: AnyArray, where: number[]) =>
      array instanceof MultiArray ? (array.inRange(where) ? array.get(where) : outOfBounds()) : at(array, where[0]!),
    'int IndexOf(System.Object value)': (array: AnyArray, value: Value) => indexOfValue(elements(array), value),
    'void Insert(int index, System.Object value)': fixedSize,
    'void Remove(System.Object value)': fixedSize,
    'void RemoveAt(int index)': fixedSize,
    'void SetValue(System.Object value, int index)': (array: AnyArray, value: Value, index: number) => put(array, index, value),
    'void SetValue(System.Object value, Params int[] indices)': (array: AnyArray, value: Value, where: number[]) => {
      if (!(array instanceof MultiArray)) return put(array, where[0]!, value);
      if (!array.inRange(where)) outOfBounds();
      array.set(where, convertTo(value, array.netType.elementType!));
    },
  },
  static: {
    'int IndexOf(array array, System.Object value)': (array: AnyArray, value: Value) => indexOfValue(elements(array), value),
    'int IndexOf(array array, System.Object value, int startIndex)': (array: AnyArray, value: Value, start: number) =>
      indexOfValue(elements(array), value, start),
    'int LastIndexOf(array array, System.Object value)': (array: AnyArray, value: Value) =>
      elements(array).findLastIndex((each) => sameValue(each, value)),
    'void Sort(array array)': (array: AnyArray) => sortArray(array),
    'void Sort(array array, System.Collections.IComparer comparer)': (array: AnyArray, comparer: Value) =>
      sortArray(array, 0, lengthOf(array), orderOf(comparer)),
    'void Sort(array array, System.Comparison[System.Object] comparison)': (array: AnyArray, comparison: Value) =>
      sortArray(array, 0, lengthOf(array), orderOf(comparison)),
    'void Sort(array array, int index, int length)': (array: AnyArray, from: number, count: number) => sortArray(array, from, count),
    'void Sort(array keys, array items)': (keys: AnyArray, items: AnyArray) => sortPairs(keys, items),
    'void Reverse(array array)': (array: AnyArray) => reverse(array),
    'void Reverse(array array, int index, int length)': reverse,
    'void Copy(array sourceArray, array destinationArray, int length)': (source: AnyArray, target: AnyArray, count: number) =>
      copy(source, 0, target, 0, count),
    'void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)': copy,
    'void Clear(array array)': (array: AnyArray) => clearRange(array, 0, lengthOf(array)),
    'void Clear(array array, int index, int length)': clearRange,
    'void Resize([ref] System.Object array, int newSize)': resize,
    'array CreateInstance(type elementType, int length)': (element: NetType, length: number) => createArray(element, [length]),
    'array CreateInstance(type elementType, int length1, int length2)': (element: NetType, first: number, second: number) =>
      createArray(element, [first, second]),
    'array CreateInstance(type elementType, Params int[] lengths)': (element: NetType, lengths: number[]) => createArray(element, lengths),
    'int BinarySearch(array array, System.Object value)': (array: AnyArray, value: Value) => search(elements(array), value),
    'bool Exists(array array, System.Predicate[System.Object] match)': (array: AnyArray, test: Test) =>
      elements(array).some((each) => passes(test, each)),
    'System.Object Find(array array, System.Predicate[System.Object] match)': (array: AnyArray, test: Test) =>
      elements(array).find((each) => passes(test, each)) ?? null,
    'array FindAll(array array, System.Predicate[System.Object] match)': (array: AnyArray, test: Test) =>
      arrayOfElements(
        elements(array).filter((each) => passes(test, each)),
        typeOf(array).elementType!,
      ),
    'int FindIndex(array array, System.Predicate[System.Object] match)': (array: AnyArray, test: Test) =>
      elements(array).findIndex((each) => passes(test, each)),
    'bool TrueForAll(array array, System.Predicate[System.Object] match)': (array: AnyArray, test: Test) =>
      elements(array).every((each) => passes(test, each)),
    'void ForEach(array array, System.Action[System.Object] action)': (array: AnyArray, action: Test) => {
      for (const each of elements(array)) action(each);
    },
    'array ConvertAll(array array, System.Converter[System.Object,System.Object] converter)': (array: AnyArray, turn: Test) =>
      elements(array).map(turn),
  },
  hooks: {
    enumerate: elements,
    list: elements,
  },
}));

function clearRange(array: AnyArray, from: number, count: number): void {
  const empty = elements(createArray(typeOf(array).elementType!, [1]) as AnyArray)[0];
  for (let n = from; n < from + count; n++) put(array, n, empty);
}

/** Place of a value in a sorted list, or the complement of the place where it would go. */
export function search(items: readonly Value[], value: Value, order = compareDefault): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const relation = order(items[middle], value);
    if (relation === 0) return middle;
    if (relation < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
