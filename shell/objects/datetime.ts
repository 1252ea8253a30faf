import { NetException } from './error.ts';
import { type HasValueKey, valueKey } from './hash-key.ts';
import { TimeSpan, ticksPer } from './timespan.ts';

export type DateKind = 'Unspecified' | 'Utc' | 'Local';
export const dateKinds: readonly DateKind[] = ['Unspecified', 'Utc', 'Local'];

/** Ticks of 1970-01-01, counted from 0001-01-01. */
export const unixEpochTicks = 621_355_968_000_000_000n;
export const maxTicks = 3_155_378_975_999_999_999n;

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : daysBefore[month]! - daysBefore[month - 1]!;
}

function outOfRange(message: string): never {
  throw new NetException('System.ArgumentOutOfRangeException', message);
}

/** Days from 0001-01-01 to a date. */
function dayNumber(year: number, month: number, day: number): number {
  const y = year - 1;
  return (
    y * 365 +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    daysBefore[month - 1]! +
    (month > 2 && isLeapYear(year) ? 1 : 0) +
    day -
    1
  );
}

export function dateTicks(year: number, month: number, day: number): bigint {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    outOfRange('Year, Month, and Day parameters describe an un-representable DateTime.');
  return BigInt(dayNumber(year, month, day)) * ticksPer.day;
}

export function timeTicks(hour: number, minute: number, second: number, millisecond = 0): bigint {
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60))
    outOfRange('Hour, Minute, and Second parameters describe an un-representable DateTime.');
  return (
    BigInt(hour) * ticksPer.hour +
    BigInt(minute) * ticksPer.minute +
    BigInt(second) * ticksPer.second +
    BigInt(millisecond) * ticksPer.millisecond
  );
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly dayOfYear: number;
}

/** Offset of local time from UTC at an instant, in ticks; the zone is the one of the process. */
export function localOffset(utcTicks: bigint): bigint {
  const milliseconds = Number((utcTicks - unixEpochTicks) / ticksPer.millisecond);
  return BigInt(-new Date(milliseconds).getTimezoneOffset()) * ticksPer.minute;
}

/** System.DateTime: ticks since 0001-01-01, exact, and what they are meant to be. */
export class DateTime implements HasValueKey {
  readonly ticks: bigint;
  readonly kind: DateKind;
  #parts: Parts | undefined;

  constructor(ticks: bigint, kind: DateKind = 'Unspecified') {
    if (ticks < 0n || ticks > maxTicks) outOfRange('The added or subtracted value results in an un-representable DateTime.');
    this.ticks = ticks;
    this.kind = kind;
  }

  static readonly minValue = new DateTime(0n);
  static readonly maxValue = new DateTime(maxTicks);

  static of(
    year: number,
    month: number,
    day: number,
    hour = 0,
    minute = 0,
    second = 0,
    millisecond = 0,
    kind: DateKind = 'Unspecified',
  ): DateTime {
    return new DateTime(dateTicks(year, month, day) + timeTicks(hour, minute, second, millisecond), kind);
  }

  /** The instant of a JavaScript Date, in local time unless told otherwise. */
  static fromDate(date: Date, kind: 'Utc' | 'Local' = 'Local'): DateTime {
    const utc = new DateTime(BigInt(date.getTime()) * ticksPer.millisecond + unixEpochTicks, 'Utc');
    return kind === 'Utc' ? utc : utc.toLocal();
  }

  toDate(): Date {
    return new Date(Number((this.toUniversal().ticks - unixEpochTicks) / ticksPer.millisecond));
  }

  /** Unspecified counts as UTC. */
  toLocal(): DateTime {
    return this.kind === 'Local' ? this : new DateTime(this.ticks + localOffset(this.ticks), 'Local');
  }

  /** Unspecified counts as local. */
  toUniversal(): DateTime {
    return this.kind === 'Utc' ? this : new DateTime(this.ticks - this.offset, 'Utc');
  }

  /** Offset of this local (or unspecified) time from UTC; zero for UTC. */
  get offset(): bigint {
    if (this.kind === 'Utc') return 0n;
    const { year, month, day, hour, minute, second } = this;
    return BigInt(-new Date(year, month - 1, day, hour, minute, second).getTimezoneOffset()) * ticksPer.minute;
  }

  withKind(kind: DateKind): DateTime {
    return new DateTime(this.ticks, kind);
  }

  #dateParts(): Parts {
    if (!this.#parts) {
      const day = Number(this.ticks / ticksPer.day);
      // A date in March-based years of 400: the usual arithmetic of proleptic Gregorian days.
      const z = day + 306;
      const era = Math.floor(z / 146097);
      const inEra = z - era * 146097;
      const yearOfEra = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
      const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
      const shifted = Math.floor((5 * dayOfYear + 2) / 153);
      const month = shifted < 10 ? shifted + 3 : shifted - 9;
      const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
      this.#parts = { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1, dayOfYear: day - dayNumber(year, 1, 1) + 1 };
    }
    return this.#parts;
  }

  get year(): number {
    return this.#dateParts().year;
  }
  get month(): number {
    return this.#dateParts().month;
  }
  get day(): number {
    return this.#dateParts().day;
  }
  get dayOfYear(): number {
    return this.#dateParts().dayOfYear;
  }
  /** 0 is Sunday. */
  get dayOfWeek(): number {
    return (Number(this.ticks / ticksPer.day) + 1) % 7;
  }
  get hour(): number {
    return Number((this.ticks / ticksPer.hour) % 24n);
  }
  get minute(): number {
    return Number((this.ticks / ticksPer.minute) % 60n);
  }
  get second(): number {
    return Number((this.ticks / ticksPer.second) % 60n);
  }
  get millisecond(): number {
    return Number((this.ticks / ticksPer.millisecond) % 1000n);
  }
  /** Ticks below the second. */
  get fraction(): number {
    return Number(this.ticks % ticksPer.second);
  }
  get date(): DateTime {
    return new DateTime(this.ticks - (this.ticks % ticksPer.day), this.kind);
  }
  get timeOfDay(): TimeSpan {
    return new TimeSpan(this.ticks % ticksPer.day);
  }

  plus(ticks: bigint): DateTime {
    return new DateTime(this.ticks + ticks, this.kind);
  }

  /** A number of units, fractions to the tick. */
  add(value: number, unit: bigint): DateTime {
    const ticks = Number.isInteger(value) ? BigInt(value) * unit : BigInt(Math.trunc(value * Number(unit)));
    return this.plus(ticks);
  }

  /** The same day of another month, or its last day. */
  addMonths(months: number): DateTime {
    const index = this.month - 1 + months;
    const year = this.year + Math.floor(index / 12);
    const month = (((index % 12) + 12) % 12) + 1;
    if (year < 1 || year > 9999) outOfRange('The added or subtracted value results in an un-representable DateTime.');
    return new DateTime(dateTicks(year, month, Math.min(this.day, daysInMonth(year, month))) + (this.ticks % ticksPer.day), this.kind);
  }

  [valueKey](): string {
    return `DateTime${this.ticks}`;
  }
}

/** System.DateTimeOffset: a local time and its distance from UTC. */
export class DateTimeOffset implements HasValueKey {
  /** Time as its clock shows it. */
  readonly local: DateTime;
  readonly offset: TimeSpan;

  constructor(local: DateTime, offset: TimeSpan) {
    this.local = local.withKind('Unspecified');
    this.offset = offset;
  }

  /** A DateTime keeps its instant; unspecified counts as local. */
  static fromDateTime(value: DateTime): DateTimeOffset {
    return new DateTimeOffset(value, new TimeSpan(value.offset));
  }

  static fromUtc(ticks: bigint, offset = TimeSpan.zero): DateTimeOffset {
    return new DateTimeOffset(new DateTime(ticks + offset.ticks), offset);
  }

  get utcTicks(): bigint {
    return this.local.ticks - this.offset.ticks;
  }

  [valueKey](): string {
    return `DateTimeOffset${this.utcTicks}`;
  }
}
