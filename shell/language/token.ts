import type { NumberLiteral, RedirectionStream } from './ast.ts';
import type { Extent } from './position.ts';
import { kindFlags, TokenFlag, type TokenKind } from './token-table.ts';

export type { TokenKind } from './token-table.ts';

/** What some kinds of tokens know beyond their text. */
export type TokenDetail =
  | { readonly form: 'number'; readonly literal: NumberLiteral | null } // null: BadNumericConstant was reported
  | ExpandableDetail
  | { readonly form: 'file'; readonly from: RedirectionStream; readonly append: boolean }
  | { readonly form: 'merge'; readonly from: RedirectionStream; readonly to: RedirectionStream }
  | { readonly form: 'input' };

/** The pieces of an expandable string in order; `tokens` holds the tokens inside it once the parser has read them. */
export interface ExpandableDetail {
  readonly form: 'expandable';
  readonly parts: readonly (string | Token | UnreadSubExpression)[];
  tokens: Token[];
}

/** The text of a `$( … )` inside a string, still to be read, and where it stands. */
export interface UnreadSubExpression extends Extent {
  readonly text: string;
  /** Offset in the source of each character of `text` and of its end, where doubled quotes were made single; else null: `start` + index. */
  readonly offsets: readonly number[] | null;
}

/**
 * A token. `value` is what it stands for: the path of a variable, the name of a parameter (without dash and colon), the text of a string
 * or word with quotes and escapes resolved, the name of a label; '' for all others.
 */
export class Token implements Extent {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  flags: number;
  readonly value: string;
  readonly detail: TokenDetail | null;

  constructor(kind: TokenKind, start: number, end: number, value = '', detail: TokenDetail | null = null, flags = 0) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.flags = kindFlags(kind) | flags;
    this.value = value;
    this.detail = detail;
  }

  get hasError(): boolean {
    return (this.flags & TokenFlag.InError) !== 0;
  }

  /** `-name:` with the colon. */
  get usedColon(): boolean {
    return this.kind === 'Parameter' && this.end - this.start > this.value.length + 1;
  }
}
