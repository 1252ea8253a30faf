import { type Culture, invariant } from './culture.ts';
import { DateTime, DateTimeOffset } from './datetime.ts';
import { NetException } from './error.ts';
import { ticksPer } from './timespan.ts';

function badFormat(): never {
  throw new NetException('System.FormatException', 'Input string was not in a correct format.');
}

const roundTrip = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK";

/** The custom pattern behind a standard letter, in a culture; undefined for letters without one. */
export function standardPattern(letter: string, { dates }: Culture): string | undefined {
  switch (letter) {
    case 'd':
      return dates.shortDate;
    case 'D':
      return dates.longDate;
    case 'f':
      return `${dates.longDate} ${dates.shortTime}`;
    case 'F':
    case 'U':
      return `${dates.longDate} ${dates.longTime}`;
    case 'g':
      return `${dates.shortDate} ${dates.shortTime}`;
    case 'G':
      return `${dates.shortDate} ${dates.longTime}`;
    case 'm':
    case 'M':
      return dates.monthDay;
    case 'o':
    case 'O':
      return roundTrip;
    case 'r':
    case 'R':
      return "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
    case 's':
      return "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
    case 't':
      return dates.shortTime;
    case 'T':
      return dates.longTime;
    case 'u':
      return "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
    case 'y':
    case 'Y':
      return dates.yearMonth;
    default:
      return undefined;
  }
}

const cultureFree = new Set(['o', 'O', 'r', 'R', 's', 'u']);

/** DateTime.ToString and DateTimeOffset.ToString. Throws a FormatException. */
export function formatDate(value: DateTime | DateTimeOffset, format: string | null, culture: Culture): string {
  const withOffset = value instanceof DateTimeOffset;
  if (!format) {
    if (culture === invariant) return custom(value, withOffset ? 'MM/dd/yyyy HH:mm:ss zzz' : 'MM/dd/yyyy HH:mm:ss', culture);
    return custom(value, `${standardPattern('G', culture)}${withOffset ? ' zzz' : ''}`, culture);
  }
  if (format.length > 1) return custom(value, format, culture);
  const pattern = standardPattern(format, culture);
  if (!pattern || (withOffset && format === 'U')) return badFormat();
  let shown = value;
  if (format === 'U' && !withOffset) shown = (value as DateTime).toUniversal();
  if (withOffset && (format === 'r' || format === 'R' || format === 'u')) shown = new DateTime(value.utcTicks, 'Utc');
  return custom(shown, pattern, cultureFree.has(format) ? invariant : culture);
}

function offsetOf(value: DateTime | DateTimeOffset): bigint {
  return value instanceof DateTimeOffset ? value.offset.ticks : value.offset;
}

function zone(ticks: bigint, width: number): string {
  const sign = ticks < 0n ? '-' : '+';
  const magnitude = ticks < 0n ? -ticks : ticks;
  const hours = Number(magnitude / ticksPer.hour);
  if (width === 1) return `${sign}${hours}`;
  const shown = `${sign}${String(hours).padStart(2, '0')}`;
  return width === 2 ? shown : `${shown}:${String(Number((magnitude / ticksPer.minute) % 60n)).padStart(2, '0')}`;
}

function kindText(value: DateTime | DateTimeOffset): string {
  if (value instanceof DateTimeOffset) return zone(value.offset.ticks, 3);
  return value.kind === 'Utc' ? 'Z' : value.kind === 'Local' ? zone(value.offset, 3) : '';
}

function custom(value: DateTime | DateTimeOffset, format: string, culture: Culture): string {
  const date = value instanceof DateTimeOffset ? value.local : value;
  const { dates } = culture;
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  const fraction = pad(date.fraction, 7);
  let out = '';
  for (let at = 0; at < format.length; ) {
    const c = format[at]!;
    let run = 1;
    while (format[at + run] === c) run++;
    let used = run;
    switch (c) {
      case 'y':
        out += run <= 2 ? pad(date.year % 100, run) : pad(date.year, run);
        break;
      case 'M':
        out += run <= 2 ? pad(date.month, run) : run === 3 ? dates.shortMonths[date.month - 1] : dates.months[date.month - 1];
        break;
      case 'd':
        out += run <= 2 ? pad(date.day, run) : run === 3 ? dates.shortDays[date.dayOfWeek] : dates.days[date.dayOfWeek];
        break;
      case 'H':
        out += pad(date.hour, Math.min(run, 2));
        break;
      case 'h':
        out += pad(date.hour % 12 || 12, Math.min(run, 2));
        break;
      case 'm':
        out += pad(date.minute, Math.min(run, 2));
        break;
      case 's':
        out += pad(date.second, Math.min(run, 2));
        break;
      case 'f':
        if (run > 7) badFormat();
        out += fraction.slice(0, run);
        break;
      case 'F': {
        if (run > 7) badFormat();
        const shown = fraction.slice(0, run).replace(/0+$/, '');
        if (shown === '' && out.endsWith('.')) out = out.slice(0, -1);
        out += shown;
        break;
      }
      case 't': {
        const mark = date.hour < 12 ? dates.am : dates.pm;
        out += run === 1 ? mark.slice(0, 1) : mark;
        break;
      }
      case 'z':
        out += zone(offsetOf(value), run);
        break;
      case 'K':
        out += kindText(value);
        used = 1;
        break;
      case 'g':
        out += dates.era;
        break;
      case ':':
        out += dates.timeSeparator;
        used = 1;
        break;
      case '/':
        out += dates.dateSeparator;
        used = 1;
        break;
      case "'":
      case '"': {
        const end = format.indexOf(c, at + 1);
        if (end < 0) badFormat();
        out += format.slice(at + 1, end);
        used = end - at + 1;
        break;
      }
      case '\\':
        if (at + 1 >= format.length) badFormat();
        out += format[at + 1];
        used = 2;
        break;
      case '%':
        if (at + 1 >= format.length || format[at + 1] === '%') badFormat();
        used = 1;
        break;
      default:
        out += format.slice(at, at + run);
    }
    at += used;
  }
  return out;
}
