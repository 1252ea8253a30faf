import type { CommandParameter, ErrorExpression, Expression } from '../ast.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { hasTrait, precedence, TokenFlag } from '../token-table.ts';
import { after, before, type Parser, span } from './parser.ts';
import { unaryRule } from './unary.ts';

/** Reads an expression; null when none starts here. `ternaryEnds`: an operand is due, so `?` and `:` end a number. */
export function expressionRule(p: Parser, ternaryEnds = false): Expression | null {
  const mode = p.mode;
  p.setMode(Mode.Expression);
  const expression = ternaryRule(p, ternaryEnds);
  p.setMode(mode);
  return expression;
}

function missing(p: Parser, operator: Token): ErrorExpression {
  const place = after(operator);
  p.reportIncomplete('ExpectedValueExpression', place, p.textOf(operator));
  return { kind: 'ErrorExpression', ...place, nested: [] };
}

function ternaryRule(p: Parser, ternaryEnds: boolean): Expression | null {
  const condition = binaryRule(p, ternaryEnds);
  if (condition === null) return null;
  const question = p.peek();
  if (question.kind !== 'QuestionMark') return condition;
  p.skip();
  p.skipNewlines();
  const ifTrue = expressionRule(p, true) ?? missing(p, question);
  p.skipNewlines();
  const colon = p.next();
  if (colon.kind !== 'Colon') {
    p.unget(colon);
    if (ifTrue.kind !== 'ErrorExpression') p.reportIncomplete('MissingColonInTernaryExpression', colon);
    return { kind: 'ErrorExpression', start: condition.start, end: Math.max(ifTrue.end, before(colon).end), nested: [condition, ifTrue] };
  }
  p.skipNewlines();
  const ifFalse = expressionRule(p, true) ?? missing(p, colon);
  return { kind: 'TernaryExpression', ...span(condition, ifFalse), condition, ifTrue, ifFalse };
}

function binaryRule(p: Parser, ternaryEnds: boolean): Expression | null {
  const first = arrayRule(p, ternaryEnds);
  if (first === null) return null;
  const token = p.peek();
  if (!hasTrait(token.kind, TokenFlag.BinaryOperator)) {
    return token.kind === 'Parameter' ? parameterInExpression(p, token, first) : first;
  }
  p.skip();
  return climb(p, first, token);
}

/** Builds the tree of binary operators of falling and rising precedence; equal ones go left to right. */
function climb(p: Parser, first: Expression, operator: Token): Expression {
  const operands = [first];
  const operators = [operator];
  let token = operator;
  for (;;) {
    p.skipNewlines();
    operands.push(arrayRule(p, true) ?? missing(p, token));
    token = p.peek();
    if (!hasTrait(token.kind, TokenFlag.BinaryOperator)) break;
    p.skip();
    while (operators.length > 0 && precedence(token.kind) <= precedence(operators.at(-1)!.kind)) combine(operands, operators);
    operators.push(token);
  }
  while (operators.length > 0) combine(operands, operators);
  return token.kind === 'Parameter' ? parameterInExpression(p, token, operands[0]!) : operands[0]!;
}

function combine(operands: Expression[], operators: Token[]): void {
  const right = operands.pop()!;
  const left = operands.pop()!;
  const { kind: operator, start, end } = operators.pop()!;
  operands.push({ kind: 'BinaryExpression', ...span(left, right), operator, left, right, operatorExtent: { start, end } });
}

/** A parameter behind an operand is most likely an operator that is not written out. */
function parameterInExpression(p: Parser, token: Token, expression: Expression): ErrorExpression {
  p.report('UnexpectedToken', token, p.textOf(token));
  p.skip();
  const extent = { start: token.start, end: token.end };
  const parameter: CommandParameter = {
    kind: 'CommandParameter',
    ...extent,
    parameterName: token.value,
    argument: null,
    nameExtent: extent,
  };
  return { kind: 'ErrorExpression', ...span(expression, token), nested: [expression, parameter] };
}

function arrayRule(p: Parser, ternaryEnds: boolean): Expression | null {
  const first = unaryRule(p, ternaryEnds);
  let comma = p.peek();
  if (first === null || comma.kind !== 'Comma' || p.commaEnds) return first;
  const elements = [first];
  while (comma.kind === 'Comma') {
    p.skip();
    p.skipNewlines();
    const element = unaryRule(p, true);
    if (element === null) {
      p.reportIncomplete('MissingExpressionAfterToken', after(comma), ',');
      elements.push({ kind: 'ErrorExpression', start: comma.start, end: comma.end, nested: [] });
      break;
    }
    elements.push(element);
    comma = p.peek();
  }
  return { kind: 'ArrayLiteral', ...span(first, elements.at(-1)!), elements };
}
