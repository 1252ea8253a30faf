import { convertTo } from '../convert.ts';
import { Dictionary, type Entry, type KeyFolding, KeyValuePair, keepCase } from '../dictionary.ts';
import { enumerable } from '../enumerate.ts';
import { NetException } from '../error.ts';
import { closeGeneric, type NetType, requireType } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { toText } from '../text.ts';
import { registerType } from '../type-registry.ts';
import type { Signatures, TypeHooks, TypeTable } from '../type-table.ts';
import type { Value } from '../value.ts';
import { compareDefault, orderOf } from './array.ts';
import { DictionaryView, pairOf, viewTable } from './collections.ts';
import { Comparer } from './string-comparer.ts';

/** Dictionary[K,V] and its kin. Keys and values are of the type's arguments. */
export class GenericDictionary extends Dictionary {
  readonly netType: NetType;
  readonly comparer: Value;
  constructor(netType: NetType, fold: KeyFolding = keepCase, comparer: Value = null) {
    super(fold);
    this.netType = netType;
    this.comparer = comparer;
  }

  key(key: Value): Value {
    if (key === null || key === undefined)
      throw new NetException('System.ArgumentNullException', "Value cannot be null. (Parameter 'key')");
    return convertTo(key, this.netType.genericArguments[0]!);
  }

  override set(key: Value, value: Value): void {
    super.set(this.key(key), convertTo(value, this.netType.genericArguments[1]!));
  }

  add(key: Value, value: Value): void {
    if (this.has(key))
      throw new NetException('System.ArgumentException', `An item with the same key has already been added. Key: ${toText(key)}`);
    super.set(key, value);
  }
}

/** SortedDictionary and SortedList: entries in the order of their keys. */
export class SortedGenericDictionary extends GenericDictionary {
  override entries(): Iterable<Entry> {
    const order = this.comparer === null ? compareDefault : orderOf(this.comparer);
    return [...this.entriesByKey.values()].sort((a, b) => order(a.key, b.key));
  }
}

/** Walks a generic dictionary as KeyValuePairs. */
export function* pairs(self: GenericDictionary): Generator<KeyValuePair> {
  for (const { key, value } of self.walk()) yield pairOf(self, key, value);
}

const dictionaryMembers: Signatures = {
  'System.Object Comparer {get;}': (self: GenericDictionary) => self.comparer,
  'int Count {get;}': (self: GenericDictionary) => self.count,
  'bool IsReadOnly {get;}': () => false,
  'System.Object Keys {get;}': (self: GenericDictionary) => new DictionaryView(self, 'key', viewName('Key', self)),
  'System.Object Values {get;}': (self: GenericDictionary) => new DictionaryView(self, 'value', viewName('Value', self)),
  'V Item(K key) {get;set;}': { get: item, set: (self: GenericDictionary, value: Value, key: Value) => self.set(key, value) },
  'void Add(K key, V value)': (self: GenericDictionary, key: Value, value: Value) => {
    self.key(key);
    self.add(key, value);
  },
  'void Clear()': (self: GenericDictionary) => self.clear(),
  'bool ContainsKey(K key)': (self: GenericDictionary, key: Value) => self.has(self.key(key)),
  'bool ContainsValue(V value)': (self: GenericDictionary, value: Value) =>
    self.values().some((each) => each === value || compareQuietly(each, value)),
  'System.Collections.IEnumerator GetEnumerator()': pairs,
  'bool Remove(K key)': (self: GenericDictionary, key: Value) => self.delete(self.key(key)),
  'bool TryAdd(K key, V value)': (self: GenericDictionary, key: Value, value: Value) => {
    if (self.has(self.key(key))) return false;
    self.add(key, value);
    return true;
  },
  'bool TryGetValue(K key, [ref] V value)': (self: GenericDictionary, key: Value, result: PSReference) => {
    const entry = self.entry(self.key(key));
    result.value = entry ? entry.value : (self.netType.genericArguments[1]!.table.defaultValue?.() ?? null);
    return entry !== undefined;
  },
};

function compareQuietly(left: Value, right: Value): boolean {
  try {
    return compareDefault(left, right) === 0;
  } catch {
    return false;
  }
}

function item(self: GenericDictionary, key: Value): Value {
  const entry = self.entry(key);
  if (!entry)
    throw new NetException(
      'System.Collections.Generic.KeyNotFoundException',
      `The given key '${toText(key)}' was not present in the dictionary.`,
    );
  return entry.value;
}

function viewName(what: 'Key' | 'Value', self: GenericDictionary): string {
  return `System.Collections.Generic.Dictionary\`2+${what}Collection[${self.netType.genericArguments.map((type) => type.display).join(',')}]`;
}

for (const what of ['Key', 'Value'])
  registerType(`System.Collections.Generic.Dictionary\`2+${what}Collection`, () => ({ ...viewTable, generic: ['K', 'V'] }));

/** A missing key reads as null in PowerShell. */
const hooks: TypeHooks = {
  index: (self: GenericDictionary, [key]) => self.get(self.key(key)) ?? null,
  setIndex: (self: GenericDictionary, [key], value) => self.set(key, value),
  enumerate: undefined,
};

const interfaces = [
  'System.Collections.IDictionary',
  'System.Collections.ICollection',
  'System.Collections.Generic.IDictionary`2[K,V]',
  'System.Collections.Generic.IReadOnlyDictionary`2[K,V]',
  'System.Collections.Generic.IEnumerable`1[System.Collections.Generic.KeyValuePair`2[K,V]]',
];

function filled(made: GenericDictionary, source: Value): GenericDictionary {
  if (source instanceof Dictionary) for (const { key, value } of source.entries()) made.set(key, value);
  else for (const pair of enumerable(source) ?? []) if (pair instanceof KeyValuePair) made.set(pair.key, pair.value);
  return made;
}

const foldingOf = (comparer: Value) => (comparer instanceof Comparer ? comparer.folding : keepCase);

function dictionaryTable(
  name: string,
  make: (type: NetType, comparer: Value) => GenericDictionary,
  more: Signatures = {},
): (args: readonly NetType[]) => TypeTable {
  const comparer = /Sorted/.test(name)
    ? 'System.Collections.Generic.IComparer[K] comparer'
    : 'System.Collections.Generic.IEqualityComparer[K] comparer';
  return (args) => {
    const type = () => closeGeneric(requireType(name), args);
    return {
      generic: ['K', 'V'],
      interfaces,
      constructors: {
        '()': () => make(type(), null),
        '(int capacity)': () => make(type(), null),
        '(System.Collections.Generic.IDictionary[K,V] dictionary)': (source: Value) => filled(make(type(), null), source),
        [`(${comparer})`]: (by: Value) => make(type(), by),
        [`(int capacity, ${comparer})`]: (_: number, by: Value) => make(type(), by),
        [`(System.Collections.Generic.IDictionary[K,V] dictionary, ${comparer})`]: (source: Value, by: Value) =>
          filled(make(type(), by), source),
      },
      instance: { ...dictionaryMembers, ...more },
      hooks,
    };
  };
}

const plain = (type: NetType, comparer: Value) => new GenericDictionary(type, foldingOf(comparer), comparer);
const sorted = (type: NetType, comparer: Value) => new SortedGenericDictionary(type, foldingOf(comparer), comparer);

registerType('System.Collections.Generic.Dictionary`2', dictionaryTable('System.Collections.Generic.Dictionary`2', plain));
registerType(
  'System.Collections.Concurrent.ConcurrentDictionary`2',
  dictionaryTable('System.Collections.Concurrent.ConcurrentDictionary`2', plain, {
    'V GetOrAdd(K key, V value)': (self: GenericDictionary, key: Value, value: Value) => {
      if (!self.has(key)) self.add(key, value);
      return self.get(key);
    },
    'V AddOrUpdate(K key, V addValue, System.Func[K,V,V] updateValueFactory)': (
      self: GenericDictionary,
      key: Value,
      value: Value,
      update: (key: Value, old: Value) => Value,
    ) => {
      self.set(key, self.has(key) ? update(key, self.get(key)) : value);
      return self.get(key);
    },
    'bool TryRemove(K key, [ref] V value)': (self: GenericDictionary, key: Value, result: PSReference) => {
      result.value = self.get(key) ?? null;
      return self.delete(key);
    },
    'bool TryUpdate(K key, V newValue, V comparisonValue)': (self: GenericDictionary, key: Value, value: Value, expected: Value) => {
      const matches = self.has(key) && compareQuietly(self.get(key), expected);
      if (matches) self.set(key, value);
      return matches;
    },
    'bool IsEmpty {get;}': (self: GenericDictionary) => self.count === 0,
  }),
);
registerType('System.Collections.Generic.SortedDictionary`2', dictionaryTable('System.Collections.Generic.SortedDictionary`2', sorted));
registerType(
  'System.Collections.Generic.SortedList`2',
  dictionaryTable('System.Collections.Generic.SortedList`2', sorted, {
    'int IndexOfKey(K key)': (self: GenericDictionary, key: Value) => self.keys().findIndex((each) => compareDefault(each, key) === 0),
    'int IndexOfValue(V value)': (self: GenericDictionary, value: Value) => self.values().findIndex((each) => compareQuietly(each, value)),
    'K GetKeyAtIndex(int index)': (self: GenericDictionary, at: number) => self.keys()[at],
    'V GetValueAtIndex(int index)': (self: GenericDictionary, at: number) => self.values()[at],
    'void RemoveAt(int index)': (self: GenericDictionary, at: number) => void self.delete(self.keys()[at]),
  }),
);

/** System.Collections.SortedList: a sorted table of any keys. */
registerType('System.Collections.SortedList', () => ({
  interfaces: ['System.Collections.IDictionary', 'System.Collections.ICollection', 'System.ICloneable'],
  constructors: {
    '()': () => new SortedTable(null),
    '(System.Collections.IDictionary d)': (source: Dictionary) => {
      const made = new SortedTable(null);
      for (const { key, value } of source.entries()) made.set(key, value);
      return made;
    },
    '(System.Collections.IComparer comparer)': (comparer: Value) => new SortedTable(comparer),
  },
  instance: {
    'int Count {get;}': (self: SortedTable) => self.count,
    'System.Object Keys {get;}': (self: SortedTable) => self.keys(),
    'System.Object Values {get;}': (self: SortedTable) => self.values(),
    'void Add(System.Object key, System.Object value)': (self: SortedTable, key: Value, value: Value) => {
      if (self.has(key))
        throw new NetException(
          'System.ArgumentException',
          `Item has already been added. Key in dictionary: '${toText(key)}'  Key being added: '${toText(key)}'`,
        );
      self.set(key, value);
    },
    'void Clear()': (self: SortedTable) => self.clear(),
    'bool Contains(System.Object key)': (self: SortedTable, key: Value) => self.has(key),
    'bool ContainsKey(System.Object key)': (self: SortedTable, key: Value) => self.has(key),
    'bool ContainsValue(System.Object value)': (self: SortedTable, value: Value) =>
      self.values().some((each) => compareQuietly(each, value)),
    'System.Object GetByIndex(int index)': (self: SortedTable, at: number) => self.values()[at] ?? null,
    'System.Object GetKey(int index)': (self: SortedTable, at: number) => self.keys()[at] ?? null,
    'int IndexOfKey(System.Object key)': (self: SortedTable, key: Value) =>
      self.keys().findIndex((each) => compareDefault(each, key) === 0),
    'void Remove(System.Object key)': (self: SortedTable, key: Value) => void self.delete(key),
  },
}));

/** A table kept in the order of its keys. */
export class SortedTable extends Dictionary {
  readonly comparer: Value;
  constructor(comparer: Value) {
    super(foldingOf(comparer));
    this.comparer = comparer;
  }
  get netType(): NetType {
    return requireType('System.Collections.SortedList');
  }
  override entries(): Iterable<Entry> {
    const order = orderOf(this.comparer);
    return [...this.entriesByKey.values()].sort((a, b) => order(a.key, b.key));
  }
}
