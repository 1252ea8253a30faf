import type { ParseErrorId } from '../parse-errors.ts';
import type { Extent, SourceText } from '../position.ts';
import { Token, type TokenDetail, type UnreadSubExpression } from '../token.ts';
import type { TokenKind } from '../token-table.ts';
import { end, isWhite } from './characters.ts';
import { skipBlockComment, skipLineComment } from './comment-end.ts';

/** How words are cut: the parser sets the mode. */
export const Mode = { Command: 0, Expression: 1, TypeName: 2, Signature: 3 } as const;
export type Mode = (typeof Mode)[keyof typeof Mode];

/** Where errors found while cutting tokens go. */
export interface ErrorSink {
  report(id: ParseErrorId, extent: Extent, ...args: string[]): void;
  reportIncomplete(id: ParseErrorId, extent: Extent, ...args: string[]): boolean;
}

/** What is put aside while a `$( … )` of a string is read. */
export interface ScanState {
  readonly text: string;
  readonly at: number;
  readonly base: number;
  readonly offsets: readonly number[] | null;
  readonly tokens: Token[];
}

/** The place in the text and the tokens cut so far. Positions `at` and `tokenStart` count in `text`; tokens and errors carry offsets of the source. */
export class Scanner {
  readonly source: SourceText;
  readonly errors: ErrorSink;
  text: string;
  at = 0;
  tokenStart = 0;
  mode: Mode = Mode.Command;
  /** A sign may be part of a number: an operand is due. */
  signedNumbers = false;
  /** `?` and `:` end a number: an operand of an operator is due. */
  ternaryEndsNumber = false;
  /** Only a plain name is looked for: no keyword, no word. */
  simpleName = false;
  tokens: Token[] = [];
  /** Comments that start `#requires`. */
  requires: Token[] = [];
  /** The comment that starts (or pretends to start) a signature block. */
  signature: Extent | null = null;
  #base = 0;
  #offsets: readonly number[] | null = null;

  constructor(source: SourceText, errors: ErrorSink) {
    this.source = source;
    this.text = source.text;
    this.errors = errors;
  }

  get nested(): boolean {
    return this.#base !== 0;
  }

  /** Offsets of the text being read do not run in step with the source: doubled quotes were made single. */
  get isMapped(): boolean {
    return this.#offsets !== null;
  }

  peek(): number {
    return this.at < this.text.length ? this.text.charCodeAt(this.at) : end;
  }

  peekAt(index: number): number {
    return index < this.text.length ? this.text.charCodeAt(index) : end;
  }

  /** The offset in the source of a place in the text. */
  offset(index: number): number {
    if (this.#offsets === null) return this.#base + index;
    const last = this.text.length;
    return index <= last ? this.#offsets[index]! : this.#offsets[last]! + index - last;
  }

  extent(from: number, to: number): Extent {
    return { start: this.offset(from), end: this.offset(to) };
  }

  token(kind: TokenKind, value = '', detail: TokenDetail | null = null, flags = 0): Token {
    const token = new Token(kind, this.offset(this.tokenStart), this.offset(this.at), value, detail, flags);
    this.tokens.push(token);
    return token;
  }

  report(id: ParseErrorId, from: number, to: number, ...args: string[]): void {
    this.errors.report(id, this.extent(from, to), ...args);
  }

  reportIncomplete(id: ParseErrorId, from: number, to: number, ...args: string[]): void {
    this.errors.reportIncomplete(id, this.extent(from, to), ...args);
  }

  skipWhite(): void {
    while (isWhite(this.peek())) this.at++;
  }

  /** Goes back to an offset of the source; tokens cut after it are forgotten. */
  resync(start: number): void {
    this.at = this.#index(start);
    dropFrom(this.tokens, start);
    dropFrom(this.requires, start);
  }

  #index(start: number): number {
    let index = start - this.#base;
    if (this.#offsets !== null) {
      index = 0;
      while (index < this.text.length && this.#offsets[index]! < start) index++;
    }
    return Math.max(0, Math.min(index, this.text.length + 1));
  }

  /** True when only blanks and comments follow an offset. PowerShell compares offsets of the source with the text being read, also within strings. */
  isAtEnd(offset: number): boolean {
    for (let at = offset; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 35) at = skipLineComment(this.text, at + 1) - 1;
      else if (code === 60 && this.peekAt(at + 1) === 35) at = skipBlockComment(this.text, at + 2) - 1;
      else if (!isWhite(code)) return false;
    }
    return true;
  }

  /** Begins to read the `$( … )` of a string; hand the result to `leave`. */
  enter(inner: UnreadSubExpression): ScanState {
    const state = { text: this.text, at: this.at, base: this.#base, offsets: this.#offsets, tokens: this.tokens };
    this.text = inner.text;
    this.at = 0;
    this.#base = inner.start;
    this.#offsets = inner.offsets;
    this.tokens = [];
    return state;
  }

  leave(state: ScanState): void {
    this.text = state.text;
    this.at = state.at;
    this.#base = state.base;
    this.#offsets = state.offsets;
    this.tokens = state.tokens;
  }
}

function dropFrom(tokens: Token[], start: number): void {
  let length = tokens.length;
  if (length === 0) return;
  if (tokens[length - 1]!.kind === 'EndOfInput') length--;
  while (length > 0 && tokens[length - 1]!.end > start) length--;
  tokens.length = length;
}
