import type { Value } from '../objects/value.ts';
import { builtinPieces } from './builtin-pieces.ts';
import { type CellPlan, viewCell } from './cell-plan.ts';
import { entryCondition, type SelectedEntry, selectEntry } from './entry-choice.ts';
import { missing } from './expression.ts';
import type { Making, ShapeMaker } from './generator.ts';
import { type Entry, newLine, type Piece } from './packets.ts';
import { elementsOf } from './subject.ts';
import type { Binding, Control, CustomShape, Item } from './view.ts';

const deepest = 50;

type Writer = (object: Value, pieces: Piece[], depth: number) => void;
type AnyControl = readonly Item[] | Control | string;

interface CompiledControl {
  readonly common: Writer[];
  readonly entries: readonly (SelectedEntry & { readonly writers: Writer[] })[];
}

const none: CompiledControl = { common: [], entries: [] };

/** Makes the pieces of custom views, and of group headings that have a control of their own. */
export class CustomWriter {
  readonly #making: Making;
  readonly #named: Readonly<Record<string, Control>>;
  readonly #compiled = new Map<readonly Item[] | Control, CompiledControl>();

  constructor(making: Making) {
    this.#making = making;
    this.#named = making.view?.controls ?? {};
  }

  pieces(control: AnyControl, object: Value): Piece[] {
    const pieces: Piece[] = [];
    this.#write(this.#compile(control), object, pieces, 0);
    return pieces;
  }

  #write(control: CompiledControl, object: Value, pieces: Piece[], depth: number): void {
    if (depth === deepest) return;
    const entry = control.entries.length === 0 ? undefined : selectEntry(control.entries, object);
    for (const write of entry?.writers ?? control.common) write(object, pieces, depth);
  }

  #compile(given: AnyControl): CompiledControl {
    const control = typeof given === 'string' ? this.#named[given] : given;
    if (control === undefined) return none;
    const known = this.#compiled.get(control);
    if (known) return known;
    const { items, entries = [] } = 'items' in control ? control : { items: control };
    const made: CompiledControl = {
      common: [],
      entries: entries.map(({ types, whenScript }) => ({ types, applies: entryCondition(whenScript), writers: [] })),
    };
    this.#compiled.set(control, made);
    made.common.push(...items.map((item) => this.#writer(item)));
    for (const [at, { writers }] of made.entries.entries()) writers.push(...entries[at]!.items.map((item) => this.#writer(item)));
    return made;
  }

  #writer(item: Item): Writer {
    if ('text' in item) return (_object, pieces) => void pieces.push(item.text);
    if ('newLine' in item) return (_object, pieces) => void pieces.push(...Array<Piece>(item.newLine).fill(newLine));
    if ('builtin' in item) return (object, pieces) => void pieces.push(...builtinPieces(item.builtin, object, this.#making.formatting));
    if ('bind' in item) return this.#binding(item);
    const { left = 0, right = 0, firstLine = 0, items } = item.frame;
    const inside = this.#compile(items);
    return (object, pieces, depth) => {
      const inner: Piece[] = [];
      this.#write(inside, object, inner, depth);
      pieces.push({ left, right, firstLine, pieces: inner });
    };
  }

  #binding(item: Binding): Writer {
    const plan = viewCell(item, this.#making.formatting);
    const control = item.control === undefined ? undefined : this.#compile(item.control);
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
  return {
    shape: { kind: 'custom' },
    entry: (object): Entry => ({ kind: 'custom', pieces: writer.pieces(custom, object) }),
  };
}
