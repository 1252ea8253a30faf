import { CustomObject } from '../../shell/objects/custom-object.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';

/** The first of equal values each. Selected objects are equal when their chosen properties are; other custom objects always. */
export class UniqueValues {
  readonly values: Value[] = [];
  readonly #seen = new Set<unknown>();
  readonly #caseSensitive: boolean;

  constructor(caseSensitive: boolean) {
    this.#caseSensitive = caseSensitive;
  }

  /** `notes` are the values of the properties that Select-Object put on the object. Gives true when it was not there yet. */
  add(value: Value, notes: readonly Value[]): boolean {
    const key = notes.length === 0 ? this.#key(value) : `${notes.length}|${this.#joined(value, notes)}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    this.values.push(value);
    return true;
  }

  #joined(value: Value, notes: readonly Value[]): string {
    const own = unwrap(value);
    const parts = own instanceof CustomObject ? notes : [own, ...notes];
    return parts.map((part) => this.#textKey(part)).join('|');
  }

  #textKey(value: Value): string {
    const text = value === null || value === undefined ? '-' : `+${this.#fold(toText(value))}`;
    return `${text.length}:${text}`;
  }

  /** By text: numbers and text are converted to one another when they are compared, objects without an order are compared as text. */
  #key(value: Value): unknown {
    const bare = unwrap(value);
    if (bare instanceof CustomObject) return CustomObject;
    return bare === null || bare === undefined ? null : this.#fold(toText(bare));
  }

  #fold(text: string): string {
    return this.#caseSensitive ? text : text.toLowerCase();
  }
}
