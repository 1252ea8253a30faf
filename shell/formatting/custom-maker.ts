import type { Value } from '../objects/value.ts';
import { builtinPieces } from './builtin-pieces.ts';
import { type CellPlan, viewCell } from './cell-plan.ts';
import { entryCondition, selectEntry } from './entry-choice.ts';
import { missing } from './expression.ts';
import type { Making, ShapeMaker } from './generator.ts';
import { type Entry, newLine, type Piece } from './packets.ts';
import { elementsOf } from './subject.ts';
import type { Binding, CustomShape, Item } from './view.ts';

const deepest = 50;

type Writer = (object: Value, pieces: Piece[], depth: number) => void;

/** Makes the pieces of custom views, and of group headings that have a control of their own. */
export class CustomWriter {
  readonly #making: Making;
  readonly #controls: Readonly<Record<string, readonly Item[]>>;
  readonly #compiled = new Map<readonly Item[], Writer[]>();

  constructor(making: Making) {
    this.#making = making;
    this.#controls = making.view?.controls ?? {};
  }

  pieces(items: readonly Item[], object: Value): Piece[] {
    const pieces: Piece[] = [];
    this.#write(items, object, pieces, 0);
    return pieces;
  }

  #write(items: readonly Item[], object: Value, pieces: Piece[], depth: number): void {
    if (depth === deepest) return;
    let writers = this.#compiled.get(items);
    if (!writers) {
      writers = items.map((item) => this.#writer(item));
      this.#compiled.set(items, writers);
    }
    for (const write of writers) write(object, pieces, depth);
  }

  #writer(item: Item): Writer {
    if ('text' in item) return (_object, pieces) => void pieces.push(item.text);
    if ('newLine' in item) return (_object, pieces) => void pieces.push(...Array<Piece>(item.newLine).fill(newLine));
    if ('builtin' in item) return (object, pieces) => void pieces.push(...builtinPieces(item.builtin, object, this.#making.formatting));
    if ('frame' in item) {
      const { left = 0, right = 0, firstLine = 0, items } = item.frame;
      return (object, pieces, depth) => {
        const inner: Piece[] = [];
        this.#write(items, object, inner, depth);
        pieces.push({ left, right, firstLine, pieces: inner });
      };
    }
    return this.#binding(item);
  }

  #binding(item: Binding): Writer {
    const plan = viewCell(item, this.#making.formatting);
    const control = item.items ?? (item.control === undefined ? undefined : this.#controls[item.control]);
    return (object, pieces, depth) => {
      if (plan.shown?.(object) === false) return;
      if (control) {
        const value = plan.expression.read(object);
        for (const element of elements(value, item.each)) this.#write(control, element, pieces, depth + 1);
      } else this.#leaf(plan, object, pieces, item.each);
    };
  }

  #leaf(plan: CellPlan, object: Value, pieces: Piece[], each: boolean | undefined): void {
    if (!each) {
      pieces.push(this.#making.reader.read(plan, object) ?? '');
      return;
    }
    const value = plan.expression.read(object);
    for (const element of elements(value, true)) pieces.push(this.#making.reader.text(plan, element, object));
  }
}

/** A value, or its elements; null ones are left out. */
function elements(value: Value, each: boolean | undefined): Value[] {
  if (value === missing || value === null || value === undefined) return [];
  const all = each ? elementsOf(value) : undefined;
  return all ? [...all].filter((element) => element !== null && element !== undefined) : [value];
}

/** Entries of a custom view. */
export function customFromView(custom: CustomShape, making: Making): ShapeMaker {
  const writer = new CustomWriter(making);
  const entries = (custom.entries ?? []).map((entry) => ({
    types: entry.types,
    applies: entryCondition(entry.whenScript),
    items: entry.items,
  }));
  return {
    shape: { kind: 'custom' },
    entry(object): Entry {
      const items = entries.length === 0 ? custom.items : (selectEntry(entries, object)?.items ?? custom.items);
      return { kind: 'custom', pieces: writer.pieces(items, object) };
    },
  };
}
