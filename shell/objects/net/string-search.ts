import { compareTextInCulture } from '../collation.ts';

/** StringComparison by number: 0 and 1 current culture (1 ignores case), 2 and 3 invariant, 4 and 5 ordinal. */
export type ComparisonMode = number;

const ignoresCase = (mode: ComparisonMode) => mode % 2 === 1;
const isOrdinal = (mode: ComparisonMode) => mode >= 4;
const localeOf = (mode: ComparisonMode) => (mode === 2 || mode === 3 ? 'en' : undefined);

/** Characters that linguistic comparison does not see: soft hyphen, zero-width ones, controls. */
const ignorable = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u2060\ufeff]/;
const ignorables = new RegExp(ignorable.source, 'g');

const fold = (text: string, mode: ComparisonMode) => (ignoresCase(mode) ? text.toUpperCase() : text);

export function equalsBy(left: string | null, right: string | null, mode: ComparisonMode): boolean {
  if (left === null || right === null) return left === right;
  if (left === right) return true;
  if (isOrdinal(mode)) return ignoresCase(mode) && left.length === right.length && left.toUpperCase() === right.toUpperCase();
  return compareTextInCulture(left, right, !ignoresCase(mode), localeOf(mode)) === 0;
}

/** -1, 0 or 1 for linguistic modes; ordinal gives the distance of the first difference. */
export function compareBy(left: string | null, right: string | null, mode: ComparisonMode): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  if (!isOrdinal(mode)) return Math.sign(compareTextInCulture(left, right, !ignoresCase(mode), localeOf(mode)));
  const a = fold(left, mode);
  const b = fold(right, mode);
  for (let at = 0; at < a.length && at < b.length; at++)
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return a.charCodeAt(at) - b.charCodeAt(at);
  return a.length - b.length;
}

const composed = (text: string) => (/[^\0-\x7f]/.test(text) ? text.normalize('NFC') : text);

export function prefixBy(text: string, value: string, mode: ComparisonMode): boolean {
  if (value === '' || (text.startsWith(value) && !ignoresCase(mode))) return true;
  if (isOrdinal(mode)) return fold(text.slice(0, value.length), mode) === fold(value, mode);
  return linguistic(text, mode).startsWith(linguistic(value, mode));
}

export function suffixBy(text: string, value: string, mode: ComparisonMode): boolean {
  if (value === '' || (text.endsWith(value) && !ignoresCase(mode))) return true;
  if (isOrdinal(mode)) return text.length >= value.length && fold(text.slice(text.length - value.length), mode) === fold(value, mode);
  return linguistic(text, mode).endsWith(linguistic(value, mode));
}

function linguistic(text: string, mode: ComparisonMode): string {
  return fold(composed(text.replace(ignorables, '')), mode);
}

/** First place of a value at or behind `start`; linguistic modes see through characters that do not count. */
export function indexOfBy(text: string, value: string, start: number, mode: ComparisonMode): number {
  if (value === '') return start;
  const plain = fold(text, mode).indexOf(fold(value, mode), start);
  if (isOrdinal(mode) || (!ignorable.test(text) && !ignorable.test(value))) return plain;
  const wanted = linguistic(value, mode);
  if (wanted === '') return start;
  const places: number[] = [];
  let seen = '';
  for (let at = start; at < text.length; at++) {
    const unit = linguistic(text[at]!, mode);
    if (unit === '') continue;
    seen += unit;
    places.push(at);
  }
  const at = seen.indexOf(wanted);
  return at < 0 ? -1 : places[at]!;
}

export function lastIndexOfBy(text: string, value: string, start: number, mode: ComparisonMode): number {
  if (value === '') return Math.min(start + 1, text.length);
  const end = Math.min(text.length, start + 1);
  return fold(text.slice(0, end), mode).lastIndexOf(fold(value, mode));
}
