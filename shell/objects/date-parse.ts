import type { Culture } from './culture.ts';
import { DateTime, DateTimeOffset, daysInMonth } from './datetime.ts';
import { NetException } from './error.ts';
import { TimeSpan, ticksPer } from './timespan.ts';

/** DateTimeStyles by number. */
export const dateStyle = {
  AllowLeadingWhite: 1,
  AllowTrailingWhite: 2,
  AllowInnerWhite: 4,
  NoCurrentDateDefault: 8,
  AdjustToUniversal: 16,
  AssumeLocal: 32,
  AssumeUniversal: 64,
  RoundtripKind: 128,
} as const;

/** What a text says: the fields it names, and a zone when it has one. */
export interface DateFields {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Ticks below the second. */
  fraction?: number;
  /** Minutes east of UTC. */
  zone?: number;
  /** The zone was written as Z or GMT. */
  utc?: boolean;
}

export function notRecognized(text: string): never {
  throw new NetException('System.FormatException', `String '${text}' was not recognized as a valid DateTime.`);
}

function unknownWord(text: string, at: number): never {
  throw new NetException(
    'System.FormatException',
    `The string '${text}' was not recognized as a valid DateTime. There is an unknown word starting at index '${at}'.`,
  );
}

/** Two digits: 00 to 49 lie in this century, 50 to 99 in the last. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}

const timeForm =
  /(?<![\d.])(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?\s*([AaPp](?:\.?[Mm]\.?)?(?![A-Za-z]))?|\s*([AaPp][Mm](?![A-Za-z])))/;
const zoneForm = /^\s*(?:(Z|GMT|UTC)(?![A-Za-z])|([+-])(\d{1,2})(?::?(\d{2}))?(?!\d))/i;

/** Reads text as DateTime.Parse does in a culture: ISO forms, numbers in the culture's order, names of months and days, times. */
function readFields(text: string, culture: Culture): DateFields {
  const fields: DateFields = {};
  let rest = text.replace(/[\u202f\u00a0]/g, ' ');
  const time = timeForm.exec(rest);
  if (time) {
    const [whole, hour, minute, second, fraction, mark, markOnly] = time;
    const half = (mark ?? markOnly)?.[0]?.toLowerCase();
    let hours = Number(hour);
    if (half && (hours > 12 || hours < 1)) notRecognized(text);
    if (half) hours = (hours % 12) + (half === 'p' ? 12 : 0);
    Object.assign(fields, {
      hour: hours,
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      fraction: fraction ? Math.round(Number(`0.${fraction}`) * 1e7) : 0,
    });
    if (fields.hour! > 23 || fields.minute! > 59 || fields.second! > 59) notRecognized(text);
    const behind = rest.slice(time.index + whole.length);
    const zone = zoneForm.exec(behind);
    let used = whole.length;
    if (zone) {
      used += zone[0].length;
      if (zone[1]) Object.assign(fields, { zone: 0, utc: true });
      else fields.zone = (Number(zone[3]) * 60 + Number(zone[4] ?? 0)) * (zone[2] === '-' ? -1 : 1);
    }
    const before = rest.slice(0, time.index).replace(/(\d)T$/i, '$1 ');
    rest = before + ' '.repeat(used) + rest.slice(time.index + used);
  } else {
    const zoned = /^(\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)$/.exec(rest.trim());
    if (zoned) {
      rest = zoned[1]!;
      const hours =
        zoned[2] === 'Z'
          ? 0
          : Number(zoned[2]!.slice(0, 3)) * 60 + Math.sign(Number(zoned[2]!.slice(0, 3)) || 1) * Number(zoned[2]!.slice(4));
      Object.assign(fields, { zone: hours, utc: zoned[2] === 'Z' });
    }
  }
  readDate(text, rest, culture, fields);
  return fields;
}

interface Word {
  readonly text: string;
  readonly at: number;
}

function readDate(text: string, rest: string, culture: Culture, fields: DateFields): void {
  const words: Word[] = Array.from(rest.matchAll(/\d+|[^\d\s,./\-:]+/g), (m) => ({ text: m[0], at: m.index }));
  if (/[^\s]/.test(rest.replace(/\d+|[^\d\s,./\-:]+|[\s,./-]/g, ''))) notRecognized(text);
  const numbers: string[] = [];
  let monthAt = -1;
  let weekday: number | undefined;
  for (const word of words) {
    if (/^\d/.test(word.text)) {
      numbers.push(word.text);
      continue;
    }
    const name = word.text.replace(/\.$/, '').toLowerCase();
    const month = indexOfName(name, culture.dates.months, culture.dates.shortMonths);
    const day = indexOfName(name, culture.dates.days, culture.dates.shortDays);
    if (month >= 0 && fields.month === undefined) {
      fields.month = month + 1;
      monthAt = numbers.length;
    } else if (day >= 0) weekday = day;
    else if (name === 't' || name === 'of' || /^(st|nd|rd|th)$/.test(name)) notRecognized(text);
    else unknownWord(text, word.at);
  }
  placeNumbers(text, numbers, monthAt, culture, fields);
  if (fields.day !== undefined || fields.month !== undefined) checkDate(text, fields, weekday);
  else if (fields.hour === undefined) notRecognized(text);
}

function indexOfName(name: string, long: readonly string[], short: readonly string[]): number {
  const at = long.findIndex((each) => each.toLowerCase() === name);
  return at >= 0 ? at : short.findIndex((each) => each.toLowerCase() === name);
}

function placeNumbers(text: string, numbers: readonly string[], monthAt: number, culture: Culture, fields: DateFields): void {
  const isYear = (digits: string) => digits.length > 2;
  const [first, second, third] = numbers as [string, string, string];
  if (numbers.some((digits) => digits.length > 4)) notRecognized(text);
  if (monthAt >= 0) {
    if (numbers.length === 1) {
      if (isYear(first) || Number(first) > 31) fields.year = fullYear(first);
      else fields.day = Number(first);
    } else if (numbers.length === 2) {
      const yearFirst = isYear(first);
      fields.year = fullYear(yearFirst ? first : second);
      fields.day = Number(yearFirst ? second : first);
    } else notRecognized(text);
    return;
  }
  if (numbers.length === 0) return;
  if (numbers.length === 3) {
    if (isYear(first)) [fields.year, fields.month, fields.day] = [fullYear(first), Number(second), Number(third)];
    else {
      const order = dateOrder(culture);
      const at = (letter: string) => numbers[order.indexOf(letter)]!;
      [fields.year, fields.month, fields.day] = [fullYear(at('y')), Number(at('M')), Number(at('d'))];
    }
    return;
  }
  if (numbers.length !== 2) notRecognized(text);
  if (isYear(first)) [fields.year, fields.month] = [fullYear(first), Number(second)];
  else if (isYear(second)) [fields.month, fields.year] = [Number(first), fullYear(second)];
  else {
    const dayFirst = culture.dates.monthDay.startsWith('d');
    [fields.month, fields.day] = dayFirst ? [Number(second), Number(first)] : [Number(first), Number(second)];
  }
}

/** The letters of the short date in their order: `Mdy`. */
function dateOrder({ dates }: Culture): string {
  return [...new Set(dates.shortDate.replace(/'[^']*'/g, '').replace(/[^dMy]/g, ''))].join('');
}

function checkDate(text: string, fields: DateFields, weekday: number | undefined): void {
  const year = fields.year ?? new Date().getFullYear();
  const { month = 1, day = 1 } = fields;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) notRecognized(text);
  if (weekday !== undefined && DateTime.of(year, month, day).dayOfWeek !== weekday)
    throw new NetException(
      'System.FormatException',
      `String '${text}' was not recognized as a valid DateTime because the day of week was incorrect.`,
    );
}

/** Puts fields together; what is missing of the date is today (time alone) or the first. */
export function fieldsToLocal(fields: DateFields, styles = 0): DateTime {
  const now = new Date();
  const timeOnly = fields.year === undefined && fields.month === undefined && fields.day === undefined;
  const bare = (styles & dateStyle.NoCurrentDateDefault) !== 0;
  const year = fields.year ?? (bare ? 1 : now.getFullYear());
  const month = fields.month ?? (timeOnly && !bare ? now.getMonth() + 1 : 1);
  const day = fields.day ?? (timeOnly && !bare ? now.getDate() : 1);
  return DateTime.of(year, month, day, fields.hour ?? 0, fields.minute ?? 0, fields.second ?? 0).plus(BigInt(fields.fraction ?? 0));
}

/** Applies the zone that the text has, or the styles: a zone turns the time to local, or to UTC when asked. */
export function fieldsToDate(fields: DateFields, styles: number): DateTime {
  const local = fieldsToLocal(fields, styles);
  if (fields.zone === undefined) {
    if (styles & dateStyle.AssumeUniversal) {
      const utc = local.withKind('Utc');
      return styles & dateStyle.AdjustToUniversal ? utc : utc.toLocal();
    }
    if (styles & dateStyle.AssumeLocal)
      return styles & dateStyle.AdjustToUniversal ? local.withKind('Local').toUniversal() : local.withKind('Local');
    return local;
  }
  const utc = new DateTime(local.ticks - BigInt(fields.zone) * ticksPer.minute, 'Utc');
  if (styles & dateStyle.AdjustToUniversal) return utc;
  if (styles & dateStyle.RoundtripKind && fields.utc) return utc;
  return utc.toLocal();
}

/** DateTime.Parse. Throws a FormatException. */
export function parseDate(text: string, culture: Culture, styles = 0): DateTime {
  if (text.trim() === '') return notRecognized(text);
  return fieldsToDate(readFields(text, culture), styles);
}

/** DateTimeOffset.Parse: the zone of the text is kept, a missing one is local. */
export function parseDateOffset(text: string, culture: Culture, styles = 0): DateTimeOffset {
  if (text.trim() === '') return notRecognized(text);
  const fields = readFields(text, culture);
  return offsetOfFields(fields, styles);
}

export function offsetOfFields(fields: DateFields, styles: number): DateTimeOffset {
  const local = fieldsToLocal(fields, styles);
  const made =
    fields.zone === undefined
      ? styles & dateStyle.AssumeUniversal
        ? new DateTimeOffset(local, TimeSpan.zero)
        : DateTimeOffset.fromDateTime(local)
      : new DateTimeOffset(local, new TimeSpan(BigInt(fields.zone) * ticksPer.minute));
  return styles & dateStyle.AdjustToUniversal ? DateTimeOffset.fromUtc(made.utcTicks) : made;
}
