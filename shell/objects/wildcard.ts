import { raiseRuntime } from './operator-error.ts';

/** A pattern of -like: `*` any run, `?` one character, `[a-f]` a set (no negation), backtick takes away the meaning of the next. */
export interface Wildcard {
  readonly pattern: string;
  /** The whole text must match. */
  matches(text: string): boolean;
}

const cache = new Map<string, Wildcard>();
const cacheLimit = 500;

/** Compiled pattern; remembered. Throws a RuntimeException for an unclosed or reversed set. */
export function wildcard(pattern: string, caseSensitive = false): Wildcard {
  const key = caseSensitive ? `c${pattern}` : `i${pattern}`;
  let made = cache.get(key);
  if (!made) {
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(key, (made = compile(pattern, caseSensitive)));
  }
  return made;
}

function compile(pattern: string, caseSensitive: boolean): Wildcard {
  const plain = simpleMatcher(pattern, caseSensitive);
  if (plain) return { pattern, matches: plain };
  const expression = new RegExp(`^(?:${wildcardToRegex(pattern.normalize('NFC'))})$`, caseSensitive ? 's' : 'is');
  return { pattern, matches: (text) => expression.test(/[^\0-\x7f]/.test(text) ? text.normalize('NFC') : text) };
}

/** Patterns of ASCII text with stars only at their ends need no regular expression. */
function simpleMatcher(pattern: string, caseSensitive: boolean): ((text: string) => boolean) | undefined {
  const match = /^(\**)([^*?[\]`\x80-\uffff]*)(\**)$/.exec(pattern);
  if (!match) return undefined;
  const core = caseSensitive ? match[2]! : match[2]!.toLowerCase();
  const fold = caseSensitive ? (text: string) => text : (text: string) => text.toLowerCase();
  if (core === '') return match[1] || match[3] ? () => true : (text) => text === '';
  if (match[1] && match[3]) return (text) => fold(text).includes(core);
  if (match[1]) return (text) => fold(text).endsWith(core);
  if (match[3]) return (text) => fold(text).startsWith(core);
  return (text) => fold(text) === core;
}

const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function invalid(pattern: string): never {
  return raiseRuntime('RuntimeException', `The specified wildcard character pattern is not valid: ${pattern}`, 'NotSpecified');
}

/** The regular expression (JavaScript, no anchors) for a wildcard pattern. */
export function wildcardToRegex(pattern: string): string {
  let out = '';
  for (let at = 0; at < pattern.length; at++) {
    const c = pattern[at]!;
    if (c === '`') out += quoted(pattern[++at] ?? '`');
    else if (c === '*') out += '[\\s\\S]*?';
    else if (c === '?') out += '[\\s\\S]';
    else if (c === '[') {
      const [set, end] = readSet(pattern, at);
      out += set;
      at = end;
    } else out += quoted(c);
  }
  return out;
}

/** Reads a set from its bracket on: the regular expression and the place of the closing bracket. */
function readSet(pattern: string, from: number): [string, number] {
  const items: string[] = [];
  let at = from + 1;
  for (; ; at++) {
    if (at >= pattern.length) return invalid(pattern);
    const c = pattern[at]!;
    if (c === ']' && items.length > 0) break;
    if (c === '`' && at + 1 < pattern.length) items.push(pattern[++at]!);
    else if (c === '-' && items.length > 0 && pattern[at + 1] !== ']' && at + 1 < pattern.length) items.push('range');
    else items.push(c);
  }
  let out = '';
  for (let place = 0; place < items.length; place++) {
    const item = items[place]!;
    if (items[place + 1] === 'range' && place + 2 < items.length) {
      const last = items[place + 2]!;
      if (last < item) return invalid(pattern);
      out += `${quoted(item)}-${quoted(last)}`;
      place += 2;
    } else out += item === 'range' ? '\\-' : quoted(item);
  }
  return [`[${out}]`, at];
}

/** True when a name holds a wildcard character that is not taken away by a backtick. */
export function hasWildcard(text: string): boolean {
  return /(?<!`)(?:``)*[*?[]/.test(text);
}

/** `[WildcardPattern]::Escape`. */
export function escapeWildcard(text: string): string {
  return text.replace(/[[\]*?`]/g, '`$&');
}

/** `[WildcardPattern]::Unescape`. */
export function unescapeWildcard(text: string): string {
  return text.replace(/`([[\]*?`])/g, '$1');
}
