import { toDouble } from '../convert-number.ts';
import { currentCulture } from '../culture.ts';
import { NetException } from '../error.ts';
import type { PSReference } from '../reference.ts';
import { TimeSpan, ticksPer } from '../timespan.ts';
import { formatTimeSpan, parseTimeSpan, parseTimeSpanExact } from '../timespan-text.ts';
import { bindClass, registerType } from '../type-registry.ts';
import { Double, type Value } from '../value.ts';
import { cultureOf } from './provider.ts';

bindClass(() => TimeSpan, 'System.TimeSpan');

const order = (left: TimeSpan, right: TimeSpan) => (left.ticks < right.ticks ? -1 : left.ticks > right.ticks ? 1 : 0);

/** What the operators of TimeSpan and DateTime accept beside a TimeSpan: text, and integers as ticks. */
export function spanOperand(value: Value): TimeSpan | undefined {
  if (value instanceof TimeSpan) return value;
  if (typeof value === 'string') return parseTimeSpan(value);
  if (typeof value === 'number') return new TimeSpan(BigInt(value));
  if (typeof value === 'bigint') return new TimeSpan(value);
  return undefined;
}

function scaled(span: TimeSpan, factor: number): TimeSpan {
  const ticks = Number(span.ticks) * factor;
  if (!(Math.abs(ticks) < 2 ** 63))
    throw new NetException('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
  return new TimeSpan(Number.isInteger(factor) ? span.ticks * BigInt(factor) : BigInt(Math.round(ticks)));
}

function tryParse(text: string, result: PSReference): boolean {
  try {
    result.value = parseTimeSpan(text ?? '');
    return true;
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    result.value = TimeSpan.zero;
    return false;
  }
}

registerType('System.TimeSpan', () => ({
  kind: 'struct',
  interfaces: [
    'System.IComparable',
    'System.IFormattable',
    'System.IComparable`1[System.TimeSpan]',
    'System.IEquatable`1[System.TimeSpan]',
  ],
  defaultValue: () => TimeSpan.zero,
  constructors: {
    '(long ticks)': (ticks: bigint) => new TimeSpan(ticks),
    '(int hours, int minutes, int seconds)': (h: number, m: number, s: number) => TimeSpan.fromParts(0, h, m, s),
    '(int days, int hours, int minutes, int seconds)': (d: number, h: number, m: number, s: number) => TimeSpan.fromParts(d, h, m, s),
    '(int days, int hours, int minutes, int seconds, int milliseconds)': (d: number, h: number, m: number, s: number, ms: number) =>
      TimeSpan.fromParts(d, h, m, s, ms),
  },
  instance: {
    'long Ticks {get;}': (self: TimeSpan) => self.ticks,
    'int Days {get;}': (self: TimeSpan) => self.days,
    'int Hours {get;}': (self: TimeSpan) => self.hours,
    'int Milliseconds {get;}': (self: TimeSpan) => self.milliseconds,
    'int Microseconds {get;}': (self: TimeSpan) => Number((self.ticks / 10n) % 1000n),
    'int Nanoseconds {get;}': (self: TimeSpan) => Number(self.ticks % 10n) * 100,
    'int Minutes {get;}': (self: TimeSpan) => self.minutes,
    'int Seconds {get;}': (self: TimeSpan) => self.seconds,
    'double TotalDays {get;}': (self: TimeSpan) => self.total(ticksPer.day),
    'double TotalHours {get;}': (self: TimeSpan) => self.total(ticksPer.hour),
    'double TotalMilliseconds {get;}': (self: TimeSpan) => self.total(ticksPer.millisecond),
    'double TotalMicroseconds {get;}': (self: TimeSpan) => self.total(10n),
    'double TotalNanoseconds {get;}': (self: TimeSpan) => Number(self.ticks) * 100,
    'double TotalMinutes {get;}': (self: TimeSpan) => self.total(ticksPer.minute),
    'double TotalSeconds {get;}': (self: TimeSpan) => self.total(ticksPer.second),
    'timespan Add(timespan ts)': (self: TimeSpan, other: TimeSpan) => new TimeSpan(self.ticks + other.ticks),
    'int CompareTo(System.Object value)': order,
    'int CompareTo(timespan value)': order,
    'timespan Divide(double divisor)': (self: TimeSpan, by: number) => scaled(self, 1 / by),
    'double Divide(timespan ts)': (self: TimeSpan, by: TimeSpan) => Number(self.ticks) / Number(by.ticks),
    'timespan Duration()': (self: TimeSpan) => new TimeSpan(self.ticks < 0n ? -self.ticks : self.ticks),
    'bool Equals(timespan obj)': (self: TimeSpan, other: TimeSpan) => self.ticks === other.ticks,
    'timespan Multiply(double factor)': scaled,
    'timespan Negate()': (self: TimeSpan) => new TimeSpan(-self.ticks),
    'timespan Subtract(timespan ts)': (self: TimeSpan, other: TimeSpan) => new TimeSpan(self.ticks - other.ticks),
    'string ToString()': (self: TimeSpan) => formatTimeSpan(self, null, currentCulture()),
    'string ToString(string format)': (self: TimeSpan, format: string) => formatTimeSpan(self, format, currentCulture()),
    'string ToString(string format, System.IFormatProvider formatProvider)': (self: TimeSpan, format: string, provider: Value) =>
      formatTimeSpan(self, format, cultureOf(provider)),
  },
  static: {
    'timespan MaxValue {get;}': () => TimeSpan.maxValue,
    'timespan MinValue {get;}': () => TimeSpan.minValue,
    'timespan Zero {get;}': () => TimeSpan.zero,
    'long TicksPerDay {get;}': () => ticksPer.day,
    'long TicksPerHour {get;}': () => ticksPer.hour,
    'long TicksPerMillisecond {get;}': () => ticksPer.millisecond,
    'long TicksPerMinute {get;}': () => ticksPer.minute,
    'long TicksPerSecond {get;}': () => ticksPer.second,
    'int Compare(timespan t1, timespan t2)': order,
    'timespan FromDays(double value)': (n: number) => TimeSpan.of(n, ticksPer.day),
    'timespan FromHours(double value)': (n: number) => TimeSpan.of(n, ticksPer.hour),
    'timespan FromMilliseconds(double value)': (n: number) => TimeSpan.of(n, ticksPer.millisecond),
    'timespan FromMicroseconds(double value)': (n: number) => TimeSpan.of(n, 10n),
    'timespan FromMinutes(double value)': (n: number) => TimeSpan.of(n, ticksPer.minute),
    'timespan FromSeconds(double value)': (n: number) => TimeSpan.of(n, ticksPer.second),
    'timespan FromTicks(long value)': (n: bigint) => new TimeSpan(n),
    'timespan Parse(string s)': (text: string) => parseTimeSpan(text ?? ''),
    'timespan Parse(string input, System.IFormatProvider formatProvider)': (text: string) => parseTimeSpan(text ?? ''),
    'timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)': (text: string, format: string) =>
      parseTimeSpanExact(text, format),
    'bool TryParse(string s, [ref] timespan result)': tryParse,
    'bool TryParse(string input, System.IFormatProvider formatProvider, [ref] timespan result)': (
      text: string,
      _: Value,
      result: PSReference,
    ) => tryParse(text, result),
  },
  hooks: {
    format: formatTimeSpan,
    parse: parseTimeSpan,
    parseTakesCulture: true,
    from: (value: Value) =>
      typeof value === 'number' ? new TimeSpan(BigInt(value)) : typeof value === 'bigint' ? new TimeSpan(value) : undefined,
    compare: (left: TimeSpan, right: Value) => (right instanceof TimeSpan ? order(left, right) : undefined),
    operators: {
      add: (left: Value, right: Value) => {
        if (!(left instanceof TimeSpan)) return undefined;
        const other = spanOperand(right);
        return other && new TimeSpan(left.ticks + other.ticks);
      },
      subtract: (left: Value, right: Value) => {
        if (!(left instanceof TimeSpan)) return undefined;
        const other = spanOperand(right);
        return other && new TimeSpan(left.ticks - other.ticks);
      },
      multiply: (left: Value, right: Value) => {
        const span = left instanceof TimeSpan ? left : right instanceof TimeSpan ? right : undefined;
        const factor = toDouble(span === left ? right : left);
        return span && factor !== undefined ? scaled(span, factor) : undefined;
      },
      divide: (left: Value, right: Value) => {
        if (!(left instanceof TimeSpan)) return undefined;
        if (right instanceof TimeSpan) return new Double(Number(left.ticks) / Number(right.ticks));
        const by = toDouble(right);
        return by === undefined ? undefined : new TimeSpan(BigInt(Math.round(Number(left.ticks) / by)));
      },
      negate: (left: TimeSpan) => new TimeSpan(-left.ticks),
      plus: (left: TimeSpan) => left,
    },
  },
}));
