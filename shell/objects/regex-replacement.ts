import type { RegexMatch } from './regex.ts';

/** Text as it is, or something of the match: a group's number, or one of .NET's marks. */
export type ReplacementPart = string | number | { readonly mark: '&' | '`' | "'" | '+' | '_' };

/** Reads a replacement: `$1` `${name}` `$&` `` $` `` `$'` `$+` `$_` `$$`; what names no group stays as it is. */
export function parseReplacement(text: string, names: ReadonlyMap<number, string>): ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let literal = '';
  const push = (part: ReplacementPart) => {
    if (literal) parts.push(literal);
    literal = '';
    parts.push(part);
  };
  const numbers = new Map([...names].map(([number, name]) => [name, number]));
  const group = (name: string): number | undefined =>
    /^\d+$/.test(name) ? (names.has(Number(name)) ? Number(name) : undefined) : numbers.get(name);
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!;
    if (c !== '$') {
      literal += c;
      continue;
    }
    const found = /^\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/.exec(text.slice(at));
    if (!found) {
      literal += c;
      continue;
    }
    const [whole, digits, braced, mark] = found;
    if (mark === '$') literal += '$';
    else if (mark) push({ mark: mark as '&' });
    else {
      const number = group((digits ?? braced)!);
      if (number === undefined) literal += whole;
      else push(number);
    }
    at += whole.length - 1;
  }
  if (literal) parts.push(literal);
  return parts;
}

/** The replacement for one match; `taken` are the groups that took part. */
export function expandReplacement(parts: readonly ReplacementPart[], match: RegexMatch, taken: ReadonlyMap<number, string>): string {
  let out = '';
  for (const part of parts) {
    if (typeof part === 'string') out += part;
    else if (typeof part === 'number') out += taken.get(part) ?? '';
    else if (part.mark === '&') out += match.value;
    else if (part.mark === '`') out += match.input.slice(0, match.index);
    else if (part.mark === "'") out += match.input.slice(match.index + match.length);
    else if (part.mark === '_') out += match.input;
    else out += taken.get(Math.max(...match.regex.groupNames.keys())) ?? '';
  }
  return out;
}
