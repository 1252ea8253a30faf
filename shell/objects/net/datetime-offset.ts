import { currentCulture } from '../culture.ts';
import { formatDate } from '../date-format.ts';
import { offsetOfFields, parseDateOffset } from '../date-parse.ts';
import { mustReadExact } from '../date-parse-exact.ts';
import { DateTime, DateTimeOffset, unixEpochTicks } from '../datetime.ts';
import type { PSReference } from '../reference.ts';
import { TimeSpan, ticksPer } from '../timespan.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import { attempt, utcNow, weekday } from './datetime.ts';
import { cultureOf } from './provider.ts';

bindClass(() => DateTimeOffset, 'System.DateTimeOffset');

const offsetOrder = (left: DateTimeOffset, right: DateTimeOffset) =>
  left.utcTicks < right.utcTicks ? -1 : left.utcTicks > right.utcTicks ? 1 : 0;
const moved = (self: DateTimeOffset, local: DateTime) => new DateTimeOffset(local, self.offset);

registerType('System.DateTimeOffset', () => ({
  kind: 'struct',
  interfaces: [
    'System.IComparable',
    'System.IFormattable',
    'System.IComparable`1[System.DateTimeOffset]',
    'System.IEquatable`1[System.DateTimeOffset]',
  ],
  defaultValue: () => new DateTimeOffset(DateTime.minValue, TimeSpan.zero),
  constructors: {
    '(datetime dateTime)': (date: DateTime) => DateTimeOffset.fromDateTime(date),
    '(datetime dateTime, timespan offset)': (date: DateTime, offset: TimeSpan) => new DateTimeOffset(date, offset),
    '(long ticks, timespan offset)': (ticks: bigint, offset: TimeSpan) => new DateTimeOffset(new DateTime(ticks), offset),
    '(int year, int month, int day, int hour, int minute, int second, timespan offset)': (
      y: number,
      m: number,
      d: number,
      h: number,
      n: number,
      s: number,
      offset: TimeSpan,
    ) => new DateTimeOffset(DateTime.of(y, m, d, h, n, s), offset),
  },
  instance: {
    'datetime Date {get;}': (self: DateTimeOffset) => self.local.date,
    'datetime DateTime {get;}': (self: DateTimeOffset) => self.local,
    'int Day {get;}': (self: DateTimeOffset) => self.local.day,
    'System.DayOfWeek DayOfWeek {get;}': (self: DateTimeOffset) => weekday(self.local),
    'int DayOfYear {get;}': (self: DateTimeOffset) => self.local.dayOfYear,
    'int Hour {get;}': (self: DateTimeOffset) => self.local.hour,
    'datetime LocalDateTime {get;}': (self: DateTimeOffset) => new DateTime(self.utcTicks, 'Utc').toLocal(),
    'int Millisecond {get;}': (self: DateTimeOffset) => self.local.millisecond,
    'int Minute {get;}': (self: DateTimeOffset) => self.local.minute,
    'int Month {get;}': (self: DateTimeOffset) => self.local.month,
    'timespan Offset {get;}': (self: DateTimeOffset) => self.offset,
    'int Second {get;}': (self: DateTimeOffset) => self.local.second,
    'long Ticks {get;}': (self: DateTimeOffset) => self.local.ticks,
    'timespan TimeOfDay {get;}': (self: DateTimeOffset) => self.local.timeOfDay,
    'datetime UtcDateTime {get;}': (self: DateTimeOffset) => new DateTime(self.utcTicks, 'Utc'),
    'long UtcTicks {get;}': (self: DateTimeOffset) => self.utcTicks,
    'int Year {get;}': (self: DateTimeOffset) => self.local.year,
    'System.DateTimeOffset Add(timespan timeSpan)': (self: DateTimeOffset, span: TimeSpan) => moved(self, self.local.plus(span.ticks)),
    'System.DateTimeOffset AddDays(double days)': (self: DateTimeOffset, n: number) => moved(self, self.local.add(n, ticksPer.day)),
    'System.DateTimeOffset AddHours(double hours)': (self: DateTimeOffset, n: number) => moved(self, self.local.add(n, ticksPer.hour)),
    'System.DateTimeOffset AddMinutes(double minutes)': (self: DateTimeOffset, n: number) =>
      moved(self, self.local.add(n, ticksPer.minute)),
    'System.DateTimeOffset AddMonths(int months)': (self: DateTimeOffset, n: number) => moved(self, self.local.addMonths(n)),
    'System.DateTimeOffset AddSeconds(double seconds)': (self: DateTimeOffset, n: number) =>
      moved(self, self.local.add(n, ticksPer.second)),
    'System.DateTimeOffset AddYears(int years)': (self: DateTimeOffset, n: number) => moved(self, self.local.addMonths(n * 12)),
    'int CompareTo(System.DateTimeOffset other)': offsetOrder,
    'timespan Subtract(System.DateTimeOffset value)': (self: DateTimeOffset, other: DateTimeOffset) =>
      new TimeSpan(self.utcTicks - other.utcTicks),
    'System.DateTimeOffset Subtract(timespan value)': (self: DateTimeOffset, span: TimeSpan) => moved(self, self.local.plus(-span.ticks)),
    'System.DateTimeOffset ToLocalTime()': (self: DateTimeOffset) =>
      DateTimeOffset.fromDateTime(new DateTime(self.utcTicks, 'Utc').toLocal()),
    'System.DateTimeOffset ToOffset(timespan offset)': (self: DateTimeOffset, offset: TimeSpan) =>
      DateTimeOffset.fromUtc(self.utcTicks, offset),
    'string ToString()': (self: DateTimeOffset) => formatDate(self, null, currentCulture()),
    'string ToString(string format)': (self: DateTimeOffset, format: string) => formatDate(self, format, currentCulture()),
    'string ToString(string format, System.IFormatProvider formatProvider)': (self: DateTimeOffset, format: string, provider: Value) =>
      formatDate(self, format, cultureOf(provider)),
    'System.DateTimeOffset ToUniversalTime()': (self: DateTimeOffset) => DateTimeOffset.fromUtc(self.utcTicks),
    'long ToUnixTimeMilliseconds()': (self: DateTimeOffset) => floorDivide(self.utcTicks - unixEpochTicks, ticksPer.millisecond),
    'long ToUnixTimeSeconds()': (self: DateTimeOffset) => floorDivide(self.utcTicks - unixEpochTicks, ticksPer.second),
  },
  static: {
    'System.DateTimeOffset MaxValue {get;}': () => new DateTimeOffset(DateTime.maxValue, TimeSpan.zero),
    'System.DateTimeOffset MinValue {get;}': () => new DateTimeOffset(DateTime.minValue, TimeSpan.zero),
    'System.DateTimeOffset Now {get;}': () => DateTimeOffset.fromDateTime(utcNow().toLocal()),
    'System.DateTimeOffset UtcNow {get;}': () => DateTimeOffset.fromUtc(utcNow().ticks),
    'System.DateTimeOffset UnixEpoch {get;}': () => DateTimeOffset.fromUtc(unixEpochTicks),
    'System.DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': (n: bigint) =>
      DateTimeOffset.fromUtc(unixEpochTicks + n * ticksPer.millisecond),
    'System.DateTimeOffset FromUnixTimeSeconds(long seconds)': (n: bigint) => DateTimeOffset.fromUtc(unixEpochTicks + n * ticksPer.second),
    'System.DateTimeOffset Parse(string input)': (text: string) => parseDateOffset(text ?? '', currentCulture()),
    'System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider)': (text: string, provider: Value) =>
      parseDateOffset(text ?? '', cultureOf(provider)),
    'System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider)': (
      text: string,
      format: string,
      provider: Value,
    ) => offsetOfFields(mustReadExact(text, [format], cultureOf(provider), 0), 0),
    'bool TryParse(string input, [ref] System.DateTimeOffset result)': (text: string, result: PSReference) =>
      attempt(result, new DateTimeOffset(DateTime.minValue, TimeSpan.zero), () => parseDateOffset(text ?? '', currentCulture())),
  },
  hooks: {
    format: formatDate,
    parse: (text: string, culture) => parseDateOffset(text, culture),
    parseTakesCulture: true,
    from: (value: Value) => (value instanceof DateTime ? DateTimeOffset.fromDateTime(value) : undefined),
    compare: (left: DateTimeOffset, right: Value) => (right instanceof DateTimeOffset ? offsetOrder(left, right) : undefined),
    operators: {
      add: (left: Value, right: Value) =>
        left instanceof DateTimeOffset && right instanceof TimeSpan ? moved(left, left.local.plus(right.ticks)) : undefined,
      subtract: (left: Value, right: Value) => {
        if (!(left instanceof DateTimeOffset)) return undefined;
        if (right instanceof DateTimeOffset) return new TimeSpan(left.utcTicks - right.utcTicks);
        return right instanceof TimeSpan ? moved(left, left.local.plus(-right.ticks)) : undefined;
      },
    },
  },
}));

function floorDivide(value: bigint, by: bigint): bigint {
  return value < 0n && value % by !== 0n ? value / by - 1n : value / by;
}
