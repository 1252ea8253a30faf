import type { Value } from '../objects/value.ts';
import { viewCell } from './cell-plan.ts';
import { CustomWriter } from './custom-maker.ts';
import { type Expression, missing } from './expression.ts';
import type { Making } from './generator.ts';
import type { Piece } from './packets.ts';
import { sameKey } from './property-names.ts';
import { failureOf } from './script.ts';
import { smartText } from './value-text.ts';
import type { GroupBy } from './view.ts';

/** Follows the key of -GroupBy, or of a view's group, from object to object. */
export class Grouping {
  readonly #expression: Expression;
  readonly #label: string | undefined;
  readonly #indent: string;
  #control: ((first: Value) => Piece[]) | undefined;
  readonly #making: Making;
  readonly #text: ((value: Value) => string) | undefined;
  /** `missing` until an object had a key. */
  #key: Value = missing;
  #name: string | undefined;

  constructor(making: Making, expression: Expression, label: string | undefined, by?: GroupBy) {
    this.#making = making;
    this.#expression = expression;
    this.#label = label;
    this.#name = label;
    this.#indent = by?.indent ?? '   ';
    const control = by?.control;
    if (control !== undefined) {
      const writer = new CustomWriter(making);
      this.#control = (first) => writer.pieces(control, first);
    }
    this.#text = by?.kind === undefined ? undefined : viewCell(by, making.formatting).text;
  }

  /** Reads the key of an object; true when it differs from the one before. An object without one goes on in the open group. */
  changes(object: Value): boolean {
    let value: Value;
    try {
      value = this.#expression.read(object);
    } catch (thrown) {
      failureOf(thrown);
      return false;
    }
    if (value === missing) return false;
    const before = this.#key === missing ? null : this.#key;
    this.#key = value ?? null;
    const changed = !sameKey(before, this.#key);
    if (changed && this.#label === undefined) this.#name = this.#expression.text;
    return changed;
  }

  /** The line above the group that begins with `first`; undefined when no object had a key. */
  heading(first: Value): Piece[] | undefined {
    if (this.#key === missing) return undefined;
    if (this.#control) return this.#control(first);
    const text = this.#text?.(this.#key) ?? smartText(this.#key, this.#making.formatting.enumerationLimit);
    return [`${this.#indent}${this.#name ?? ''}: ${text}`];
  }
}
