import { randomBytes } from 'node:crypto';
import { construct, invokeMethod } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import type { Value } from '../../shell/objects/value.ts';

const mostInt = 2147483647;

/** Random numbers as Get-Random makes them out of four or eight random bytes, so that a seed gives the same row of numbers. */
export class RandomSource {
  readonly #seeded: Value;

  /** With a seed: the generator of System.Random; without: that of the system. */
  constructor(seed?: number) {
    this.#seeded = seed === undefined ? undefined : construct(requireType('System.Random'), [seed]);
  }

  #bytes(count: number): Uint8Array {
    if (this.#seeded === undefined) return randomBytes(count);
    const bytes = new Uint8Array(count);
    invokeMethod(this.#seeded, 'NextBytes', [bytes]);
    return bytes;
  }

  #sample(): number {
    const bytes = this.#bytes(4);
    return new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true);
  }

  /** Below 1. */
  real(): number {
    let sample: number;
    do sample = this.#sample();
    while (sample === mostInt);
    return (sample < 0 ? sample + mostInt : sample) * (1 / mostInt);
  }

  /** From `least` to below `most`, both Int32. */
  integer(least: number, most: number): number {
    const range = most - least;
    if (range <= mostInt) return Math.floor(this.real() * range) + least;
    const sample = this.#sample();
    const double = (sample + mostInt - 1) / (2 * mostInt - 1);
    return Math.floor(double * range) + least;
  }

  /** From `least` to below `most`, both Int64. */
  long(least: bigint, most: bigint): bigint {
    const range = most - least;
    const mask = (1n << BigInt(range.toString(2).length)) - 1n;
    for (;;) {
      const bytes = this.#bytes(8);
      const value = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true) & mask;
      if (value < range) return value + least;
    }
  }
}
