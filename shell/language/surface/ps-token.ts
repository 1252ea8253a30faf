import type { ParsedScript } from '../parse.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { hasTrait, TokenFlag, type TokenKind } from '../token-table.ts';
import { visit } from '../walk.ts';

/** A token in the form of the first PowerShell: `[System.Management.Automation.PSParser]::Tokenize`. Lines and columns count from 1. */
export interface PSToken {
  readonly content: string;
  readonly type: string;
  readonly start: number;
  readonly length: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const types: Partial<Record<TokenKind, string>> = {
  Unknown: 'Unknown',
  Variable: 'Variable',
  SplattedVariable: 'Variable',
  Parameter: 'CommandParameter',
  Number: 'Number',
  Label: 'LoopLabel',
  Identifier: 'CommandArgument',
  Generic: 'CommandArgument',
  NewLine: 'NewLine',
  LineContinuation: 'LineContinuation',
  Comment: 'Comment',
  StringLiteral: 'String',
  StringExpandable: 'String',
  HereStringLiteral: 'String',
  HereStringExpandable: 'String',
  LParen: 'GroupStart',
  RParen: 'GroupEnd',
  LCurly: 'GroupStart',
  RCurly: 'GroupEnd',
  AtParen: 'GroupStart',
  AtCurly: 'GroupStart',
  DollarParen: 'GroupStart',
  Semi: 'StatementSeparator',
};

function typeOf({ kind, flags }: Token): string {
  if ((flags & TokenFlag.CommandName) !== 0) return 'Command';
  if ((flags & TokenFlag.MemberName) !== 0) return 'Member';
  if ((flags & TokenFlag.AttributeName) !== 0) return 'Attribute';
  if ((flags & TokenFlag.TypeName) !== 0) return 'Type';
  return types[kind] ?? (hasTrait(kind, TokenFlag.Keyword) ? 'Keyword' : 'Operator');
}

const withValue = new Set<TokenKind>([
  'Variable',
  'SplattedVariable',
  'Generic',
  'StringLiteral',
  'StringExpandable',
  'HereStringLiteral',
  'HereStringExpandable',
]);

/** The tokens of a script without its end; a type in brackets is one token. */
export function psTokens({ ast, tokens, source }: ParsedScript): PSToken[] {
  const literals: Extent[] = [];
  visit(ast, (node) => {
    if ((node.kind === 'TypeConstraint' || node.kind === 'TypeExpression') && source.text[node.start] === '[') literals.push(node);
  });
  literals.sort((a, b) => a.start - b.start);
  const found: PSToken[] = [];
  let at = 0;
  for (const token of tokens) {
    if (token.kind === 'EndOfInput') continue;
    while (at < literals.length && literals[at]!.end <= token.start) at++;
    const literal = literals[at];
    if (literal === undefined || token.start < literal.start || token.end > literal.end) {
      found.push(psToken(source, token, withValue.has(token.kind) ? token.value : source.slice(token), typeOf(token)));
    } else if (token.start === literal.start) {
      found.push(psToken(source, literal, source.slice(literal), 'Type'));
    }
  }
  return found;
}

function psToken(source: ParsedScript['source'], { start, end }: Extent, content: string, type: string): PSToken {
  const from = source.place(start);
  const to = source.place(end);
  return {
    content,
    type,
    start,
    length: end - start,
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
