import { currentCulture, invariant } from '../culture.ts';
import { formatDate } from '../date-format.ts';
import { fieldsToDate, parseDate } from '../date-parse.ts';
import { mustReadExact, readExact } from '../date-parse-exact.ts';
import { DateTime, DateTimeOffset, dateKinds, daysInMonth, isLeapYear, unixEpochTicks } from '../datetime.ts';
import { NetException, raise } from '../error.ts';
import { getProperty } from '../members.ts';
import { type EnumValue, enumNamed } from '../net-type.ts';
import { PSObject } from '../ps-object.ts';
import type { PSReference } from '../reference.ts';
import { toText } from '../text.ts';
import { TimeSpan, ticksPer } from '../timespan.ts';
import { addTypeMember } from '../type-data.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import { cultureOf } from './provider.ts';
import { spanOperand } from './timespan.ts';

bindClass(() => DateTime, 'System.DateTime');

const order = (left: { ticks: bigint }, right: { ticks: bigint }) => (left.ticks < right.ticks ? -1 : left.ticks > right.ticks ? 1 : 0);
const kindOf = (kind: EnumValue) => dateKinds[kind.value]!;
const kindValue = (date: DateTime) => enumNamed('System.DateTimeKind', date.kind);
export const weekday = (date: DateTime) => enumNamed('System.DayOfWeek', currentWeekdays[date.dayOfWeek]!);
const currentWeekdays = invariant.dates.days;

function days(year: number, month: number): number {
  if (month < 1 || month > 12) throw new NetException('System.ArgumentOutOfRangeException', 'Month must be between one and twelve.');
  if (year < 1 || year > 9999)
    throw new NetException('System.ArgumentOutOfRangeException', "Year must be between 1 and 9999. (Parameter 'year')");
  return daysInMonth(year, month);
}

/** A TryParse: the result or its empty value goes into the reference. */
export function attempt(result: PSReference, empty: Value, run: () => Value | undefined): boolean {
  try {
    const made = run();
    result.value = made ?? empty;
    return made !== undefined;
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    result.value = empty;
    return false;
  }
}

const styleOf = (styles: EnumValue) => styles.value;
const one = (format: string | readonly string[]) => (typeof format === 'string' ? [format] : format);

function exactly(text: string, format: string | readonly string[], provider: Value, styles = 0): DateTime {
  return fieldsToDate(mustReadExact(text, one(format), cultureOf(provider), styles), styles);
}

export const utcNow = () => DateTime.fromDate(new Date(), 'Utc').plus(0n);

registerType('System.DateTime', () => ({
  kind: 'struct',
  interfaces: [
    'System.IComparable',
    'System.IConvertible',
    'System.IFormattable',
    'System.IComparable`1[System.DateTime]',
    'System.IEquatable`1[System.DateTime]',
  ],
  defaultValue: () => DateTime.minValue,
  constructors: {
    '(long ticks)': (ticks: bigint) => new DateTime(ticks),
    '(long ticks, System.DateTimeKind kind)': (ticks: bigint, kind: EnumValue) => new DateTime(ticks, kindOf(kind)),
    '(int year, int month, int day)': (y: number, m: number, d: number) => DateTime.of(y, m, d),
    '(int year, int month, int day, int hour, int minute, int second)': (
      y: number,
      m: number,
      d: number,
      h: number,
      n: number,
      s: number,
    ) => DateTime.of(y, m, d, h, n, s),
    '(int year, int month, int day, int hour, int minute, int second, System.DateTimeKind kind)': (
      y: number,
      m: number,
      d: number,
      h: number,
      n: number,
      s: number,
      kind: EnumValue,
    ) => DateTime.of(y, m, d, h, n, s, 0, kindOf(kind)),
    '(int year, int month, int day, int hour, int minute, int second, int millisecond)': (
      y: number,
      m: number,
      d: number,
      h: number,
      n: number,
      s: number,
      ms: number,
    ) => DateTime.of(y, m, d, h, n, s, ms),
    '(int year, int month, int day, int hour, int minute, int second, int millisecond, System.DateTimeKind kind)': (
      y: number,
      m: number,
      d: number,
      h: number,
      n: number,
      s: number,
      ms: number,
      kind: EnumValue,
    ) => DateTime.of(y, m, d, h, n, s, ms, kindOf(kind)),
  },
  instance: {
    'datetime Date {get;}': (self: DateTime) => self.date,
    'int Day {get;}': (self: DateTime) => self.day,
    'System.DayOfWeek DayOfWeek {get;}': weekday,
    'int DayOfYear {get;}': (self: DateTime) => self.dayOfYear,
    'int Hour {get;}': (self: DateTime) => self.hour,
    'System.DateTimeKind Kind {get;}': kindValue,
    'int Millisecond {get;}': (self: DateTime) => self.millisecond,
    'int Microsecond {get;}': (self: DateTime) => Number((self.ticks / 10n) % 1000n),
    'int Nanosecond {get;}': (self: DateTime) => Number(self.ticks % 10n) * 100,
    'int Minute {get;}': (self: DateTime) => self.minute,
    'int Month {get;}': (self: DateTime) => self.month,
    'int Second {get;}': (self: DateTime) => self.second,
    'long Ticks {get;}': (self: DateTime) => self.ticks,
    'timespan TimeOfDay {get;}': (self: DateTime) => self.timeOfDay,
    'int Year {get;}': (self: DateTime) => self.year,
    'datetime Add(timespan value)': (self: DateTime, span: TimeSpan) => self.plus(span.ticks),
    'datetime AddDays(double value)': (self: DateTime, n: number) => self.add(n, ticksPer.day),
    'datetime AddHours(double value)': (self: DateTime, n: number) => self.add(n, ticksPer.hour),
    'datetime AddMilliseconds(double value)': (self: DateTime, n: number) => self.add(n, ticksPer.millisecond),
    'datetime AddMicroseconds(double value)': (self: DateTime, n: number) => self.add(n, 10n),
    'datetime AddMinutes(double value)': (self: DateTime, n: number) => self.add(n, ticksPer.minute),
    'datetime AddMonths(int months)': (self: DateTime, n: number) => self.addMonths(n),
    'datetime AddSeconds(double value)': (self: DateTime, n: number) => self.add(n, ticksPer.second),
    'datetime AddTicks(long value)': (self: DateTime, n: bigint) => self.plus(n),
    'datetime AddYears(int value)': (self: DateTime, n: number) => self.addMonths(n * 12),
    'int CompareTo(System.Object value)': order,
    'int CompareTo(datetime value)': order,
    'bool Equals(datetime value)': (self: DateTime, other: DateTime) => self.ticks === other.ticks,
    'bool IsDaylightSavingTime()': isDaylightSaving,
    'timespan Subtract(datetime value)': (self: DateTime, other: DateTime) => new TimeSpan(self.ticks - other.ticks),
    'datetime Subtract(timespan value)': (self: DateTime, other: TimeSpan) => self.plus(-other.ticks),
    'long ToBinary()': (self: DateTime) => self.ticks,
    'long ToFileTime()': (self: DateTime) => self.toUniversal().ticks - fileEpoch,
    'long ToFileTimeUtc()': (self: DateTime) => (self.kind === 'Local' ? self.toUniversal() : self).ticks - fileEpoch,
    'datetime ToLocalTime()': (self: DateTime) => self.toLocal(),
    'string ToLongDateString()': (self: DateTime) => formatDate(self, 'D', currentCulture()),
    'string ToLongTimeString()': (self: DateTime) => formatDate(self, 'T', currentCulture()),
    'double ToOADate()': (self: DateTime) => Number(self.ticks - oaEpoch) / Number(ticksPer.day),
    'string ToShortDateString()': (self: DateTime) => formatDate(self, 'd', currentCulture()),
    'string ToShortTimeString()': (self: DateTime) => formatDate(self, 't', currentCulture()),
    'string ToString()': (self: DateTime) => formatDate(self, null, currentCulture()),
    'string ToString(string format)': (self: DateTime, format: string) => formatDate(self, format, currentCulture()),
    'string ToString(System.IFormatProvider provider)': (self: DateTime, provider: Value) => formatDate(self, null, cultureOf(provider)),
    'string ToString(string format, System.IFormatProvider provider)': (self: DateTime, format: string, provider: Value) =>
      formatDate(self, format, cultureOf(provider)),
    'datetime ToUniversalTime()': (self: DateTime) => self.toUniversal(),
  },
  static: {
    'datetime MaxValue {get;}': () => DateTime.maxValue,
    'datetime MinValue {get;}': () => DateTime.minValue,
    'datetime UnixEpoch {get;}': () => new DateTime(unixEpochTicks, 'Utc'),
    'datetime Now {get;}': () => utcNow().toLocal(),
    'datetime Today {get;}': () => utcNow().toLocal().date,
    'datetime UtcNow {get;}': utcNow,
    'int Compare(datetime t1, datetime t2)': order,
    'int DaysInMonth(int year, int month)': days,
    'datetime FromBinary(long dateData)': (ticks: bigint) => new DateTime(ticks & ((1n << 62n) - 1n)),
    'datetime FromFileTime(long fileTime)': (ticks: bigint) => new DateTime(ticks + fileEpoch, 'Utc').toLocal(),
    'datetime FromFileTimeUtc(long fileTime)': (ticks: bigint) => new DateTime(ticks + fileEpoch, 'Utc'),
    'datetime FromOADate(double d)': (d: number) => new DateTime(oaEpoch + BigInt(Math.round(d * 86_400_000)) * ticksPer.millisecond),
    'bool IsLeapYear(int year)': isLeapYear,
    'datetime Parse(string s)': (text: string) => parseDate(text ?? '', currentCulture()),
    'datetime Parse(string s, System.IFormatProvider provider)': (text: string, provider: Value) =>
      parseDate(text ?? '', cultureOf(provider)),
    'datetime Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles)': (
      text: string,
      provider: Value,
      styles: EnumValue,
    ) => parseDate(text ?? '', cultureOf(provider), styleOf(styles)),
    'datetime ParseExact(string s, string format, System.IFormatProvider provider)': (text: string, format: string, provider: Value) =>
      exactly(text, format, provider),
    'datetime ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)': (
      text: string,
      format: string,
      provider: Value,
      styles: EnumValue,
    ) => exactly(text, format, provider, styleOf(styles)),
    'datetime ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)': (
      text: string,
      formats: string[],
      provider: Value,
      styles: EnumValue,
    ) => exactly(text, formats, provider, styleOf(styles)),
    'datetime SpecifyKind(datetime value, System.DateTimeKind kind)': (date: DateTime, kind: EnumValue) => date.withKind(kindOf(kind)),
    'bool TryParse(string s, [ref] datetime result)': (text: string, result: PSReference) =>
      attempt(result, DateTime.minValue, () => parseDate(text ?? '', currentCulture())),
    'bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, [ref] datetime result)': (
      text: string,
      provider: Value,
      styles: EnumValue,
      result: PSReference,
    ) => attempt(result, DateTime.minValue, () => parseDate(text ?? '', cultureOf(provider), styleOf(styles))),
    'bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] datetime result)':
      (text: string, format: string, provider: Value, styles: EnumValue, result: PSReference) =>
        attempt(result, DateTime.minValue, () => readInto(text, [format], provider, styleOf(styles))),
    'bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] datetime result)':
      (text: string, formats: string[], provider: Value, styles: EnumValue, result: PSReference) =>
        attempt(result, DateTime.minValue, () => readInto(text, formats, provider, styleOf(styles))),
  },
  hooks: {
    format: formatDate,
    parse: (text: string, culture) => parseDate(text, culture),
    parseTakesCulture: true,
    from: (value: Value) =>
      value instanceof DateTimeOffset
        ? value.local
        : typeof value === 'number'
          ? new DateTime(BigInt(value))
          : typeof value === 'bigint'
            ? new DateTime(value)
            : undefined,
    compare: (left: DateTime, right: Value) => (right instanceof DateTime ? order(left, right) : undefined),
    operators: {
      add: (left: Value, right: Value) => {
        const span = left instanceof DateTime ? spanOperand(right) : undefined;
        return span && (left as DateTime).plus(span.ticks);
      },
      subtract: (left: Value, right: Value) => {
        if (!(left instanceof DateTime)) return undefined;
        if (right instanceof DateTime) return new TimeSpan(left.ticks - right.ticks);
        if (typeof right === 'string')
          raise(
            'MethodException',
            'MethodCountCouldNotFindBest',
            'NotSpecified',
            'Multiple ambiguous overloads found for "op_Subtraction" and the argument count: "2".',
          );
        const span = spanOperand(right);
        return span && left.plus(-span.ticks);
      },
    },
  },
}));

function readInto(text: string, formats: readonly string[], provider: Value, styles: number): DateTime | undefined {
  const fields = text === null ? undefined : readExact(text, formats, cultureOf(provider), styles);
  return fields && fieldsToDate(fields, styles);
}

function isDaylightSaving(self: DateTime): boolean {
  if (self.kind === 'Utc') return false;
  const standard = Math.max(...[0, 6].map((month) => new Date(self.year, month, 1).getTimezoneOffset()));
  return -Number(self.offset / ticksPer.minute) < standard;
}

/** 1601-01-01, where file times begin, and 1899-12-30, where OLE dates do. */
const fileEpoch = 504_911_232_000_000_000n;
const oaEpoch = 599_264_352_000_000_000n;

/** A note `DisplayHint` (Get-Date sets it) chooses what is shown. */
function shownDate(self: Value): string {
  const hint = toText(getProperty(self, 'DisplayHint')).toLowerCase();
  const date = (self instanceof PSObject ? self.base : self) as DateTime;
  if (hint === 'date') return formatDate(date, 'D', currentCulture());
  return hint === 'time' ? formatDate(date, 'T', currentCulture()) : formatDate(date, 'F', currentCulture());
}

addTypeMember('System.DateTime', {
  kind: 'CodeProperty',
  name: 'DateTime',
  type: 'System.String',
  get: shownDate,
  script: `if ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq  "Date")
                    {
                        "{0}" -f $this.ToLongDateString()
                    }
                    elseif ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq "Time")
                    {
                        "{0}" -f  $this.ToLongTimeString()
                    }
                    else
                    {
                        "{0} {1}" -f $this.ToLongDateString(), $this.ToLongTimeString()
                    }`,
});
