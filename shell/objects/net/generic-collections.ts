import { Collection } from '../collection.ts';
import { convertTo } from '../convert.ts';
import { arrayOfElements } from '../convert-array.ts';
import { enumerable } from '../enumerate.ts';
import { NetException } from '../error.ts';
import { closeGeneric, type NetType, requireType } from '../net-type.ts';
import { registerType } from '../type-registry.ts';
import type { Signatures, TypeTable } from '../type-table.ts';
import type { Value } from '../value.ts';
import { orderOf, sortRange } from './array.ts';
import { changing, indexOutOfRange, listHooks, listMembers } from './list-members.ts';

type Test = (value: Value) => Value;
const passes = (test: Test, value: Value) => convertTo(test(value), requireType('System.Boolean')) === true;

const open = (name: string, args: readonly NetType[]) => closeGeneric(requireType(name), args);
const itemsOf = (value: Value): Value[] => [...(enumerable(value) ?? [])];

/** List[T]'s members beyond those of every list. */
const listOnly: Signatures = {
  'void AddRange(System.Collections.Generic.IEnumerable[T] collection)': (self: Collection, items: Value) => {
    const more = itemsOf(items);
    const list = changing(self);
    for (const item of more) list.push(item);
  },
  'System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly()': (self: Collection) => readOnly(self),
  'bool Exists(System.Predicate[T] match)': (self: Collection, test: Test) => self.items.some((each) => passes(test, each)),
  'T Find(System.Predicate[T] match)': (self: Collection, test: Test) => self.items.find((each) => passes(test, each)) ?? defaultOf(self),
  'System.Collections.Generic.List[T] FindAll(System.Predicate[T] match)': (self: Collection, test: Test) =>
    new Collection(
      self.netType,
      self.items.filter((each) => passes(test, each)),
    ),
  'int FindIndex(System.Predicate[T] match)': (self: Collection, test: Test) => self.items.findIndex((each) => passes(test, each)),
  'T FindLast(System.Predicate[T] match)': (self: Collection, test: Test) =>
    self.items.findLast((each) => passes(test, each)) ?? defaultOf(self),
  'int FindLastIndex(System.Predicate[T] match)': (self: Collection, test: Test) => self.items.findLastIndex((each) => passes(test, each)),
  'void ForEach(System.Action[T] action)': (self: Collection, action: Test) => {
    for (const each of self.items) action(each);
  },
  'System.Collections.Generic.List[T] GetRange(int index, int count)': (self: Collection, at: number, count: number) => {
    if (at + count > self.items.length) indexOutOfRange();
    return new Collection(self.netType, self.items.slice(at, at + count));
  },
  'void InsertRange(int index, System.Collections.Generic.IEnumerable[T] collection)': (self: Collection, at: number, items: Value) => {
    if (at < 0 || at > self.items.length) indexOutOfRange();
    changing(self).splice(at, 0, ...itemsOf(items));
  },
  'int RemoveAll(System.Predicate[T] match)': (self: Collection, test: Test) => {
    const kept = self.items.filter((each) => !passes(test, each));
    const gone = self.items.length - kept.length;
    changing(self).splice(0, self.items.length, ...kept);
    return gone;
  },
  'void Sort(System.Comparison[T] comparison)': (self: Collection, comparison: Value) =>
    sortRange(changing(self), 0, self.items.length, orderOf(comparison)),
  'void TrimExcess()': () => undefined,
  'int EnsureCapacity(int capacity)': (_: Collection, capacity: number) => capacity,
  'bool TrueForAll(System.Predicate[T] match)': (self: Collection, test: Test) => self.items.every((each) => passes(test, each)),
};

function defaultOf(self: Collection): Value {
  return self.netType.genericArguments[0]?.table.defaultValue?.() ?? null;
}

function readOnly(self: Collection): Collection {
  return new Collection(open('System.Collections.ObjectModel.ReadOnlyCollection`1', self.netType.genericArguments), self.items, true);
}

const listInterfaces = [
  'System.Collections.Generic.IList`1[T]',
  'System.Collections.Generic.ICollection`1[T]',
  'System.Collections.Generic.IEnumerable`1[T]',
  'System.Collections.IList',
  'System.Collections.ICollection',
  'System.Collections.Generic.IReadOnlyList`1[T]',
  'System.Collections.Generic.IReadOnlyCollection`1[T]',
];

function listTable(name: string, more: Signatures): (args: readonly NetType[]) => TypeTable {
  return (args) => ({
    generic: ['T'],
    interfaces: listInterfaces,
    constructors: {
      '()': () => new Collection(open(name, args)),
      '(System.Collections.Generic.IEnumerable[T] collection)': (items: Value) => new Collection(open(name, args), itemsOf(items)),
      ...(name.includes('.List`') ? { '(int capacity)': () => new Collection(open(name, args)) } : {}),
    },
    instance: { ...listMembers(), ...more },
    hooks: listHooks,
  });
}

registerType('System.Collections.Generic.List`1', listTable('System.Collections.Generic.List`1', listOnly));
registerType('System.Collections.ObjectModel.Collection`1', listTable('System.Collections.ObjectModel.Collection`1', {}));
registerType(
  'System.Collections.ObjectModel.ObservableCollection`1',
  listTable('System.Collections.ObjectModel.ObservableCollection`1', {}),
);

registerType('System.Collections.ObjectModel.ReadOnlyCollection`1', (args) => ({
  generic: ['T'],
  interfaces: listInterfaces,
  constructors: {
    '(System.Collections.Generic.IList[T] list)': (items: Value) =>
      new Collection(open('System.Collections.ObjectModel.ReadOnlyCollection`1', args), itemsOf(items), true),
  },
  instance: listMembers(),
  hooks: listHooks,
}));

// ---- stacks and queues

function empty(what: string): never {
  throw new NetException('System.InvalidOperationException', `${what} empty.`);
}

/** A stack keeps its top first, so that enumerating it gives the order in which it would be popped. */
function stackMembers(item: string): Signatures {
  return {
    'int Count {get;}': (self: Collection) => self.items.length,
    'void Clear()': (self: Collection) => void (changing(self).length = 0),
    [`bool Contains(${item} item)`]: (self: Collection, value: Value) => self.items.includes(value),
    'System.Collections.IEnumerator GetEnumerator()': (self: Collection) => self.items[Symbol.iterator](),
    [`${item} Peek()`]: (self: Collection) => (self.items.length ? self.items[0] : empty('Stack')),
    [`${item} Pop()`]: (self: Collection) => (self.items.length ? changing(self).shift() : empty('Stack')),
    [`void Push(${item} item)`]: (self: Collection, value: Value) => void changing(self).unshift(value),
    'System.Object[] ToArray()': (self: Collection) =>
      arrayOfElements(self.items.slice(), self.netType.genericArguments[0] ?? requireType('System.Object')),
    'bool TryPeek([ref] System.Object result)': (self: Collection, result: { value: Value }) => {
      result.value = self.items[0] ?? null;
      return self.items.length > 0;
    },
    'bool TryPop([ref] System.Object result)': (self: Collection, result: { value: Value }) => {
      const some = self.items.length > 0;
      result.value = some ? changing(self).shift() : null;
      return some;
    },
  };
}

function queueMembers(item: string): Signatures {
  return {
    'int Count {get;}': (self: Collection) => self.items.length,
    'void Clear()': (self: Collection) => void (changing(self).length = 0),
    [`bool Contains(${item} item)`]: (self: Collection, value: Value) => self.items.includes(value),
    'System.Collections.IEnumerator GetEnumerator()': (self: Collection) => self.items[Symbol.iterator](),
    [`${item} Dequeue()`]: (self: Collection) => (self.items.length ? changing(self).shift() : empty('Queue')),
    [`void Enqueue(${item} item)`]: (self: Collection, value: Value) => void changing(self).push(value),
    [`${item} Peek()`]: (self: Collection) => (self.items.length ? self.items[0] : empty('Queue')),
    'System.Object[] ToArray()': (self: Collection) =>
      arrayOfElements(self.items.slice(), self.netType.genericArguments[0] ?? requireType('System.Object')),
    'bool TryDequeue([ref] System.Object result)': (self: Collection, result: { value: Value }) => {
      const some = self.items.length > 0;
      result.value = some ? changing(self).shift() : null;
      return some;
    },
    'bool TryPeek([ref] System.Object result)': (self: Collection, result: { value: Value }) => {
      result.value = self.items[0] ?? null;
      return self.items.length > 0;
    },
  };
}

const sequenceHooks = { enumerate: listHooks.enumerate };
const plainInterfaces = ['System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.ICloneable'];
const genericInterfaces = [
  'System.Collections.Generic.IEnumerable`1[T]',
  'System.Collections.ICollection',
  'System.Collections.Generic.IReadOnlyCollection`1[T]',
];

registerType('System.Collections.Generic.Stack`1', (args) => ({
  generic: ['T'],
  interfaces: genericInterfaces,
  constructors: {
    '()': () => new Collection(open('System.Collections.Generic.Stack`1', args)),
    '(int capacity)': () => new Collection(open('System.Collections.Generic.Stack`1', args)),
    '(System.Collections.Generic.IEnumerable[T] collection)': (items: Value) =>
      new Collection(open('System.Collections.Generic.Stack`1', args), itemsOf(items).reverse()),
  },
  instance: stackMembers('T'),
  hooks: sequenceHooks,
}));

registerType('System.Collections.Stack', () => ({
  interfaces: plainInterfaces,
  constructors: {
    '()': () => new Collection(requireType('System.Collections.Stack')),
    '(System.Collections.ICollection col)': (items: Value) =>
      new Collection(requireType('System.Collections.Stack'), itemsOf(items).reverse()),
  },
  instance: stackMembers('System.Object'),
  hooks: sequenceHooks,
}));

registerType('System.Collections.Generic.Queue`1', (args) => ({
  generic: ['T'],
  interfaces: genericInterfaces,
  constructors: {
    '()': () => new Collection(open('System.Collections.Generic.Queue`1', args)),
    '(int capacity)': () => new Collection(open('System.Collections.Generic.Queue`1', args)),
    '(System.Collections.Generic.IEnumerable[T] collection)': (items: Value) =>
      new Collection(open('System.Collections.Generic.Queue`1', args), itemsOf(items)),
  },
  instance: queueMembers('T'),
  hooks: sequenceHooks,
}));

for (const name of ['System.Collections.Concurrent.ConcurrentQueue`1', 'System.Collections.Concurrent.ConcurrentBag`1'])
  registerType(name, (args) => ({
    generic: ['T'],
    interfaces: genericInterfaces,
    constructors: {
      '()': () => new Collection(open(name, args)),
      '(System.Collections.Generic.IEnumerable[T] collection)': (items: Value) => new Collection(open(name, args), itemsOf(items)),
    },
    instance: {
      ...queueMembers('T'),
      'bool IsEmpty {get;}': (self: Collection) => self.items.length === 0,
      'void Add(T item)': (self: Collection, value: Value) => void changing(self).push(value),
    },
    hooks: sequenceHooks,
  }));

registerType('System.Collections.Queue', () => ({
  interfaces: plainInterfaces,
  constructors: {
    '()': () => new Collection(requireType('System.Collections.Queue')),
    '(System.Collections.ICollection col)': (items: Value) => new Collection(requireType('System.Collections.Queue'), itemsOf(items)),
  },
  instance: queueMembers('System.Object'),
  hooks: sequenceHooks,
}));
