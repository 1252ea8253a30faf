import { NetException } from './error.ts';
import { expandReplacement, parseReplacement, type ReplacementPart } from './regex-replacement.ts';
import { type RegexFlags, type Translation, translateRegex } from './regex-translate.ts';

/** RegexOptions by their numbers. */
export const regexOption = {
  None: 0,
  IgnoreCase: 1,
  Multiline: 2,
  ExplicitCapture: 4,
  Compiled: 8,
  Singleline: 16,
  IgnorePatternWhitespace: 32,
  RightToLeft: 64,
  ECMAScript: 256,
  CultureInvariant: 512,
  NonBacktracking: 1024,
} as const;

/** A capture: where and what. */
export class RegexCapture {
  readonly index: number;
  readonly value: string;
  constructor(index: number, value: string) {
    this.index = index;
    this.value = value;
  }
  get length(): number {
    return this.value.length;
  }
}

export class RegexGroup extends RegexCapture {
  readonly name: string;
  readonly number: number;
  readonly success: boolean;
  constructor(index: number, value: string, name: string, number: number, success: boolean) {
    super(index, value);
    this.name = name;
    this.number = number;
    this.success = success;
  }
}

/** A match or a failed one (`success` false). Groups are worked out when asked for. */
export class RegexMatch extends RegexGroup {
  readonly regex: NetRegex;
  readonly input: string;
  readonly #found: RegExpExecArray | null;
  #groups: RegexGroup[] | undefined;

  constructor(regex: NetRegex, input: string, found: RegExpExecArray | null) {
    super(found?.index ?? 0, found?.[0] ?? '', '0', 0, found !== null);
    this.regex = regex;
    this.input = input;
    this.#found = found;
  }

  get groups(): readonly RegexGroup[] {
    this.#groups ??= this.#found ? this.regex.groupsOf(this.#found, this) : [this];
    return this.#groups;
  }

  /** By name or number; a failed group when there is none. */
  group(name: string | number): RegexGroup {
    const found = typeof name === 'number' ? this.groups.find((g) => g.number === name) : this.groups.find((g) => g.name === name);
    return found ?? new RegexGroup(0, '', '0', 0, false);
  }

  next(): RegexMatch {
    return this.success ? this.regex.match(this.input, this.index + (this.length || 1)) : this;
  }
}

const notAscii = /[^\0-\x7f]/;

/** System.Text.RegularExpressions.Regex over JavaScript's. */
export class NetRegex {
  readonly pattern: string;
  readonly options: number;
  #translation: Translation;
  readonly #flags: string;
  #ascii: RegExp | undefined;
  #unicode: RegExp | undefined;
  #indexed: RegExp | undefined;

  constructor(pattern: string, options = 0) {
    this.pattern = pattern;
    this.options = options;
    if (options & regexOption.RightToLeft)
      throw new NetException('System.NotSupportedException', 'Regular expressions from right to left are not supported in this shell.');
    const flags: RegexFlags = {
      ignoreCase: (options & regexOption.IgnoreCase) !== 0,
      multiline: (options & regexOption.Multiline) !== 0,
      singleline: (options & regexOption.Singleline) !== 0,
      explicitCapture: (options & regexOption.ExplicitCapture) !== 0,
      freeSpacing: (options & regexOption.IgnorePatternWhitespace) !== 0,
    };
    this.#translation = translateRegex(pattern, flags);
    this.#flags = (flags.ignoreCase ? 'i' : '') + (this.#translation.sticky ? 'y' : 'g');
    this.#compile(this.#translation.ascii, this.#translation.needsUnicodeFlag ? 'u' : '');
  }

  #compile(source: string, more: string): RegExp {
    try {
      const made = new RegExp(source, this.#flags + more);
      if (!this.#ascii) this.#ascii = made;
      return made;
    } catch (thrown) {
      throw new NetException(
        'System.Text.RegularExpressions.RegexParseException',
        `Invalid pattern '${this.pattern}' at offset ${this.pattern.length}. ${(thrown as Error).message}`,
      );
    }
  }

  /** The expression for this input, set to start at `from`. */
  #expression(input: string, from: number): RegExp {
    let expression = this.#ascii!;
    if (this.#translation.varies && notAscii.test(input)) {
      this.#unicode ??= this.#compile(this.#translation.unicode, 'u');
      expression = this.#unicode;
    }
    expression.lastIndex = from;
    return expression;
  }

  get groupNames(): ReadonlyMap<number, string> {
    return this.#translation.names;
  }

  test(input: string, from = 0): boolean {
    return this.#expression(input, from).test(input);
  }

  exec(input: string, from = 0): RegExpExecArray | null {
    return this.#expression(input, from).exec(input);
  }

  match(input: string, from = 0): RegexMatch {
    return new RegexMatch(this, input, from > input.length ? null : this.exec(input, from));
  }

  matches(input: string, from = 0): RegexMatch[] {
    const all: RegexMatch[] = [];
    for (let at = from; at <= input.length; ) {
      const found = this.exec(input, at);
      if (!found) break;
      all.push(new RegexMatch(this, input, found));
      at = found.index + (found[0].length || 1);
    }
    return all;
  }

  /** Hands out number, name and text of each group that took part, .NET's numbers; the whole match first. */
  eachTaken(found: RegExpExecArray, visit: (number: number, name: string, text: string) => void): void {
    visit(0, '0', found[0]);
    const { numbers, names } = this.#translation;
    for (let at = 1; at < numbers.length; at++) {
      const number = numbers[at]!;
      const text = found[at];
      if (number > 0 && text !== undefined) visit(number, names.get(number)!, text);
    }
  }

  /** Number and text of each group that took part. */
  takenGroups(found: RegExpExecArray): Map<number, string> {
    const taken = new Map<number, string>([[0, found[0]]]);
    const { numbers } = this.#translation;
    for (let at = 1; at < numbers.length; at++) {
      const number = numbers[at]!;
      if (number > 0 && found[at] !== undefined) taken.set(number, found[at]!);
    }
    return taken;
  }

  /** Groups with their places, for Match objects. */
  groupsOf(found: RegExpExecArray, whole: RegexMatch): RegexGroup[] {
    const { numbers, names } = this.#translation;
    if (numbers.length === 1) return [whole];
    const source = this.#expression(whole.input, 0);
    this.#indexed ??= new RegExp(source.source, `${source.flags.replace(/[gy]/g, '')}dy`);
    const indexed =
      source.source === this.#indexed.source ? this.#indexed : new RegExp(source.source, `${source.flags.replace(/[gy]/g, '')}dy`);
    indexed.lastIndex = found.index;
    const places = indexed.exec(whole.input)?.indices;
    const groups = new Map<number, RegexGroup>([[0, whole]]);
    for (const [number, name] of names) if (number > 0) groups.set(number, new RegexGroup(0, '', name, number, false));
    for (let at = 1; at < numbers.length; at++) {
      const number = numbers[at]!;
      const place = places?.[at];
      if (number > 0 && place)
        groups.set(number, new RegexGroup(place[0], whole.input.slice(place[0], place[1]), names.get(number)!, number, true));
    }
    return [...groups].sort((a, b) => a[0] - b[0]).map(([, group]) => group);
  }

  #replacements = new Map<string, readonly ReplacementPart[]>();

  replace(input: string, replacement: string | ((match: RegexMatch) => string), count = -1, from = 0): string {
    const parts = typeof replacement === 'string' ? this.#replacementParts(replacement) : undefined;
    if (parts && count < 0 && from === 0 && !this.#translation.sticky) {
      // Text without references: JavaScript's own replacement does it, with its dollar signs doubled.
      if (parts.length === 0) return input.replace(this.#expression(input, 0), '');
      const [only] = parts;
      if (parts.length === 1 && typeof only === 'string')
        return input.replace(this.#expression(input, 0), only.includes('$') ? only.replaceAll('$', '$$$$') : only);
    }
    let out = '';
    let last = 0;
    let left = count;
    for (let at = from; at <= input.length && left !== 0; left--) {
      const found = this.exec(input, at);
      if (!found) break;
      const match = new RegexMatch(this, input, found);
      out +=
        input.slice(last, found.index) +
        (parts ? expandReplacement(parts, match, this.takenGroups(found)) : (replacement as (match: RegexMatch) => string)(match));
      last = found.index + found[0].length;
      at = found.index + (found[0].length || 1);
    }
    return last === 0 && out === '' ? input : out + input.slice(last);
  }

  /** `Match.Result(replacement)`. */
  expand(match: RegexMatch, replacement: string): string {
    const taken = new Map(match.groups.filter((g) => g.success).map((g) => [g.number, g.value]));
    return expandReplacement(this.#replacementParts(replacement), match, taken);
  }

  #replacementParts(replacement: string): readonly ReplacementPart[] {
    let parts = this.#replacements.get(replacement);
    if (!parts) {
      parts = parseReplacement(replacement, this.#translation.names);
      this.#replacements.set(replacement, parts);
    }
    return parts;
  }

  /** Regex.Split: captured text stands between the pieces; `count` 0 means all. */
  split(input: string, count = 0, from = 0): string[] {
    if (count === 1) return [input];
    const pieces: string[] = [];
    let last = 0;
    for (const match of this.matches(input, from)) {
      if (count > 0 && count-- === 1) break;
      pieces.push(input.slice(last, match.index));
      last = match.index + match.length;
      if (this.#translation.numbers.length > 1)
        for (const group of match.groups) if (group.number > 0 && group.success) pieces.push(group.value);
    }
    pieces.push(input.slice(last));
    return pieces;
  }

  toString(): string {
    return this.pattern;
  }
}

/** By options, then by pattern. */
const cache = new Map<number, Map<string, NetRegex>>();

/** A Regex for a pattern and options; remembered. Throws a RegexParseException (NetException). */
export function regexFor(pattern: string, options: number): NetRegex {
  let patterns = cache.get(options);
  if (!patterns) cache.set(options, (patterns = new Map()));
  let made = patterns.get(pattern);
  if (!made) {
    made = new NetRegex(pattern, options);
    if (patterns.size > 500) patterns.clear();
    patterns.set(pattern, made);
  }
  return made;
}

/** Regex.Escape. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\*+?|{[()^$.# \t\n\r\f]/g, (c) => {
    const at = '\t\n\r\f'.indexOf(c);
    return at >= 0 ? `\\${'tnrf'[at]}` : `\\${c}`;
  });
}

/** Regex.Unescape. */
export function unescapeRegex(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (_, two?: string, four?: string, one?: string) => {
    if (two ?? four) return String.fromCharCode(Number.parseInt((two ?? four)!, 16));
    const at = 'tnrfaev'.indexOf(one!);
    return at >= 0 ? '\t\n\r\f\x07\x1b\v'[at]! : one!;
  });
}
