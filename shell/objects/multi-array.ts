import { NetException } from './error.ts';
import type { NetType } from './net-type.ts';
import type { Value } from './value.ts';

/** An array of more than one dimension: `[int[,]]::new(2, 3)`. Elements lie row by row. */
export class MultiArray {
  readonly netType: NetType;
  readonly lengths: readonly number[];
  readonly items: Value[];

  constructor(netType: NetType, lengths: readonly number[], initial: Value) {
    if (lengths.some((length) => length < 0))
      throw new NetException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
    this.netType = netType;
    this.lengths = lengths;
    this.items = new Array(lengths.reduce((product, length) => product * length, 1)).fill(initial);
  }

  get rank(): number {
    return this.lengths.length;
  }

  inRange(at: readonly number[]): boolean {
    return at.every((index, dimension) => index >= 0 && index < this.lengths[dimension]!);
  }

  get(at: readonly number[]): Value {
    return this.items[this.#place(at)];
  }

  set(at: readonly number[], value: Value): void {
    this.items[this.#place(at)] = value;
  }

  #place(at: readonly number[]): number {
    return at.reduce((place, index, dimension) => place * this.lengths[dimension]! + index, 0);
  }
}

export function elementTypeOf(array: MultiArray): NetType {
  return array.netType.elementType!;
}
