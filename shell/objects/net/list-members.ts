import type { Collection } from '../collection.ts';
import { convertTo } from '../convert.ts';
import { arrayOfElements } from '../convert-array.ts';
import { modified } from '../dictionary.ts';
import { NetException } from '../error.ts';
import { type NetType, requireType } from '../net-type.ts';
import type { Signatures, TypeHooks } from '../type-table.ts';
import type { Value } from '../value.ts';
import { compareDefault, indexOfValue, orderOf, search, sortRange } from './array.ts';

export function indexOutOfRange(): never {
  throw new NetException(
    'System.ArgumentOutOfRangeException',
    "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
  );
}

function place(self: Collection, at: number): number {
  if (at < 0 || at >= self.items.length) indexOutOfRange();
  return at;
}

/** The list, ready to be changed. */
export function changing(self: Collection): Value[] {
  if (self.readOnly) throw new NetException('System.NotSupportedException', 'Collection is read-only.');
  self.version++;
  return self.items;
}

/** Walks a list and throws an InvalidOperationException when it changes under way. */
export function* walkList(self: Collection): Generator<Value> {
  const { version } = self;
  for (let at = 0; at < self.items.length; at++) {
    yield self.items[at];
    if (self.version !== version) modified();
  }
}

function part(self: Collection, index: number, count: number): void {
  if (index < 0 || count < 0)
    throw new NetException('System.ArgumentOutOfRangeException', "Non-negative number required. (Parameter 'index')");
  if (index + count > self.items.length)
    throw new NetException(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
}

const elementOf = (self: Collection): NetType => self.netType.genericArguments[0] ?? requireType('System.Object');

/** Members that ArrayList, List[T] and Collection[T] share; T stands for the element type. */
export function listMembers({ addGivesIndex = false } = {}): Signatures {
  const item = addGivesIndex ? 'System.Object' : 'T';
  return {
    'int Count {get;}': (self: Collection) => self.items.length,
    'int Capacity {get;set;}': { get: (self: Collection) => self.items.length, set: () => undefined },
    'bool IsFixedSize {get;}': () => false,
    'bool IsReadOnly {get;}': (self: Collection) => self.readOnly,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: Collection) => self,
    [`${item} Item(int index) {get;set;}`]: {
      get: (self: Collection, at: number) => self.items[place(self, at)],
      set: (self: Collection, value: Value, at: number) => void (changing(self)[place(self, at)] = value),
    },
    [`${addGivesIndex ? 'int' : 'void'} Add(${item} ${addGivesIndex ? 'value' : 'item'})`]: (self: Collection, value: Value) =>
      changing(self).push(value) - 1,
    'void Clear()': (self: Collection) => void (changing(self).length = 0),
    [`bool Contains(${item} item)`]: (self: Collection, value: Value) => indexOfValue(self.items, value) >= 0,
    'void CopyTo(array array)': (self: Collection, target: Value[]) => self.items.forEach((value, n) => void (target[n] = value)),
    'void CopyTo(array array, int arrayIndex)': (self: Collection, target: Value[], at: number) =>
      self.items.forEach((value, n) => void (target[at + n] = value)),
    'System.Collections.IEnumerator GetEnumerator()': (self: Collection) => walkList(self),
    [`int IndexOf(${item} item)`]: (self: Collection, value: Value) => indexOfValue(self.items, value),
    [`int IndexOf(${item} item, int index)`]: (self: Collection, value: Value, from: number) => indexOfValue(self.items, value, from),
    [`int LastIndexOf(${item} item)`]: (self: Collection, value: Value) =>
      self.items.findLastIndex((each) => indexOfValue([each], value) === 0),
    [`void Insert(int index, ${item} item)`]: (self: Collection, at: number, value: Value) => {
      if (at < 0 || at > self.items.length)
        throw new NetException('System.ArgumentOutOfRangeException', "Index must be within the bounds of the List. (Parameter 'index')");
      changing(self).splice(at, 0, value);
    },
    [`${addGivesIndex ? 'void' : 'bool'} Remove(${item} item)`]: (self: Collection, value: Value) => {
      const at = indexOfValue(self.items, value);
      if (at >= 0) changing(self).splice(at, 1);
      return at >= 0;
    },
    'void RemoveAt(int index)': (self: Collection, at: number) => void changing(self).splice(place(self, at), 1),
    'void RemoveRange(int index, int count)': (self: Collection, at: number, count: number) => {
      part(self, at, count);
      changing(self).splice(at, count);
    },
    'void Reverse()': (self: Collection) => void changing(self).reverse(),
    'void Reverse(int index, int count)': (self: Collection, at: number, count: number) => {
      part(self, at, count);
      const turned = self.items.slice(at, at + count).reverse();
      changing(self).splice(at, count, ...turned);
    },
    'void Sort()': (self: Collection) => sortRange(changing(self), 0, self.items.length, compareDefault),
    'void Sort(System.Collections.IComparer comparer)': (self: Collection, comparer: Value) =>
      sortRange(changing(self), 0, self.items.length, orderOf(comparer)),
    [`int BinarySearch(${item} item)`]: (self: Collection, value: Value) => search(self.items, value),
    'System.Object[] ToArray()': (self: Collection) => arrayOfElements(self.items.slice(), elementOf(self)),
  };
}

export const listHooks: TypeHooks = {
  enumerate: walkList,
  list: (self: Collection) => self.items,
  setIndex: (self: Collection, [index], value) => {
    const at = convertTo(index, requireType('System.Int32')) as number;
    const real = at < 0 ? at + self.items.length : at;
    const converted = convertTo(value, elementOf(self));
    changing(self)[place(self, real)] = converted;
  },
};
