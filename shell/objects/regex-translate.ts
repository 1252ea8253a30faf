import { NetException } from './error.ts';
import { unicodeCategory } from './regex-category.ts';
import { readClass } from './regex-class.ts';
import { patternError } from './regex-error.ts';
import { numberGroups, scanGroups } from './regex-groups.ts';

export interface RegexFlags {
  ignoreCase: boolean;
  multiline: boolean;
  singleline: boolean;
  explicitCapture: boolean;
  freeSpacing: boolean;
}

/** A .NET pattern as JavaScript, in two spellings: one that is right (and quick) for ASCII input, one for all of Unicode. */
export interface Translation {
  readonly ascii: string;
  readonly unicode: string;
  /** True when the two spellings differ. */
  readonly varies: boolean;
  /** The `u` flag is needed for the ASCII spelling too (Unicode categories). */
  readonly needsUnicodeFlag: boolean;
  /** JavaScript group number → .NET group number; -1 for groups that only the translation made. */
  readonly numbers: readonly number[];
  /** .NET group names by number, numbers as text for groups without a name. */
  readonly names: ReadonlyMap<number, string>;
  /** Anchored where the search starts (\G). */
  readonly sticky: boolean;
}

function unsupported(pattern: string, what: string): never {
  throw new NetException('System.NotSupportedException', `The pattern '${pattern}' uses ${what}, which this shell does not support.`);
}

const wordAscii = '\\w';
const wordUnicode = '[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]';
const boundaryUnicode = '[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}\\u200c\\u200d]';

class Translator {
  readonly #pattern: string;
  readonly #slotNumbers: readonly number[];
  readonly #names: Map<number, string>;
  #at = 0;
  #slot = 0;
  ascii = '';
  unicode = '';
  varies = false;
  needsUnicodeFlag = false;
  sticky = false;
  readonly jsNumbers: number[] = [0];

  constructor(pattern: string, slotNumbers: readonly number[], names: Map<number, string>) {
    this.#pattern = pattern;
    this.#slotNumbers = slotNumbers;
    this.#names = names;
  }

  run(flags: RegexFlags): void {
    this.#alternatives({ ...flags }, 0);
    if (this.#at < this.#pattern.length) this.#fail("Too many )'s.", this.#at + 1);
  }

  #fail(why: string, offset = this.#at): never {
    return patternError(this.#pattern, offset, why);
  }

  #put(ascii: string, unicode = ascii): void {
    this.ascii += ascii;
    this.unicode += unicode;
    if (ascii !== unicode) this.varies = true;
  }

  /** Reads up to the closing parenthesis of the group (left unread) or the end. */
  #alternatives(flags: RegexFlags, depth: number): void {
    let wraps = 0;
    let canQuantify = false;
    while (this.#at < this.#pattern.length) {
      const c = this.#pattern[this.#at]!;
      if (c === ')') break;
      if (flags.freeSpacing && this.#skipSpacing()) continue;
      if (c === '|') {
        this.#put('|');
        this.#at++;
        canQuantify = false;
        continue;
      }
      if (c === '*' || c === '+' || c === '?' || (c === '{' && /^\{\d+(?:,\d*)?\}/.test(this.#pattern.slice(this.#at)))) {
        if (!canQuantify) {
          if (c === '{') {
            this.#at++;
            this.#put('\\{');
            canQuantify = true;
            continue;
          }
          this.#fail(
            canQuantify === false &&
              /[*+?}]/.test(this.#pattern[this.#at - 1] ?? '') &&
              this.#at > 0 &&
              !/[(|]/.test(this.#pattern[this.#at - 1]!)
              ? `Nested quantifier '${c}'.`
              : `Quantifier '${c}' following nothing.`,
            this.#at + 1,
          );
        }
        this.#quantifier();
        canQuantify = false;
        continue;
      }
      if (c === '(') {
        const comment = /^\(\?#[^)]*(\)?)/.exec(this.#pattern.slice(this.#at));
        if (comment) {
          if (!comment[1]) this.#fail('Unterminated (?#...) comment.', this.#pattern.length);
          this.#at += comment[0].length;
          continue;
        }
        const inline = /^\(\?([imnsx]*)(?:-([imnsx]*))?\)/.exec(this.#pattern.slice(this.#at));
        if (inline && inline[0] !== '(?)') {
          this.#at += inline[0].length;
          wraps += this.#switchFlags(flags, inline[1]!, inline[2] ?? '') ? 1 : 0;
          canQuantify = false;
          continue;
        }
        canQuantify = this.#group(flags, depth);
        continue;
      }
      this.#atom(flags);
      canQuantify = true;
    }
    this.#put(')'.repeat(wraps));
  }

  /** Changes flags in place; true when a JavaScript group was opened that lasts to the end of this group. */
  #switchFlags(flags: RegexFlags, on: string, off: string): boolean {
    const before = flags.ignoreCase;
    setFlags(flags, on, off);
    if (flags.ignoreCase === before) return false;
    this.#put(flags.ignoreCase ? '(?i:' : '(?-i:');
    return true;
  }

  #skipSpacing(): boolean {
    const rest = this.#pattern.slice(this.#at);
    const skipped = /^(?:[ \t\r\n\f\v]+|#[^\n]*)/.exec(rest)?.[0];
    if (!skipped) return false;
    this.#at += skipped.length;
    return true;
  }

  #quantifier(): void {
    const [text] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.#pattern.slice(this.#at))!;
    const bounds = /^\{(\d+),(\d+)\}/.exec(text);
    if (bounds && Number(bounds[1]) > Number(bounds[2])) this.#fail('Illegal {x,y} with x > y.', this.#at + bounds[0].length);
    this.#put(text);
    this.#at += text.length;
    const next = this.#pattern[this.#at];
    if (next === '*' || next === '+' || next === '?') this.#fail(`Nested quantifier '${next}'.`, this.#at + 1);
  }

  /** Reads a group with its closing parenthesis; false when it may not be quantified. */
  #group(outer: RegexFlags, depth: number): boolean {
    const rest = this.#pattern.slice(this.#at);
    const flags = { ...outer };
    const open = (text: string, length: number, close = ')') => {
      this.#put(text);
      this.#at += length;
      this.#alternatives(flags, depth + 1);
      if (this.#pattern[this.#at] !== ')') this.#fail("Not enough )'s.", this.#pattern.length);
      this.#at++;
      this.#put(close);
    };
    const named = /^\(\?(?:<([A-Za-z_0-9]\w*)>|'([A-Za-z_0-9]\w*)')/.exec(rest);
    if (named) {
      this.#capture();
      open('(', named[0].length);
      return true;
    }
    if (/^\(\?(?:<\w*-\w+>|'\w*-\w+')/.test(rest)) unsupported(this.#pattern, 'a balancing group');
    if (/^\(\?\(/.test(rest)) unsupported(this.#pattern, 'a conditional group');
    if (rest.startsWith('(?>')) {
      // What a lookahead has captured is not given back.
      this.jsNumbers.push(-1);
      const number = this.jsNumbers.length - 1;
      open('(?=(', 3, `))\\${number}(?:)`);
      return true;
    }
    const look = /^\(\?(?:[=!]|<[=!])/.exec(rest);
    if (look) {
      open(look[0], look[0].length);
      return true;
    }
    const inline = /^\(\?([imnsx]*)(?:-([imnsx]*))?:/.exec(rest);
    if (inline) {
      setFlags(flags, inline[1]!, inline[2] ?? '');
      const mode = flags.ignoreCase === outer.ignoreCase ? '(?:' : flags.ignoreCase ? '(?i:' : '(?-i:';
      open(mode, inline[0].length);
      return true;
    }
    if (rest.startsWith('(?')) {
      if (rest === '(?') this.#fail("Not enough )'s.", this.#pattern.length);
      this.#fail('Unrecognized grouping construct.', this.#at + 2);
    }
    if (flags.explicitCapture) open('(?:', 1);
    else {
      this.#capture();
      open('(', 1);
    }
    return true;
  }

  #capture(): void {
    this.jsNumbers.push(this.#slotNumbers[this.#slot++]!);
  }

  #atom(flags: RegexFlags): void {
    const c = this.#pattern[this.#at]!;
    if (c === '\\') {
      this.#escape();
      return;
    }
    if (c === '[') {
      const { ascii, unicode, end, categories } = readClass(this.#pattern, this.#at);
      if (categories) this.needsUnicodeFlag = true;
      this.#put(ascii, unicode);
      this.#at = end;
      return;
    }
    this.#at++;
    if (c === '.') this.#put(flags.singleline ? '[\\s\\S]' : '[^\\n]');
    else if (c === '^') this.#put(flags.multiline ? '(?<![^\\n])' : '^');
    else if (c === '$') this.#put(flags.multiline ? '(?![^\\n])' : '(?=\\n?$)');
    else if (c === '{' || c === '}' || c === ']') this.#put(`\\${c}`);
    else this.#put(c);
  }

  #escape(): undefined {
    const rest = this.#pattern.slice(this.#at);
    if (rest.length < 2) this.#fail('Illegal \\ at end of pattern.', this.#pattern.length);
    const c = rest[1]!;
    const take = (length: number, ascii: string, unicode = ascii): undefined => {
      this.#at += length;
      this.#put(ascii, unicode);
    };
    const named = /^\\k(?:<(\w+)>|'(\w+)'|\{(\w+)\})/.exec(rest);
    if (named) return this.#reference(named[1] ?? named[2] ?? named[3]!, named[0].length);
    const numbered = /^\\([1-9]\d*)/.exec(rest);
    if (numbered) {
      const number = Number(numbered[1]);
      if (this.#names.has(number)) return this.#reference(numbered[1]!, numbered[0].length);
      const octal = /^\\([0-7]{2,3})/.exec(rest);
      if (octal && number > 9) return take(octal[0].length, code(Number.parseInt(octal[1]!, 8) & 0xff));
      this.#fail(`Reference to undefined group number ${number}.`, this.#at + numbered[0].length);
    }
    const octal = /^\\0([0-7]{0,2})/.exec(rest);
    if (octal) return take(octal[0].length, code(Number.parseInt(octal[1] || '0', 8)));
    const hex = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(rest);
    if (hex) return take(hex[0].length, code(Number.parseInt((hex[1] ?? hex[2])!, 16)));
    const control = /^\\c([A-Za-z@[\\\]^_])/.exec(rest);
    if (control) return take(3, code(control[1]!.toUpperCase().charCodeAt(0) - 64));
    const category = /^\\([pP])\{(\^?)(\w[\w-]*)\}/.exec(rest);
    if (category) {
      this.needsUnicodeFlag = true;
      return take(category[0].length, unicodeCategory(category[3]!, (category[1] === 'P') !== (category[2] === '^'), this.#pattern));
    }
    switch (c) {
      case 'w':
        return take(2, wordAscii, wordUnicode);
      case 'W':
        return take(2, '\\W', wordUnicode.replace('[', '[^'));
      case 'd':
        return take(2, '\\d', '\\p{Nd}');
      case 'D':
        return take(2, '\\D', '\\P{Nd}');
      case 's':
        return take(2, '\\s', '[\\f\\n\\r\\t\\v\\x85\\p{Z}]');
      case 'S':
        return take(2, '\\S', '[^\\f\\n\\r\\t\\v\\x85\\p{Z}]');
      case 'b':
        return take(2, '\\b', `(?:(?<=${boundaryUnicode})(?!${boundaryUnicode})|(?<!${boundaryUnicode})(?=${boundaryUnicode}))`);
      case 'B':
        return take(2, '\\B', `(?:(?<=${boundaryUnicode})(?=${boundaryUnicode})|(?<!${boundaryUnicode})(?!${boundaryUnicode}))`);
      case 'A':
        return take(2, '^');
      case 'z':
        return take(2, '$');
      case 'Z':
        return take(2, '(?=\\n?$)');
      case 'G':
        if (this.ascii.replace(/^\(\?i:/, '') !== '') unsupported(this.#pattern, '\\G behind the beginning');
        this.sticky = true;
        return take(2, '(?:)');
      case 'a':
        return take(2, '\\x07');
      case 'e':
        return take(2, '\\x1b');
      default:
    }
    if ('nrtfv'.includes(c)) return take(2, `\\${c}`);
    if (/[A-Za-z_0-9]/.test(c)) this.#fail(`Unrecognized escape sequence \\${c}.`, this.#at + 2);
    return take(2, /[\^$\\.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c);
  }

  #reference(name: string, length: number): undefined {
    const number = /^\d+$/.test(name) ? Number(name) : [...this.#names].find(([, each]) => each === name)?.[0];
    if (number === undefined || !this.#names.has(number))
      this.#fail(
        /^\d+$/.test(name) ? `Reference to undefined group number ${name}.` : `Reference to undefined group name '${name}'.`,
        this.#at + length,
      );
    this.#at += length;
    // Groups that come later are numbered as the scan found them, shifted by the groups that the translation has made so far.
    const known = this.jsNumbers.flatMap((each, at) => (each === number && at > 0 ? [at] : []));
    this.#put(known.length ? known.map((at) => `\\${at}(?:)`).join('') : '(?!)');
  }
}

const code = (n: number) =>
  `\\x${n.toString(16).padStart(2, '0')}`.replace(/^\\x(.{3,})$/, (_, digits: string) => `\\u${digits.padStart(4, '0')}`);

function setFlags(flags: RegexFlags, on: string, off: string): void {
  const names = { i: 'ignoreCase', m: 'multiline', s: 'singleline', n: 'explicitCapture', x: 'freeSpacing' } as const;
  for (const letter of on) flags[names[letter as keyof typeof names]] = true;
  for (const letter of off) flags[names[letter as keyof typeof names]] = false;
}

/** Turns a .NET pattern into JavaScript. Throws a RegexParseException, or a NotSupportedException for what JavaScript cannot do. */
export function translateRegex(pattern: string, flags: RegexFlags): Translation {
  const { numbers, names } = numberGroups(scanGroups(pattern, flags));
  const translator = new Translator(pattern, numbers, names);
  translator.run(flags);
  return {
    ascii: translator.ascii,
    unicode: translator.unicode,
    varies: translator.varies,
    needsUnicodeFlag: translator.needsUnicodeFlag,
    numbers: translator.jsNumbers,
    names,
    sticky: translator.sticky,
  };
}
