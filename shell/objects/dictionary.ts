import { NetException } from './error.ts';
import { hashKey } from './hash-key.ts';
import type { NetType } from './net-type.ts';
import { unwrap } from './ps-object.ts';
import type { Value } from './value.ts';

export interface Entry {
  key: Value;
  value: Value;
}

/** Turns a key into what the Map uses; strings by the comparer of the dictionary. */
export type KeyFolding = (key: string) => string;

export const ignoreCase: KeyFolding = (key) => key.toLowerCase();
export const keepCase: KeyFolding = (key) => key;

/**
 * IDictionary: what hash tables, ordered and generic dictionaries share. Entries keep their order of insertion. Keys are compared
 * as .NET does: by type and value, strings by `fold`.
 */
export abstract class Dictionary {
  readonly fold: KeyFolding;
  protected readonly entriesByKey = new Map<unknown, Entry>();
  /** Counts changes, so that an enumeration can see that it was disturbed. */
  version = 0;

  constructor(fold: KeyFolding) {
    this.fold = fold;
  }

  protected mapKey(key: Value): unknown {
    if (typeof key === 'string') return this.fold(key);
    const bare = unwrap(key);
    return typeof bare === 'string' ? this.fold(bare) : hashKey(bare);
  }

  get count(): number {
    return this.entriesByKey.size;
  }

  get(key: Value): Value {
    return this.entriesByKey.get(this.mapKey(key))?.value;
  }

  entry(key: Value): Entry | undefined {
    return this.entriesByKey.get(this.mapKey(key));
  }

  has(key: Value): boolean {
    return this.entriesByKey.has(this.mapKey(key));
  }

  set(key: Value, value: Value): void {
    const at = this.mapKey(key);
    const known = this.entriesByKey.get(at);
    this.version++;
    if (known) known.value = value;
    else this.entriesByKey.set(at, { key: unwrap(key), value });
  }

  delete(key: Value): boolean {
    const gone = this.entriesByKey.delete(this.mapKey(key));
    if (gone) this.version++;
    return gone;
  }

  clear(): void {
    this.version++;
    this.entriesByKey.clear();
  }

  /** Entries in the order in which they are enumerated. */
  entries(): Iterable<Entry> {
    return this.entriesByKey.values();
  }

  keys(): Value[] {
    return Array.from(this.entries(), (entry) => entry.key);
  }

  values(): Value[] {
    return Array.from(this.entries(), (entry) => entry.value);
  }

  /** Walks the entries and throws an InvalidOperationException when the dictionary changes under way. */
  *walk(): Generator<Entry> {
    const { version } = this;
    for (const entry of [...this.entries()]) {
      if (this.version !== version) modified();
      yield entry;
    }
    if (this.version !== version) modified();
  }
}

export function modified(): never {
  throw new NetException('System.InvalidOperationException', 'Collection was modified; enumeration operation may not execute.');
}

/** One pair of a Hashtable or OrderedDictionary, as enumerating it gives. */
export class DictionaryEntry {
  key: Value;
  value: Value;
  constructor(key: Value, value: Value) {
    this.key = key;
    this.value = value;
  }
}

/** One pair of a generic dictionary. */
export class KeyValuePair {
  readonly netType: NetType;
  readonly key: Value;
  readonly value: Value;
  constructor(netType: NetType, key: Value, value: Value) {
    this.netType = netType;
    this.key = key;
    this.value = value;
  }
}
