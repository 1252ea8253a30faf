import type { Ast, ParseError } from '../ast.ts';
import { type ParseErrorId, parseErrorMessage } from '../parse-errors.ts';
import type { Extent, SourceText } from '../position.ts';
import { invocationParenthesis, memberAccess, openBracket } from '../scan/member.ts';
import { skipNewlines } from '../scan/newlines.ts';
import { nextToken } from '../scan/next.ts';
import { type Mode, Scanner } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { kindFlags, TokenFlag, type TokenKind } from '../token-table.ts';

/** What all rules share: the token ahead (one at most), the mode words are cut in, and the errors. */
export class Parser {
  readonly scanner: Scanner;
  readonly errors: ParseError[] = [];
  /** A comma separates arguments here, so it builds no array. */
  commaEnds = false;
  /** How many catch clauses are open: a bare `throw` throws again in them. */
  catches = 0;
  /** The script defines types or uses modules, so names of types must be looked up. */
  definesTypes = false;
  /** Offsets where an attribute list turned out not to start a param block, a statement, a trap or catch. */
  readonly plainBrackets = new Set<string>();
  #ahead: Token | null = null;
  readonly #reported = new Set<string>();

  constructor(source: SourceText) {
    this.scanner = new Scanner(source, this);
  }

  get mode(): Mode {
    return this.scanner.mode;
  }

  get ahead(): Token | null {
    return this.#ahead;
  }

  /** Sets how words are cut; a token read ahead that another mode may cut differently is given back. */
  setMode(mode: Mode): void {
    if (mode === this.scanner.mode) return;
    if (this.#ahead !== null && (kindFlags(this.#ahead.kind) & TokenFlag.ModeInvariant) === 0) this.resync(this.#ahead.start);
    this.scanner.mode = mode;
  }

  next(): Token {
    const token = this.#ahead ?? nextToken(this.scanner);
    this.#ahead = null;
    return token;
  }

  peek(): Token {
    this.#ahead ??= nextToken(this.scanner);
    return this.#ahead;
  }

  peekKind(): TokenKind {
    return this.peek().kind;
  }

  /** Drops the token that was peeked at. */
  skip(): void {
    this.#ahead = null;
  }

  unget(token: Token): void {
    this.#ahead = token;
  }

  resync(offset: number): void {
    this.#ahead = null;
    this.scanner.resync(offset);
  }

  /** Where reading can be taken up again with `resync`. */
  restorePoint(): number {
    return this.#ahead?.start ?? this.scanner.offset(this.scanner.at);
  }

  skipNewlines(): void {
    if (this.#ahead !== null && this.#ahead.kind !== 'NewLine') return;
    this.#ahead = null;
    skipNewlines(this.scanner, false);
  }

  skipNewlinesAndSemicolons(): void {
    if (this.#ahead !== null && this.#ahead.kind !== 'NewLine' && this.#ahead.kind !== 'Semi') return;
    this.#ahead = null;
    skipNewlines(this.scanner, true);
  }

  /** A member operator directly behind what was read; null also when a token was read ahead (then an error was found before). */
  memberAccess(brackets: boolean): Token | null {
    return this.#ahead === null ? memberAccess(this.scanner, brackets) : null;
  }

  invocationParenthesis(): Token | null {
    return this.#ahead === null ? invocationParenthesis(this.scanner) : null;
  }

  openBracket(): Token | null {
    if (this.#ahead === null) return openBracket(this.scanner);
    return this.#ahead.kind === 'LBracket' ? this.next() : null;
  }

  textOf(extent: Extent): string {
    return this.scanner.source.text.slice(extent.start, extent.end);
  }

  report(id: ParseErrorId, extent: Extent, ...args: string[]): void {
    this.#save(id, extent, false, args);
  }

  /** Reports an error that more text might mend: it counts as incomplete when nothing but blanks follows it. Returns that. */
  reportIncomplete(id: ParseErrorId, extent: Extent, ...args: string[]): boolean {
    return this.reportMissing(id, extent, extent, ...args);
  }

  /** The same, but what is missing was missed elsewhere. */
  reportMissing(id: ParseErrorId, extent: Extent, missedAt: Extent, ...args: string[]): boolean {
    const incomplete = this.scanner.isAtEnd(missedAt.end);
    this.#save(id, extent, incomplete, args);
    return incomplete;
  }

  #save(id: ParseErrorId, { start, end }: Extent, incomplete: boolean, args: string[]): void {
    const key = `${id} ${start} ${end}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.errors.push({ id, message: parseErrorMessage(id, ...args), start, end, incomplete });
  }

  /** Takes back the errors found since there were `count`: what was tried was not meant. */
  forgetErrors(count: number): void {
    for (const { id, start, end } of this.errors.splice(count)) this.#reported.delete(`${id} ${start} ${end}`);
  }

  /** Skips to one of the given kinds, passing over brackets that open and close in between; the end is never passed. */
  syncOnError(consume: boolean, ...kinds: TokenKind[]): void {
    const depth = {
      paren: kinds.includes('RParen') ? 1 : 0,
      curly: kinds.includes('RCurly') ? 1 : 0,
      bracket: kinds.includes('RBracket') ? 1 : 0,
    };
    for (;;) {
      const token = this.next();
      const bracket = brackets[token.kind];
      if (bracket !== undefined) {
        depth[bracket.of] += bracket.step;
        if (bracket.step < 0 && depth[bracket.of] === 0 && kinds.includes(token.kind)) {
          if (!consume) this.unget(token);
          return;
        }
      } else if (token.kind === 'EndOfInput') {
        this.unget(token);
        return;
      }
      if (kinds.includes(token.kind) && depth.paren === 0 && depth.curly === 0 && depth.bracket === 0) return;
    }
  }
}

const brackets: Partial<Record<TokenKind, { of: 'paren' | 'curly' | 'bracket'; step: 1 | -1 }>> = {
  LParen: { of: 'paren', step: 1 },
  RParen: { of: 'paren', step: -1 },
  LCurly: { of: 'curly', step: 1 },
  RCurly: { of: 'curly', step: -1 },
  LBracket: { of: 'bracket', step: 1 },
  RBracket: { of: 'bracket', step: -1 },
};

/** The place just behind something. */
export function after({ end }: Extent): Extent {
  return { start: end, end };
}

/** The place one before something. */
export function before({ start }: Extent): Extent {
  const at = Math.max(0, start - 1);
  return { start: at, end: at };
}

/** Both fields of an extent from the start of the first to the end of the last. */
export function span(first: Extent, last: Extent): { start: number; end: number } {
  return { start: first.start, end: last.end };
}

/** The nodes among what was read of a statement that is in error. */
export function nestedOf(...nodes: (Ast | null | undefined | readonly (Ast | null)[])[]): Ast[] {
  return nodes.flat().filter((node): node is Ast => node !== null && node !== undefined);
}
