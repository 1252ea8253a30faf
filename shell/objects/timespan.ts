import { NetException } from './error.ts';
import { type HasValueKey, valueKey } from './hash-key.ts';

/** Ticks are 100 nanoseconds. */
export const ticksPer = {
  millisecond: 10_000n,
  second: 10_000_000n,
  minute: 600_000_000n,
  hour: 36_000_000_000n,
  day: 864_000_000_000n,
} as const;

const most = (1n << 63n) - 1n;
const least = -(1n << 63n);

function tooLong(): never {
  throw new NetException('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
}

/** System.TimeSpan, exact to the tick. */
export class TimeSpan implements HasValueKey {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    if (ticks > most || ticks < least) tooLong();
    this.ticks = ticks;
  }

  static readonly zero = new TimeSpan(0n);
  static readonly maxValue = new TimeSpan(most);
  static readonly minValue = new TimeSpan(least);

  /** A number of units, to the nearest tick. Throws an OverflowException, for NaN an ArgumentException. */
  static of(value: number, unit: bigint): TimeSpan {
    if (Number.isNaN(value))
      throw new NetException('System.ArgumentException', 'TimeSpan does not accept floating point Not-a-Number values.');
    const ticks = value * Number(unit);
    if (!(Math.abs(ticks) <= 9.223372036854776e18)) tooLong();
    return new TimeSpan(Number.isInteger(value) ? BigInt(value) * unit : BigInt(Math.trunc(ticks)));
  }

  static fromMilliseconds(value: number): TimeSpan {
    return TimeSpan.of(value, ticksPer.millisecond);
  }

  static fromParts(days: number, hours: number, minutes: number, seconds: number, milliseconds = 0): TimeSpan {
    return new TimeSpan(
      BigInt(days) * ticksPer.day +
        BigInt(hours) * ticksPer.hour +
        BigInt(minutes) * ticksPer.minute +
        BigInt(seconds) * ticksPer.second +
        BigInt(milliseconds) * ticksPer.millisecond,
    );
  }

  #part(unit: bigint, of: bigint): number {
    return Number((this.ticks / unit) % of);
  }
  get days(): number {
    return Number(this.ticks / ticksPer.day);
  }
  get hours(): number {
    return this.#part(ticksPer.hour, 24n);
  }
  get minutes(): number {
    return this.#part(ticksPer.minute, 60n);
  }
  get seconds(): number {
    return this.#part(ticksPer.second, 60n);
  }
  get milliseconds(): number {
    return this.#part(ticksPer.millisecond, 1000n);
  }
  /** Ticks below the second. */
  get fraction(): number {
    return Number(this.ticks % ticksPer.second);
  }
  get totalMilliseconds(): number {
    return this.total(ticksPer.millisecond);
  }
  total(unit: bigint): number {
    return Number(this.ticks) / Number(unit);
  }

  [valueKey](): string {
    return `TimeSpan${this.ticks}`;
  }
}
