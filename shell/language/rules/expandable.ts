import type { Expression, StringConstantType } from '../ast.ts';
import { Token } from '../token.ts';
import type { TokenKind } from '../token-table.ts';
import type { Parser } from './parser.ts';
import { primaryRule, variableExpression } from './primary.ts';

const stringTypes: Partial<Record<TokenKind, StringConstantType>> = {
  StringLiteral: 'SingleQuoted',
  HereStringLiteral: 'SingleQuotedHereString',
  StringExpandable: 'DoubleQuoted',
  HereStringExpandable: 'DoubleQuotedHereString',
};

/** The expression of a string or word token; what expands in it is read now. */
export function stringExpression(p: Parser, token: Token): Expression {
  const extent = { start: token.start, end: token.end };
  const stringType = stringTypes[token.kind] ?? 'BareWord';
  const { detail } = token;
  if (detail?.form !== 'expandable') return { kind: 'StringConstantExpression', ...extent, value: token.value, stringType };
  const tokens: Token[] = [];
  const parts: (string | Expression)[] = [];
  for (const part of detail.parts) {
    if (typeof part === 'string') {
      parts.push(part);
    } else if (part instanceof Token) {
      tokens.push(part);
      parts.push(variableExpression(p, part, false));
    } else {
      const outer = p.scanner.enter(part);
      const expression = primaryRule(p, true);
      tokens.push(...p.scanner.tokens);
      p.skip();
      p.scanner.leave(outer);
      if (expression !== null) parts.push(expression);
    }
  }
  detail.tokens = tokens;
  return { kind: 'ExpandableStringExpression', ...extent, value: token.value, stringType, parts };
}
