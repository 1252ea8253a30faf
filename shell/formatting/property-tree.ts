import type { Value } from '../objects/value.ts';
import { plainCell } from './cell-plan.ts';
import { missing } from './expression.ts';
import type { FormatParameter } from './format-parameters.ts';
import type { Making, ShapeMaker } from './generator.ts';
import { activeProperties } from './list-maker.ts';
import { type Entry, newLine, type Piece } from './packets.ts';
import { isScalar } from './scalar-types.ts';
import { elementsOf, typeNamesOf } from './subject.ts';
import { smartText } from './value-text.ts';

/** Levels that Format-Custom goes down when -Depth does not say. */
const defaultDepth = 5;
const step = 2;

/** Format-Custom without a view: an object as the tree of its properties. */
export function treeFromProperties(making: Making): ShapeMaker {
  const depth = making.request?.depth ?? defaultDepth;
  return {
    shape: { kind: 'custom' },
    entry: (object): Entry => ({ kind: 'custom', pieces: new Tree(making, depth).root(object) }),
  };
}

class Tree {
  readonly #making: Making;
  readonly #limit: number;
  readonly #depth: number;

  constructor(making: Making, depth: number) {
    this.#making = making;
    this.#limit = making.formatting.enumerationLimit;
    this.#depth = depth;
  }

  root(object: Value): Piece[] {
    const pieces: Piece[] = [];
    const all = elementsOf(object);
    if (isScalar(typeNamesOf(object))) this.#leaf(object, pieces);
    else if (all) this.#elements(all, 0, this.#depth, pieces);
    else this.#object(object, 0, this.#depth, this.#making.request?.properties ?? [], pieces);
    return pieces;
  }

  #object(object: Value, level: number, depth: number, parameters: readonly FormatParameter[], pieces: Piece[]): void {
    const name = typeNamesOf(object)[0];
    pieces.push(`class ${name === undefined ? 'PSObject' : name.slice(name.lastIndexOf('.') + 1)}`, newLine, '{', newLine);
    const inner = indented(pieces);
    for (const { expression, parameter } of activeProperties(object, parameters)) {
      inner.push(`${expression.text} = `);
      this.#property(this.#value(object, expression), level, parameter?.depth ?? depth, inner);
    }
    pieces.push('}', newLine);
  }

  /** A property's value; what a failing script shows comes back as text. */
  #value(object: Value, expression: { text: string; read(object: Value): Value }): Value {
    let value: Value = null;
    const plan = plainCell({ text: expression.text, read: (of) => (value = expression.read(of)) }, this.#making.formatting);
    const text = this.#making.reader.read({ ...plan, text: () => '' }, object);
    return text ? text : value === missing ? null : value;
  }

  #property(value: Value, level: number, depth: number, pieces: Piece[]): void {
    const all = value === null || value === undefined ? undefined : elementsOf(value);
    if (all) {
      pieces.push(newLine);
      this.#elements(all, level + 1, depth, indented(pieces));
    } else if (this.#isLeaf(value, level, depth)) this.#leaf(value, pieces);
    else {
      pieces.push(newLine);
      this.#object(value, level + 1, depth, [], indented(pieces));
    }
  }

  #elements(all: Iterable<Value>, level: number, depth: number, pieces: Piece[]): void {
    pieces.push('[', newLine);
    const inner = indented(pieces);
    let count = 0;
    for (const element of all) {
      if (count++ === this.#limit) {
        this.#leaf('…', inner);
        break;
      }
      const within = element === null || element === undefined ? undefined : elementsOf(element);
      if (this.#isLeaf(element, level, depth)) this.#leaf(element, inner);
      else if (within) {
        inner.push(newLine);
        this.#elements(within, level + 1, depth, indented(inner));
      } else this.#object(element, level + 1, depth, [], inner);
    }
    pieces.push(']', newLine, newLine);
  }

  #isLeaf(value: Value, level: number, depth: number): boolean {
    return value === null || value === undefined || level >= depth || isScalar(typeNamesOf(value));
  }

  #leaf(value: Value, pieces: Piece[]): void {
    pieces.push(smartText(value, this.#limit), newLine);
  }
}

function indented(pieces: Piece[]): Piece[] {
  const inner: Piece[] = [];
  pieces.push({ left: step, right: 0, firstLine: 0, pieces: inner });
  return inner;
}
