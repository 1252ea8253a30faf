import type { Culture } from './culture.ts';
import { NetException } from './error.ts';
import { TimeSpan, ticksPer } from './timespan.ts';

const two = (n: number) => String(n).padStart(2, '0');

function badFormat(): never {
  throw new NetException('System.FormatException', 'Input string was not in a correct format.');
}

/** TimeSpan.ToString: `c` (also null, t, T), `g`, `G` or a custom format. */
export function formatTimeSpan(value: TimeSpan, format: string | null, culture: Culture): string {
  const negative = value.ticks < 0n;
  const ticks = negative ? -value.ticks : value.ticks;
  const parts = {
    days: Number(ticks / ticksPer.day),
    hours: Number((ticks / ticksPer.hour) % 24n),
    minutes: Number((ticks / ticksPer.minute) % 60n),
    seconds: Number((ticks / ticksPer.second) % 60n),
    fraction: Number(ticks % ticksPer.second),
  };
  const digits = String(parts.fraction).padStart(7, '0');
  const sign = negative ? '-' : '';
  const point = culture.numbers.decimal;
  switch (format || 'c') {
    case 'c':
    case 't':
    case 'T': {
      const days = parts.days ? `${parts.days}.` : '';
      return `${sign}${days}${two(parts.hours)}:${two(parts.minutes)}:${two(parts.seconds)}${parts.fraction ? `.${digits}` : ''}`;
    }
    case 'g': {
      const days = parts.days ? `${parts.days}:` : '';
      return `${sign}${days}${parts.hours}:${two(parts.minutes)}:${two(parts.seconds)}${parts.fraction ? point + digits.replace(/0+$/, '') : ''}`;
    }
    case 'G':
      return `${sign}${parts.days}:${two(parts.hours)}:${two(parts.minutes)}:${two(parts.seconds)}${point}${digits}`;
    default:
      return custom(format!, parts, digits);
  }
}

interface Parts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly fraction: number;
}

function custom(format: string, parts: Parts, digits: string): string {
  if (format.length === 1) badFormat();
  let out = '';
  for (let at = 0; at < format.length; ) {
    const c = format[at]!;
    let run = 1;
    while (format[at + run] === c) run++;
    let used = run;
    switch (c) {
      case 'd':
        if (run > 8) badFormat();
        out += String(parts.days).padStart(run, '0');
        break;
      case 'h':
      case 'm':
      case 's': {
        if (run > 2) badFormat();
        out += String(c === 'h' ? parts.hours : c === 'm' ? parts.minutes : parts.seconds).padStart(run, '0');
        break;
      }
      case 'f':
        if (run > 7) badFormat();
        out += digits.slice(0, run);
        break;
      case 'F':
        if (run > 7) badFormat();
        out += digits.slice(0, run).replace(/0+$/, '');
        break;
      case '\\':
        if (at + 1 >= format.length) badFormat();
        out += format[at + 1];
        used = 2;
        break;
      case "'":
      case '"': {
        const end = format.indexOf(c, at + 1);
        if (end < 0) badFormat();
        out += format.slice(at + 1, end);
        used = end - at + 1;
        break;
      }
      case '%':
        if (at + 1 >= format.length || format[at + 1] === '%') badFormat();
        used = 1;
        break;
      default:
        badFormat();
    }
    at += used;
  }
  return out;
}

/** TimeSpan.Parse: `5` (days), `1:2` (hours and minutes), `1.2:3`, `1:2:3.4`, `1:2:3:4` (days first). */
export function parseTimeSpan(text: string): TimeSpan {
  const match = /^\s*(-)?(?:(\d+)|(?:(\d+)[.:](?=\d+:\d+:))?(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?)\s*$/.exec(text);
  const refuse = (): never => {
    throw new NetException('System.FormatException', `String '${text}' was not recognized as a valid TimeSpan.`);
  };
  if (!match) return refuse();
  const [, minus, only, daysColon, daysDot, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  if (daysColon && daysDot) return refuse();
  const days = only ?? daysColon ?? daysDot ?? '0';
  if (days.length > 8 || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || hours.length > 2 + 5)
    throw new NetException(
      'System.OverflowException',
      `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
    );
  const ticks =
    BigInt(days) * ticksPer.day +
    BigInt(hours) * ticksPer.hour +
    BigInt(minutes) * ticksPer.minute +
    BigInt(seconds) * ticksPer.second +
    BigInt(fraction.padEnd(7, '0'));
  return new TimeSpan(minus ? -ticks : ticks);
}

/** TimeSpan.ParseExact for a custom or standard format. */
export function parseTimeSpanExact(text: string, format: string): TimeSpan {
  if (/^[cgGtT]$/.test(format)) return parseTimeSpan(text);
  let pattern = '';
  const names: string[] = [];
  for (let at = 0; at < format.length; ) {
    const c = format[at]!;
    const run = /^(.)\1*/.exec(format.slice(at))![0].length;
    if ('dhmsfF'.includes(c)) {
      names.push(c);
      pattern += c === 'F' ? `(\\d{0,${run}})` : c === 'f' ? `(\\d{${run}})` : run === 1 ? '(\\d{1,8})' : `(\\d{${run}})`;
      at += run;
    } else if (c === '\\') {
      pattern += escapeText(format[at + 1] ?? '');
      at += 2;
    } else if (c === "'" || c === '"') {
      const end = format.indexOf(c, at + 1);
      if (end < 0) badFormat();
      pattern += escapeText(format.slice(at + 1, end));
      at = end + 1;
    } else if (c === '%') at++;
    else badFormat();
  }
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (!match) throw new NetException('System.FormatException', `String '${text}' was not recognized as a valid TimeSpan.`);
  let ticks = 0n;
  const units: Readonly<Record<string, bigint>> = { d: ticksPer.day, h: ticksPer.hour, m: ticksPer.minute, s: ticksPer.second };
  names.forEach((name, at) => {
    const digits = match[at + 1]!;
    ticks += units[name] === undefined ? BigInt(digits.padEnd(7, '0')) : BigInt(digits) * units[name];
  });
  return new TimeSpan(ticks);
}

const escapeText = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
