import { Collection } from '../collection.ts';
import { sameValue } from '../comparison.ts';
import { type Dictionary, DictionaryEntry, KeyValuePair, keepCase } from '../dictionary.ts';
import { enumerable } from '../enumerate.ts';
import { NetException } from '../error.ts';
import { Hashtable, OrderedDictionary } from '../hashtable.ts';
import { closeGeneric, requireType } from '../net-type.ts';
import { toText } from '../text.ts';
import { addTypeMember } from '../type-data.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Signatures, TypeHooks } from '../type-table.ts';
import type { Value } from '../value.ts';
import { listHooks, listMembers } from './list-members.ts';
import { Comparer } from './string-comparer.ts';

bindClass(() => Hashtable, 'System.Collections.Hashtable');
bindClass(() => OrderedDictionary, 'System.Collections.Specialized.OrderedDictionary');
bindClass(() => DictionaryEntry, 'System.Collections.DictionaryEntry');

function notNull(key: Value): Value {
  if (key === null || key === undefined) throw new NetException('System.ArgumentNullException', "Key cannot be null. (Parameter 'key')");
  return key;
}

/** Walks a dictionary as its GetEnumerator does. */
export class DictionaryEnumerator {
  readonly #entries: Generator<DictionaryEntry>;
  #current: DictionaryEntry | undefined;

  constructor(dictionary: Dictionary) {
    this.#entries = (function* () {
      for (const { key, value } of dictionary.walk()) yield new DictionaryEntry(key, value);
    })();
  }
  next(): boolean {
    const step = this.#entries.next();
    this.#current = step.done ? undefined : step.value;
    return this.#current !== undefined;
  }
  get current(): DictionaryEntry {
    if (!this.#current)
      throw new NetException('System.InvalidOperationException', 'Enumeration has either not started or has already finished.');
    return this.#current;
  }
  rest(): Iterable<DictionaryEntry> {
    return this.#entries;
  }
}

bindClass(() => DictionaryEnumerator, 'System.Collections.DictionaryEnumerator');

registerType('System.Collections.DictionaryEnumerator', () => ({
  interfaces: ['System.Collections.IDictionaryEnumerator'],
  instance: {
    'System.Object Current {get;}': (self: DictionaryEnumerator) => self.current,
    'System.Collections.DictionaryEntry Entry {get;}': (self: DictionaryEnumerator) => self.current,
    'System.Object Key {get;}': (self: DictionaryEnumerator) => self.current.key,
    'System.Object Value {get;}': (self: DictionaryEnumerator) => self.current.value,
    'bool MoveNext()': (self: DictionaryEnumerator) => self.next(),
  },
  hooks: { enumerate: (self: DictionaryEnumerator) => self.rest() },
}));

/** Keys or values of a dictionary, as they are at the time they are looked at. */
export class DictionaryView {
  readonly netType;
  readonly dictionary: Dictionary;
  readonly what: 'key' | 'value';
  constructor(dictionary: Dictionary, what: 'key' | 'value', typeName: string) {
    this.dictionary = dictionary;
    this.what = what;
    this.netType = requireType(typeName);
  }
  *items(): Generator<Value> {
    for (const entry of this.dictionary.walk()) yield entry[this.what];
  }
}

for (const name of [
  'System.Collections.Hashtable+KeyCollection',
  'System.Collections.Hashtable+ValueCollection',
  'System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection',
])
  registerType(name, () => viewTable);

/** Members of Keys and Values. */
export const viewTable = {
  interfaces: ['System.Collections.ICollection'],
  instance: {
    'int Count {get;}': (self: DictionaryView) => self.dictionary.count,
    'void CopyTo(array array, int index)': (self: DictionaryView, target: Value[], at: number) =>
      void [...self.items()].forEach((value, n) => void (target[at + n] = value)),
    'System.Collections.IEnumerator GetEnumerator()': (self: DictionaryView) => self.items(),
    'bool Contains(System.Object item)': (self: DictionaryView, item: Value) =>
      self.what === 'key' ? self.dictionary.has(item) : [...self.items()].includes(item),
  },
  hooks: { enumerate: (self: DictionaryView) => self.items() },
};

const dictionaryMembers: Signatures = {
  'int Count {get;}': (self: Dictionary) => self.count,
  'bool IsFixedSize {get;}': () => false,
  'bool IsReadOnly {get;}': () => false,
  'bool IsSynchronized {get;}': () => false,
  'System.Object SyncRoot {get;}': (self: Dictionary) => self,
  'void Clear()': (self: Dictionary) => self.clear(),
  'bool Contains(System.Object key)': (self: Dictionary, key: Value) => self.has(notNull(key)),
  'void CopyTo(array array, int index)': (self: Dictionary, target: Value[], at: number) => {
    [...self.entries()].forEach(({ key, value }, n) => {
      target[at + n] = new DictionaryEntry(key, value);
    });
  },
  'System.Collections.IDictionaryEnumerator GetEnumerator()': (self: Dictionary) => new DictionaryEnumerator(self),
};

const dictionaryHooks: TypeHooks = {
  enumerate: undefined,
  index: (self: Dictionary, [key]) => self.get(key) ?? null,
};

function fill<T extends Dictionary>(made: T, source: Dictionary): T {
  for (const { key, value } of source.entries()) made.set(key, value);
  return made;
}

const foldingOf = (comparer: Value) => (comparer instanceof Comparer ? comparer.folding : keepCase);

registerType('System.Collections.Hashtable', () => ({
  interfaces: ['System.Collections.IDictionary', 'System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.ICloneable'],
  constructors: {
    '()': () => new Hashtable(keepCase),
    '(int capacity)': (capacity: number) => new Hashtable(keepCase, capacity),
    '(System.Collections.IDictionary d)': (source: Dictionary) => fill(new Hashtable(keepCase, source.count), source),
    '(System.Collections.IEqualityComparer equalityComparer)': (comparer: Value) => new Hashtable(foldingOf(comparer)),
    '(System.Collections.IDictionary d, System.Collections.IEqualityComparer equalityComparer)': (source: Dictionary, comparer: Value) =>
      fill(new Hashtable(foldingOf(comparer), source.count), source),
  },
  instance: {
    ...dictionaryMembers,
    'System.Collections.ICollection Keys {get;}': (self: Dictionary) =>
      new DictionaryView(self, 'key', 'System.Collections.Hashtable+KeyCollection'),
    'System.Collections.ICollection Values {get;}': (self: Dictionary) =>
      new DictionaryView(self, 'value', 'System.Collections.Hashtable+ValueCollection'),
    'System.Object Item(System.Object key) {get;set;}': {
      get: (self: Dictionary, key: Value) => self.get(key) ?? null,
      set: (self: Dictionary, value: Value, key: Value) => self.set(notNull(key), value),
    },
    'void Add(System.Object key, System.Object value)': (self: Hashtable, key: Value, value: Value) =>
      self.add(notNull(key), value, toText),
    'System.Object Clone()': (self: Hashtable) => self.copy(),
    'bool ContainsKey(System.Object key)': (self: Dictionary, key: Value) => self.has(notNull(key)),
    'bool ContainsValue(System.Object value)': (self: Dictionary, value: Value) => self.values().some((each) => sameValue(each, value)),
    'void Remove(System.Object key)': (self: Dictionary, key: Value) => void self.delete(notNull(key)),
  },
  static: { 'hashtable Synchronized(hashtable table)': (table: Hashtable) => table },
  hooks: dictionaryHooks,
}));

registerType('System.Collections.Specialized.OrderedDictionary', () => ({
  interfaces: [
    'System.Collections.Specialized.IOrderedDictionary',
    'System.Collections.IDictionary',
    'System.Collections.ICollection',
    'System.Collections.IEnumerable',
  ],
  constructors: {
    '()': () => new OrderedDictionary(keepCase),
    '(int capacity)': () => new OrderedDictionary(keepCase),
    '(System.Collections.IEqualityComparer comparer)': (comparer: Value) => new OrderedDictionary(foldingOf(comparer)),
    '(int capacity, System.Collections.IEqualityComparer comparer)': (_: number, comparer: Value) =>
      new OrderedDictionary(foldingOf(comparer)),
  },
  instance: {
    ...dictionaryMembers,
    'System.Collections.ICollection Keys {get;}': (self: Dictionary) =>
      new DictionaryView(self, 'key', 'System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection'),
    'System.Collections.ICollection Values {get;}': (self: Dictionary) =>
      new DictionaryView(self, 'value', 'System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection'),
    'System.Object Item(System.Object key) {get;set;}': {
      get: (self: Dictionary, key: Value) => self.get(key) ?? null,
      set: (self: Dictionary, value: Value, key: Value) => self.set(notNull(key), value),
    },
    'void Add(System.Object key, System.Object value)': (self: OrderedDictionary, key: Value, value: Value) => {
      if (self.has(notNull(key)))
        throw new NetException(
          'System.ArgumentException',
          `Item has already been added. Key in dictionary: '${toText(self.entry(key)!.key)}'  Key being added: '${toText(key)}'`,
        );
      self.set(key, value);
    },
    'void Insert(int index, System.Object key, System.Object value)': (self: OrderedDictionary, at: number, key: Value, value: Value) => {
      if (at < 0 || at > self.count)
        throw new NetException(
          'System.ArgumentOutOfRangeException',
          "Specified argument was out of the range of valid values. (Parameter 'index')",
        );
      self.insert(at, notNull(key), value);
    },
    'void Remove(System.Object key)': (self: Dictionary, key: Value) => void self.delete(notNull(key)),
    'void RemoveAt(int index)': (self: OrderedDictionary, at: number) => self.removeAt(at),
  },
  hooks: dictionaryHooks,
}));

registerType('System.Management.Automation.OrderedHashtable', () => ({ base: 'System.Collections.Hashtable' }));

/** What ConvertFrom-Json -AsHashtable makes: a Hashtable that minds case and keeps the order of its keys. */
export class OrderedHashtable extends Hashtable {
  constructor() {
    super(keepCase);
  }
  override entries() {
    return this.entriesByKey.values();
  }
}
bindClass(() => OrderedHashtable, 'System.Management.Automation.OrderedHashtable');

registerType('System.Collections.DictionaryEntry', () => ({
  kind: 'struct',
  defaultValue: () => new DictionaryEntry(null, null),
  constructors: { '(System.Object key, System.Object value)': (key: Value, value: Value) => new DictionaryEntry(key, value) },
  instance: {
    'System.Object Key {get;set;}': {
      get: (self: DictionaryEntry) => self.key,
      set: (self: DictionaryEntry, key: Value) => void (self.key = key),
    },
    'System.Object Value {get;set;}': {
      get: (self: DictionaryEntry) => self.value,
      set: (self: DictionaryEntry, value: Value) => void (self.value = value),
    },
  },
  hooks: { text: (self: DictionaryEntry) => `[${toText(self.key)}, ${toText(self.value)}]` },
}));
addTypeMember('System.Collections.DictionaryEntry', { kind: 'AliasProperty', name: 'Name', target: 'Key' });

/** A pair of a generic dictionary with these type arguments. */
export function pairOf(
  dictionary: { readonly netType: { readonly genericArguments: readonly import('../net-type.ts').NetType[] } },
  key: Value,
  value: Value,
): KeyValuePair {
  return new KeyValuePair(
    closeGeneric(requireType('System.Collections.Generic.KeyValuePair`2'), dictionary.netType.genericArguments),
    key,
    value,
  );
}

registerType('System.Collections.Generic.KeyValuePair`2', ([key, value]) => ({
  kind: 'struct',
  generic: ['K', 'V'],
  constructors: {
    '(K key, V value)': (k: Value, v: Value) =>
      new KeyValuePair(closeGeneric(requireType('System.Collections.Generic.KeyValuePair`2'), [key!, value!]), k, v),
  },
  instance: {
    'K Key {get;}': (self: KeyValuePair) => self.key,
    'V Value {get;}': (self: KeyValuePair) => self.value,
  },
  hooks: { text: (self: KeyValuePair) => `[${toText(self.key)}, ${toText(self.value)}]` },
}));

const arrayList = () => requireType('System.Collections.ArrayList');

registerType('System.Collections.ArrayList', () => ({
  interfaces: ['System.Collections.IList', 'System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.ICloneable'],
  generic: ['T'],
  constructors: {
    '()': () => new Collection(arrayList()),
    '(int capacity)': () => new Collection(arrayList()),
    '(System.Collections.ICollection c)': (items: Value) => new Collection(arrayList(), [...(enumerable(items) ?? [])]),
  },
  instance: {
    ...listMembers({ addGivesIndex: true }),
    'System.Object Clone()': (self: Collection) => new Collection(arrayList(), self.items.slice()),
    'void AddRange(System.Collections.ICollection c)': (self: Collection, items: Value) => {
      self.version++;
      for (const item of [...(enumerable(items) ?? [])]) self.items.push(item);
    },
  },
  static: { 'System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)': (list: Collection) => list },
  hooks: {
    ...listHooks,
    from: (value: Value) => {
      const items = typeof value === 'object' && value !== null ? enumerable(value) : undefined;
      return items && new Collection(arrayList(), [...items]);
    },
  },
}));
