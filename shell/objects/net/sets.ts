import { convertTo } from '../convert.ts';
import { arrayOfElements } from '../convert-array.ts';
import { type KeyFolding, keepCase, modified } from '../dictionary.ts';
import { enumerable } from '../enumerate.ts';
import { hashKey } from '../hash-key.ts';
import { closeGeneric, type NetType, requireType } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { registerType } from '../type-registry.ts';
import type { Signatures, TypeTable } from '../type-table.ts';
import type { Value } from '../value.ts';
import { compareDefault, orderOf } from './array.ts';
import { Comparer } from './string-comparer.ts';

/** HashSet[T] and SortedSet[T]. */
export class NetSet {
  readonly netType: NetType;
  readonly comparer: Value;
  readonly #fold: KeyFolding;
  readonly #items = new Map<unknown, Value>();
  version = 0;

  constructor(netType: NetType, comparer: Value = null, items: Iterable<Value> = []) {
    this.netType = netType;
    this.comparer = comparer;
    this.#fold = comparer instanceof Comparer ? comparer.folding : keepCase;
    for (const item of items) this.add(item);
  }

  #key(item: Value): unknown {
    return typeof item === 'string' ? this.#fold(item) : hashKey(item);
  }
  get size(): number {
    return this.#items.size;
  }
  has(item: Value): boolean {
    return this.#items.has(this.#key(item));
  }
  get(item: Value): Value {
    return this.#items.get(this.#key(item));
  }
  add(item: Value): boolean {
    const key = this.#key(item);
    if (this.#items.has(key)) return false;
    this.version++;
    this.#items.set(key, item);
    return true;
  }
  delete(item: Value): boolean {
    this.version++;
    return this.#items.delete(this.#key(item));
  }
  clear(): void {
    this.version++;
    this.#items.clear();
  }
  values(): Value[] {
    const all = [...this.#items.values()];
    return this.sorted ? all.sort(this.comparer === null ? compareDefault : orderOf(this.comparer)) : all;
  }
  get sorted(): boolean {
    return this.netType.display.includes('SortedSet');
  }
  *walk(): Generator<Value> {
    const { version } = this;
    for (const item of this.values()) {
      if (this.version !== version) modified();
      yield item;
    }
    if (this.version !== version) modified();
  }
  /** Another collection as a set that compares alike. */
  like(items: Value): NetSet {
    return new NetSet(this.netType, this.comparer, enumerable(items) ?? [items]);
  }
}

const every = (set: NetSet, other: NetSet) => set.values().every((item) => other.has(item));
type Test = (value: Value) => Value;

const members: Signatures = {
  'int Count {get;}': (self: NetSet) => self.size,
  'System.Object Comparer {get;}': (self: NetSet) => self.comparer,
  'bool Add(T item)': (self: NetSet, item: Value) => self.add(item),
  'void Clear()': (self: NetSet) => self.clear(),
  'bool Contains(T item)': (self: NetSet, item: Value) => self.has(item),
  'void CopyTo(T[] array)': (self: NetSet, target: Value[]) => {
    for (const [at, item] of self.values().entries()) target[at] = item;
  },
  'void ExceptWith(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) => {
    for (const item of self.like(other).values()) self.delete(item);
  },
  'System.Collections.IEnumerator GetEnumerator()': (self: NetSet) => self.walk(),
  'void IntersectWith(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) => {
    const kept = self.like(other);
    for (const item of self.values()) if (!kept.has(item)) self.delete(item);
  },
  'bool IsProperSubsetOf(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) =>
    every(self, self.like(other)) && self.size < self.like(other).size,
  'bool IsProperSupersetOf(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) =>
    every(self.like(other), self) && self.size > self.like(other).size,
  'bool IsSubsetOf(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) => every(self, self.like(other)),
  'bool IsSupersetOf(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) => every(self.like(other), self),
  'bool Overlaps(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) =>
    self
      .like(other)
      .values()
      .some((item) => self.has(item)),
  'bool Remove(T item)': (self: NetSet, item: Value) => self.delete(item),
  'int RemoveWhere(System.Predicate[T] match)': (self: NetSet, test: Test) => {
    const gone = self.values().filter((item) => convertTo(test(item), requireType('System.Boolean')) === true);
    for (const item of gone) self.delete(item);
    return gone.length;
  },
  'bool SetEquals(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) =>
    every(self, self.like(other)) && self.size === self.like(other).size,
  'void SymmetricExceptWith(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) => {
    for (const item of self.like(other).values()) if (!self.delete(item)) self.add(item);
  },
  'bool TryGetValue(T equalValue, [ref] T actualValue)': (self: NetSet, item: Value, result: PSReference) => {
    const found = self.has(item);
    result.value = found ? self.get(item) : null;
    return found;
  },
  'void UnionWith(System.Collections.Generic.IEnumerable[T] other)': (self: NetSet, other: Value) => {
    for (const item of self.like(other).values()) self.add(item);
  },
  'System.Object[] ToArray()': (self: NetSet) => arrayOfElements(self.values(), self.netType.genericArguments[0]!),
};

const sortedMembers: Signatures = {
  'T Min {get;}': (self: NetSet) => self.values()[0] ?? null,
  'T Max {get;}': (self: NetSet) => self.values().at(-1) ?? null,
  'System.Object Reverse()': (self: NetSet) => self.values().reverse(),
};

function setTable(name: string, comparer: string, more: Signatures): (args: readonly NetType[]) => TypeTable {
  return (args) => {
    const type = () => closeGeneric(requireType(name), args);
    return {
      generic: ['T'],
      interfaces: [
        'System.Collections.Generic.ISet`1[T]',
        'System.Collections.Generic.IReadOnlyCollection`1[T]',
        'System.Collections.IEnumerable',
      ],
      constructors: {
        '()': () => new NetSet(type()),
        '(System.Collections.Generic.IEnumerable[T] collection)': (items: Value) => new NetSet(type(), null, enumerable(items) ?? []),
        [`(${comparer})`]: (by: Value) => new NetSet(type(), by),
        '(int capacity)': () => new NetSet(type()),
        [`(System.Collections.Generic.IEnumerable[T] collection, ${comparer})`]: (items: Value, by: Value) =>
          new NetSet(type(), by, enumerable(items) ?? []),
      },
      instance: { ...members, ...more },
      hooks: { enumerate: (self: NetSet) => self.walk() },
    };
  };
}

registerType(
  'System.Collections.Generic.HashSet`1',
  setTable('System.Collections.Generic.HashSet`1', 'System.Collections.Generic.IEqualityComparer[T] comparer', {}),
);
registerType(
  'System.Collections.Generic.SortedSet`1',
  setTable('System.Collections.Generic.SortedSet`1', 'System.Collections.Generic.IComparer[T] comparer', sortedMembers),
);
