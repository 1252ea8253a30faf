import type { Token, TokenKind } from '../language/token.ts';
import { TokenFlag } from '../language/token-table.ts';

const opening = new Set<TokenKind>(['LParen', 'LCurly', 'AtParen', 'AtCurly', 'DollarParen', 'LBracket']);
const closing = new Set<TokenKind>(['RParen', 'RCurly', 'RBracket']);
const separating = new Set<TokenKind>(['Pipe', 'Semi', 'NewLine', 'AndAnd', 'OrOr', 'Equals', 'PlusEquals']);

/** A word of a command: the tokens from `start` to `end` without a blank between them. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: string;
  /** Name of a parameter (`-Name`), else undefined. */
  readonly parameter: string | undefined;
}

/** The command that the cursor stands in: its words up to the cursor, the name first. */
export interface CommandLine {
  readonly words: readonly Word[];
}

/** The command at the end of the text; undefined where an expression stands. */
export function commandLine(text: string, tokens: readonly Token[]): CommandLine | undefined {
  const own: Token[] = [];
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]!;
    if (closing.has(token.kind)) depth++;
    else if (opening.has(token.kind)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && separating.has(token.kind)) break;
    own.unshift(token);
  }
  while (own[0] && (own[0].kind === 'Ampersand' || own[0].kind === 'Dot')) own.shift();
  const first = own[0];
  if (!first || (first.flags & TokenFlag.CommandName) === 0) return undefined;
  return { words: wordsOf(text, own) };
}

function wordsOf(text: string, tokens: readonly Token[]): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at]!;
    let last = first;
    at++;
    if (first.kind !== 'Parameter')
      while (at < tokens.length && tokens[at]!.start === last.end && tokens[at]!.kind !== 'Comma') last = tokens[at++]!;
    const written = text.slice(first.start, last.end);
    words.push({
      start: first.start,
      end: last.end,
      text: written,
      value: first === last && first.value ? first.value : written,
      parameter: first.kind === 'Parameter' ? first.value : undefined,
    });
  }
  return words;
}
