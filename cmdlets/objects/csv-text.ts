import { currentCulture } from '../../shell/objects/culture.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { membersOn } from '../../shell/objects/extended-members.ts';
import { propertiesOf } from '../../shell/objects/members.ts';
import { typeOf } from '../../shell/objects/net-type.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import type { Shape } from '../../shell/objects/shape.ts';
import { toText } from '../../shell/objects/text.ts';
import { Double, type Value } from '../../shell/objects/value.ts';
import { type Expression, missing, nameExpression } from './property-expression.ts';

export type Quoting = 'Always' | 'AsNeeded' | 'Never';

export interface CsvChoice {
  readonly delimiter: string;
  readonly quoting: Quoting;
  /** Columns whose fields have quotes; with it `quoting` counts for nothing. */
  readonly quoteFields: readonly string[] | undefined;
}

/** Columns of a file: those of its first object. */
export function columnsOf(first: Value): string[] {
  const bare = unwrap(first);
  if (bare instanceof Dictionary) return bare.keys().map((key) => toText(key));
  if (bare instanceof CustomObject && membersOn(bare) === undefined && bare.typeNames === undefined) return [...bare.shape.names];
  return propertiesOf(first)
    .filter((view) => !view.hidden)
    .map((view) => view.name);
}

/** Writes rows of one set of columns. */
export class CsvRows {
  readonly columns: readonly string[];
  readonly #choice: CsvChoice;
  readonly #quoted: readonly (Quoting | undefined)[];
  readonly #readers: readonly Expression[];
  readonly #needsQuotes: (text: string) => boolean;
  #shape: Shape | undefined;
  #places: readonly number[] = [];

  constructor(columns: readonly string[], choice: CsvChoice) {
    this.columns = columns;
    this.#choice = choice;
    const fields = choice.quoteFields?.map((name) => name.toLowerCase());
    this.#quoted = columns.map((name) => (fields ? (fields.includes(name.toLowerCase()) ? 'Always' : 'Never') : choice.quoting));
    this.#readers = columns.map(nameExpression);
    const { delimiter } = choice;
    this.#needsQuotes = (text) => text.includes(delimiter) || text.includes('"') || text.includes('\n') || text.includes('\r');
  }

  header(): string {
    return this.columns.map((name, at) => this.#field(name, at)).join(this.#choice.delimiter);
  }

  row(object: Value): string {
    const { delimiter } = this.#choice;
    let line = '';
    if (object instanceof CustomObject && this.#knows(object.shape)) {
      for (let at = 0; at < this.#places.length; at++)
        line += (at > 0 ? delimiter : '') + this.#field(fieldText(object.values[this.#places[at]!]), at);
      return line;
    }
    for (let at = 0; at < this.#readers.length; at++) line += (at > 0 ? delimiter : '') + this.#field(this.#read(object, at), at);
    return line;
  }

  /** Places of all columns in objects of a shape; objects of one file mostly have the same. */
  #knows(shape: Shape): boolean {
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#places = this.columns.map((name) => shape.place(name));
    }
    return !this.#places.includes(-1);
  }

  #read(object: Value, at: number): string | null {
    try {
      const value = this.#readers[at]!.read(object);
      return value === missing ? null : fieldText(value);
    } catch {
      return null;
    }
  }

  #field(text: string | null, at: number): string {
    if (text === null) return '';
    const how = this.#quoted[at];
    if (how === 'Never' || (how === 'AsNeeded' && !this.#needsQuotes(text))) return text;
    return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
  }
}

/** A value as text in the current culture, collections by their type name; null for null. */
export function fieldText(value: Value): string | null {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return toText(value);
  if (value instanceof Double && Number.isInteger(value.value) && value.value > 0 && value.value < 1e15) return `${value.value}`;
  const bare = unwrap(value);
  if (bare instanceof CustomObject) return toText(bare);
  const type = typeOf(bare);
  const { format, text, enumerate } = type.hooks;
  if (Array.isArray(bare) || bare instanceof Uint8Array || (enumerate && !text)) return type.display;
  return format ? format(bare as never, null, currentCulture()) : toText(bare);
}
