import { unicodeCategory } from './regex-category.ts';
import { patternError } from './regex-error.ts';

export interface TranslatedClass {
  readonly ascii: string;
  readonly unicode: string;
  /** Place behind the closing bracket. */
  readonly end: number;
  readonly categories: boolean;
}

const unicodeEscapes: Readonly<Record<string, string>> = {
  w: '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  s: '\\f\\n\\r\\t\\v\\x85\\p{Z}',
};

const hex4 = (n: number) => `\\u${n.toString(16).padStart(4, '0')}`;

/** One character of a class as JavaScript. */
function literal(unit: number): string {
  const c = String.fromCharCode(unit);
  return /[\\\]^[-]/.test(c) ? `\\${c}` : unit < 32 || (unit >= 0xd800 && unit <= 0xdfff) ? hex4(unit) : c;
}

/** Translates `[…]`, with .NET's subtraction `[a-z-[aeiou]]`. */
export function readClass(pattern: string, from: number): TranslatedClass {
  let at = from + 1;
  const negated = pattern[at] === '^';
  if (negated) at++;
  let ascii = '';
  let unicode = '';
  let categories = false;
  let subtract: TranslatedClass | undefined;
  let first = true;
  const unterminated = (): never => patternError(pattern, pattern.length, 'Unterminated [] set.');

  /** Reads one element: a character's code, or what stands for a set (already written). */
  const element = (): number | undefined => {
    const c = pattern[at]!;
    if (c !== '\\') {
      at++;
      return c.charCodeAt(0);
    }
    const rest = pattern.slice(at);
    if (rest.length < 2) return unterminated();
    const category = /^\\([pP])\{(\^?)(\w[\w-]*)\}/.exec(rest);
    if (category) {
      categories = true;
      const text = unicodeCategory(category[3]!, (category[1] === 'P') !== (category[2] === '^'), pattern).replace(
        /^\[(?!\^)(.*)\]$/,
        '$1',
      );
      ascii += text;
      unicode += text;
      at += category[0].length;
      return undefined;
    }
    const e = rest[1]!;
    if ('wWdDsS'.includes(e)) {
      ascii += `\\${e}`;
      unicode += unicodeEscapes[e] ?? (e === 'W' ? '\\P{L}' : '\\S');
      at += 2;
      return undefined;
    }
    const coded = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|c([A-Za-z])|([0-7]{1,3}))/.exec(rest);
    if (coded) {
      at += coded[0].length;
      if (coded[3]) return coded[3].toUpperCase().charCodeAt(0) - 64;
      return coded[4] ? Number.parseInt(coded[4], 8) : Number.parseInt((coded[1] ?? coded[2])!, 16);
    }
    at += 2;
    const named: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7, e: 27, b: 8 };
    if (named[e] !== undefined) return named[e];
    if (/[A-Za-z_]/.test(e)) return patternError(pattern, at, `Unrecognized escape sequence \\${e}.`);
    return e.charCodeAt(0);
  };

  for (; ; first = false) {
    if (at >= pattern.length) return unterminated();
    if (pattern[at] === ']' && !first) break;
    if (pattern[at] === '-' && pattern[at + 1] === '[' && !first) {
      subtract = readClass(pattern, at + 1);
      at = subtract.end;
      if (pattern[at] !== ']') return patternError(pattern, at, 'A subtraction must be the last element in a character class.');
      break;
    }
    const low = element();
    if (low === undefined) continue;
    if (pattern[at] === '-' && pattern[at + 1] !== ']' && pattern[at + 1] !== '[' && at + 1 < pattern.length) {
      at++;
      const before = [ascii, unicode] as const;
      const high = element();
      if (high === undefined) {
        [ascii, unicode] = [
          `${before[0]}${literal(low)}\\-${ascii.slice(before[0].length)}`,
          `${before[1]}${literal(low)}\\-${unicode.slice(before[1].length)}`,
        ];
        continue;
      }
      if (high < low) return patternError(pattern, at, `[x-y] range in reverse order.`);
      ascii += `${literal(low)}-${literal(high)}`;
      unicode += `${literal(low)}-${literal(high)}`;
      continue;
    }
    ascii += literal(low);
    unicode += literal(low);
  }
  const wrap = (body: string) => (body === '' ? (negated ? '[\\s\\S]' : '(?!)') : `[${negated ? '^' : ''}${body}]`);
  const minus = (body: string, other: string | undefined) => (other ? `(?:(?!${other})${body})` : body);
  return {
    ascii: minus(wrap(ascii), subtract?.ascii),
    unicode: minus(wrap(unicode), subtract?.unicode),
    end: at + 1,
    categories: categories || (subtract?.categories ?? false),
  };
}
