import { NetException } from '../error.ts';
import { TimeSpan } from '../timespan.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';

const seedLimit = 161803398;
const int32Max = 2147483647;

/**
 * System.Random. With a seed it gives .NET's numbers (Knuth's subtractive generator); without one the runtime's.
 */
export class Random {
  readonly #table: number[] | undefined;
  #next = 0;
  #nextP = 21;

  constructor(seed?: number) {
    if (seed === undefined) return;
    const table = new Array<number>(56).fill(0);
    let last = seedLimit - Math.abs(seed === -2147483648 ? int32Max : seed);
    table[55] = last;
    let step = 1;
    let at = 0;
    for (let n = 1; n < 55; n++) {
      at += 21;
      if (at >= 55) at -= 55;
      table[at] = step;
      step = last - step;
      if (step < 0) step += int32Max;
      last = table[at]!;
    }
    for (let round = 1; round < 5; round++)
      for (let n = 1; n < 56; n++) {
        let other = n + 30;
        if (other >= 55) other -= 55;
        table[n] = (table[n]! - table[1 + other]!) | 0;
        if (table[n]! < 0) table[n] = table[n]! + int32Max;
      }
    this.#table = table;
  }

  /** An integer below 2^31 - 1. */
  sample(): number {
    if (!this.#table) return Math.floor(Math.random() * int32Max);
    if (++this.#next >= 56) this.#next = 1;
    if (++this.#nextP >= 56) this.#nextP = 1;
    let value = this.#table[this.#next]! - this.#table[this.#nextP]!;
    if (value === int32Max) value--;
    if (value < 0) value += int32Max;
    this.#table[this.#next] = value;
    return value;
  }

  /** At least 0, below 1. */
  fraction(): number {
    return this.#table ? this.sample() * (1 / int32Max) : Math.random();
  }

  between(least: number, below: number): number {
    if (least > below)
      throw new NetException('System.ArgumentOutOfRangeException', `'minValue' cannot be greater than maxValue. (Parameter 'minValue')`);
    const range = below - least;
    if (range <= int32Max) return Math.floor(this.fraction() * range) + least;
    let wide = this.sample();
    if (this.sample() % 2 === 0) wide = -wide;
    return Math.floor(((wide + (int32Max - 1)) / (2 * int32Max - 1)) * range) + least;
  }
}
bindClass(Random, 'System.Random');

const shared = new Random();

registerType('System.Random', () => ({
  constructors: { '()': () => new Random(), '(int Seed)': (seed: number) => new Random(seed) },
  instance: {
    'int Next()': (self: Random) => self.sample(),
    'int Next(int maxValue)': (self: Random, below: number) => {
      if (below < 0)
        throw new NetException('System.ArgumentOutOfRangeException', "'maxValue' must be greater than zero. (Parameter 'maxValue')");
      return self.between(0, below);
    },
    'int Next(int minValue, int maxValue)': (self: Random, least: number, below: number) => self.between(least, below),
    'long NextInt64()': (self: Random) => BigInt(Math.floor(self.fraction() * Number.MAX_SAFE_INTEGER)),
    'long NextInt64(long maxValue)': (self: Random, below: bigint) => BigInt(Math.floor(self.fraction() * Number(below))),
    'long NextInt64(long minValue, long maxValue)': (self: Random, least: bigint, below: bigint) =>
      least + BigInt(Math.floor(self.fraction() * Number(below - least))),
    'double NextDouble()': (self: Random) => self.fraction(),
    'float NextSingle()': (self: Random) => self.fraction(),
    'void NextBytes(byte[] buffer)': (self: Random, bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; at++) bytes[at] = self.sample() & 255;
    },
    'void Shuffle(System.Object[] values)': (self: Random, values: Value[]) => {
      for (let at = 0; at < values.length - 1; at++) {
        const other = self.between(at, values.length);
        [values[at], values[other]] = [values[other], values[at]];
      }
    },
    'System.Object[] GetItems(System.Object[] choices, int length)': (self: Random, choices: Value[], length: number) =>
      Array.from({ length }, () => choices[self.between(0, choices.length)]),
  },
  static: { 'System.Random Shared {get;}': () => shared },
}));

/** System.Diagnostics.Stopwatch. */
export class Stopwatch {
  #elapsed = 0;
  #since: number | undefined;

  start(): void {
    this.#since ??= performance.now();
  }
  stop(): void {
    if (this.#since !== undefined) this.#elapsed += performance.now() - this.#since;
    this.#since = undefined;
  }
  reset(): void {
    this.#elapsed = 0;
    this.#since = undefined;
  }
  get running(): boolean {
    return this.#since !== undefined;
  }
  get milliseconds(): number {
    return this.#elapsed + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }
}
bindClass(Stopwatch, 'System.Diagnostics.Stopwatch');

function started(watch: Stopwatch): Stopwatch {
  watch.start();
  return watch;
}

registerType('System.Diagnostics.Stopwatch', () => ({
  constructors: { '()': () => new Stopwatch() },
  instance: {
    'bool IsRunning {get;}': (self: Stopwatch) => self.running,
    'timespan Elapsed {get;}': (self: Stopwatch) => new TimeSpan(BigInt(Math.round(self.milliseconds * 10_000))),
    'long ElapsedMilliseconds {get;}': (self: Stopwatch) => BigInt(Math.floor(self.milliseconds)),
    'long ElapsedTicks {get;}': (self: Stopwatch) => BigInt(Math.round(self.milliseconds * 1_000_000)),
    'void Start()': (self: Stopwatch) => self.start(),
    'void Stop()': (self: Stopwatch) => self.stop(),
    'void Reset()': (self: Stopwatch) => self.reset(),
    'void Restart()': (self: Stopwatch) => {
      self.reset();
      self.start();
    },
  },
  static: {
    'long Frequency {get;}': () => 1_000_000_000n,
    'bool IsHighResolution {get;}': () => true,
    'System.Diagnostics.Stopwatch StartNew()': () => started(new Stopwatch()),
    'long GetTimestamp()': () => BigInt(Math.round(performance.now() * 1_000_000)),
    'timespan GetElapsedTime(long startingTimestamp)': (from: bigint) =>
      new TimeSpan((BigInt(Math.round(performance.now() * 1_000_000)) - from) / 100n),
  },
}));
