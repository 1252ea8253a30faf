import { Dictionary, type Entry, ignoreCase, type KeyFolding, keepCase } from './dictionary.ts';
import { NetException } from './error.ts';
import { integerOrder } from './hashtable-order.ts';
import type { Value } from './value.ts';

/** [hashtable]: keys of any kind; a literal ignores case, `[hashtable]::new()` does not. */
export class Hashtable extends Dictionary {
  /** Pairs that the literal was written with: decides the order of integer keys. */
  readonly capacity: number;

  constructor(fold: KeyFolding = ignoreCase, capacity = 0) {
    super(fold);
    this.capacity = capacity;
  }

  static from(pairs: Iterable<readonly [Value, Value]>, fold: KeyFolding = ignoreCase): Hashtable {
    const list = [...pairs];
    const made = new Hashtable(fold, list.length);
    for (const [key, value] of list) made.set(key, value);
    return made;
  }

  /** Hashtable.Add: throws an ArgumentException for a key that is there. */
  add(key: Value, value: Value, show: (key: Value) => string): void {
    const known = this.entry(key);
    if (known)
      throw new NetException(
        'System.ArgumentException',
        `Item has already been added. Key in dictionary: '${show(known.key)}'  Key being added: '${show(key)}'`,
      );
    this.set(key, value);
  }

  override entries(): Iterable<Entry> {
    const all = [...this.entriesByKey.values()];
    return all.length > 1 && all.every(({ key }) => typeof key === 'number') ? integerOrder(all, this.capacity) : all;
  }

  /** `Clone()`. */
  copy(): Hashtable {
    const made = new Hashtable(this.fold, this.capacity);
    for (const { key, value } of this.entriesByKey.values()) made.set(key, value);
    return made;
  }
}

/** [ordered]: also found by position. */
export class OrderedDictionary extends Dictionary {
  constructor(fold: KeyFolding = ignoreCase) {
    super(fold);
  }

  static from(pairs: Iterable<readonly [Value, Value]>, fold: KeyFolding = ignoreCase): OrderedDictionary {
    const made = new OrderedDictionary(fold);
    for (const [key, value] of pairs) made.set(key, value);
    return made;
  }

  /** Assigning with a key in another case renames the key. */
  override set(key: Value, value: Value): void {
    super.set(key, value);
    if (typeof key === 'string') this.entry(key)!.key = key;
  }

  at(position: number): Entry | undefined {
    return [...this.entriesByKey.values()][position];
  }

  insert(position: number, key: Value, value: Value): void {
    const all = [...this.entriesByKey];
    all.splice(position, 0, [this.mapKey(key), { key, value }]);
    this.#refill(all);
  }

  removeAt(position: number): void {
    const all = [...this.entriesByKey];
    all.splice(position, 1);
    this.#refill(all);
  }

  #refill(all: [unknown, Entry][]): void {
    this.version++;
    this.entriesByKey.clear();
    for (const [at, entry] of all) this.entriesByKey.set(at, entry);
  }
}

export { ignoreCase, keepCase };
