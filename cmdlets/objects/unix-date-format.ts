import type { Culture } from '../../shell/objects/culture.ts';
import { formatDate } from '../../shell/objects/date-format.ts';
import { type DateTime, unixEpochTicks } from '../../shell/objects/datetime.ts';
import { ticksPer } from '../../shell/objects/timespan.ts';

type Piece = (date: DateTime, culture: Culture) => string;

const pattern =
  (format: string): Piece =>
  (date, culture) =>
    formatDate(date, format, culture);
const two = (number: number): string => String(number).padStart(2, '0');
const wide = (number: number): string => String(number).padStart(2, ' ');

/** 1 is Monday, 7 Sunday. */
const isoDay = (date: DateTime): number => date.dayOfWeek || 7;

/** ISO 8601: the year and week that the Thursday of the same week lies in. */
function isoWeek(date: DateTime): { year: number; week: number } {
  const thursday = date.plus(BigInt(4 - isoDay(date)) * ticksPer.day);
  return { year: thursday.year, week: Math.floor((thursday.dayOfYear - 1) / 7) + 1 };
}

/** Codes of Get-Date -UFormat after the percent sign. */
const pieces: Readonly<Record<string, Piece>> = {
  A: pattern('dddd'),
  a: pattern('ddd'),
  B: pattern('MMMM'),
  b: pattern('MMM'),
  h: pattern('MMM'),
  C: (date) => two(Math.floor(date.year / 100)),
  c: pattern('ddd dd MMM yyyy HH:mm:ss'),
  D: pattern("MM'/'dd'/'yy"),
  d: pattern('dd'),
  e: (date) => wide(date.day),
  F: pattern('yyyy-MM-dd'),
  G: (date) => String(isoWeek(date).year).padStart(4, '0'),
  g: (date) => two(isoWeek(date).year % 100),
  H: pattern('HH'),
  I: pattern('hh'),
  j: (date) => String(date.dayOfYear).padStart(3, '0'),
  k: (date) => wide(date.hour),
  l: (date) => wide(date.hour % 12 || 12),
  M: pattern('mm'),
  m: pattern('MM'),
  n: () => '\n',
  p: pattern('tt'),
  R: pattern("HH':'mm"),
  r: pattern("hh':'mm':'ss tt"),
  S: pattern('ss'),
  s: (date) => String((date.toUniversal().ticks - unixEpochTicks) / ticksPer.second),
  T: pattern("HH':'mm':'ss"),
  t: () => '\t',
  U: (date) => String(Math.floor(date.dayOfYear / 7)),
  u: (date) => String(isoDay(date)),
  V: (date) => two(isoWeek(date).week),
  W: (date) => String(Math.floor(date.dayOfYear / 7)),
  w: (date) => String(date.dayOfWeek),
  X: pattern("HH':'mm':'ss"),
  x: pattern("MM'/'dd'/'yy"),
  Y: pattern('yyyy'),
  y: pattern('yy'),
  Z: pattern('zz'),
};

/** A date by the codes of the Unix `date` command; a plus sign in front is left out. */
export function formatUnixDate(date: DateTime, format: string, culture: Culture): string {
  return format.replace(/^\+/, '').replace(/%([\s\S]?)/g, (_, code: string) => pieces[code]?.(date, culture) ?? code);
}
