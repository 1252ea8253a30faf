import type { AttributeBase, Expression, TypeConstraint, TypeExpression } from '../ast.ts';
import type { Token } from '../token.ts';
import { hasTrait, TokenFlag } from '../token-table.ts';
import { attributeListRule } from './attribute.ts';
import { memberAccessRule } from './member.ts';
import { after, type Parser, span } from './parser.ts';
import { primaryRule } from './primary.ts';

/** Reads an operand with its unary operators, casts and postfix operators; null when none starts here. */
export function unaryRule(p: Parser, ternaryEnds: boolean): Expression | null {
  const { scanner } = p;
  const { signedNumbers, ternaryEndsNumber } = scanner;
  scanner.signedNumbers = true;
  scanner.ternaryEndsNumber = ternaryEnds;
  if (p.ahead !== null && (p.ahead.kind === 'Minus' || (ternaryEnds && p.ahead.kind === 'Generic'))) p.resync(p.ahead.start);
  const token = p.peek();
  scanner.signedNumbers = signedNumbers;
  scanner.ternaryEndsNumber = ternaryEndsNumber;
  if (hasTrait(token.kind, TokenFlag.UnaryOperator)) return withOperator(p, token);
  const operand = token.kind === 'LBracket' ? castRule(p, token) : primaryRule(p, true);
  return operand === null ? null : postfixed(p, operand);
}

function withOperator(p: Parser, token: Token): Expression | null {
  if (p.commaEnds && token.kind === 'Comma') return null;
  p.skip();
  p.skipNewlines();
  const child = unaryRule(p, true);
  if (child === null) {
    p.reportIncomplete('MissingExpressionAfterOperator', after(token), p.textOf(token));
    return { kind: 'ErrorExpression', start: token.start, end: token.end, nested: [] };
  }
  const extent = span(token, child);
  if (token.kind === 'Comma') return postfixed(p, { kind: 'ArrayLiteral', ...extent, elements: [child] });
  return postfixed(p, { kind: 'UnaryExpression', ...extent, operator: token.kind, child });
}

function postfixed(p: Parser, child: Expression): Expression {
  const token = p.peek();
  if (token.kind !== 'PlusPlus' && token.kind !== 'MinusMinus') return child;
  p.skip();
  const operator = token.kind === 'PlusPlus' ? 'PostfixPlusPlus' : 'PostfixMinusMinus';
  return { kind: 'UnaryExpression', ...span(child, token), operator, child };
}

/** Reads `[type]` alone, `[type]::member`, a cast or attributes before an expression. */
function castRule(p: Parser, bracket: Token): Expression | null {
  const attributes = attributeListRule(p, true);
  const last = attributes.at(-1);
  if (last === undefined) return null;
  let expression: Expression;
  if (last.kind === 'Attribute') {
    p.skipNewlines();
    const child = unaryRule(p, false);
    if (child === null) {
      p.reportIncomplete('UnexpectedAttribute', last, fullTypeName(p, last));
      return { kind: 'ErrorExpression', ...span(bracket, last), nested: [...attributes] };
    }
    expression = { kind: 'AttributedExpression', ...span(last, child), attribute: last, child };
  } else {
    expression = afterType(p, last);
  }
  for (let at = attributes.length - 2; at >= 0; at--) expression = apply(attributes[at]!, expression);
  return expression;
}

function afterType(p: Parser, last: TypeConstraint): Expression {
  const type: TypeExpression = { kind: 'TypeExpression', start: last.start, end: last.end, typeName: last.typeName };
  const access = p.memberAccess(false);
  if (access !== null) return memberAccessRule(p, access, type);
  const { kind } = p.peek();
  const child = kind === 'NewLine' || kind === 'Comma' ? null : unaryRule(p, false);
  return child === null ? type : apply(last, child);
}

function apply(attribute: AttributeBase, child: Expression): Expression {
  if (attribute.kind === 'Attribute') return { kind: 'AttributedExpression', ...span(attribute, child), attribute, child };
  return { kind: 'ConvertExpression', ...span(attribute, child), type: attribute, child };
}

/** The type of an attribute as its messages show it: as typed, blanks gone. */
export function fullTypeName(p: Parser, attribute: AttributeBase): string {
  return p.textOf(attribute.typeName);
}
