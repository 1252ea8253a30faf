import type { Expression, StringConstantExpression } from '../ast.ts';
import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import type { Parser } from './parser.ts';
import { unaryRule } from './unary.ts';

/** Reads a plain name and marks its token as a member's name; null when there is none. */
export function simpleNameToken(p: Parser): Token | null {
  p.scanner.simpleName = true;
  const token = p.peek();
  p.scanner.simpleName = false;
  if (token.kind !== 'Identifier') return null;
  p.skip();
  token.flags |= TokenFlag.MemberName;
  return token;
}

export function simpleNameRule(p: Parser): StringConstantExpression | null {
  const token = simpleNameToken(p);
  return token === null ? null : bareWord(p, token);
}

/** A token that stands for its own text. */
export function bareWord(p: Parser, token: Token): StringConstantExpression {
  return { kind: 'StringConstantExpression', start: token.start, end: token.end, value: p.textOf(token), stringType: 'BareWord' };
}

/** Reads what may stand behind `break` or before `=` in a hash literal: a plain name or an expression without comma and binary operators. */
export function labelOrKeyRule(p: Parser): Expression | null {
  const name = simpleNameRule(p);
  if (name !== null) return name;
  const { kind } = p.peek();
  if (kind === 'NewLine' || kind === 'Semi') return null;
  const commaEnds = p.commaEnds;
  p.commaEnds = true;
  const value = unaryRule(p, false);
  p.commaEnds = commaEnds;
  return value;
}
