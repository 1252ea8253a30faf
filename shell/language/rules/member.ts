import type { ErrorExpression, Expression, InvokeMemberExpression, TypeName } from '../ast.ts';
import type { Extent } from '../position.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { hasTrait, TokenFlag } from '../token-table.ts';
import { singleArgumentRule } from './argument.ts';
import { expressionRule } from './expression.ts';
import { simpleNameRule } from './name.ts';
import { after, type Parser, span } from './parser.ts';
import { blockExpression, primaryRule } from './primary.ts';
import { genericArguments } from './type-name.ts';
import { unaryRule } from './unary.ts';

/** Reads members, elements and calls behind a value; the first operator has been read. */
export function memberAccessRule(p: Parser, first: Token, value: Expression): Expression {
  let expression = value;
  for (let operator: Token | null = first; operator !== null; operator = p.memberAccess(true)) {
    p.skipNewlines();
    expression =
      operator.kind === 'LBracket' || operator.kind === 'QuestionLBracket'
        ? element(p, expression, operator)
        : member(p, expression, operator);
  }
  return expression;
}

function memberName(p: Parser): Expression | null {
  const name = simpleNameRule(p);
  if (name !== null) return name;
  const { kind } = p.peek();
  return hasTrait(kind, TokenFlag.UnaryOperator) || kind === 'LBracket' ? unaryRule(p, false) : primaryRule(p, false);
}

function member(p: Parser, target: Expression, operator: Token): Expression {
  const name = memberName(p);
  const flags = { isStatic: operator.kind === 'ColonColon', nullConditional: operator.kind === 'QuestionDot' };
  if (name === null) {
    p.reportIncomplete('MissingPropertyName', after(operator));
    const taken =
      singleArgumentRule(p, 'argument') ?? ({ kind: 'ErrorExpression', ...span(target, operator), nested: [] } satisfies ErrorExpression);
    return { kind: 'MemberExpression', ...span(target, taken), expression: target, member: taken, ...flags };
  }
  if (p.ahead === null) {
    const from = p.restorePoint();
    const genericTypeArguments = methodTypeArguments(p);
    const open = genericTypeArguments === null ? null : p.invocationParenthesis();
    if (open !== null) {
      const { list, last, hasParentheses } = call(p, open);
      return {
        kind: 'InvokeMemberExpression',
        ...span(target, last),
        expression: target,
        member: name,
        arguments: list,
        hasParentheses,
        genericTypeArguments: genericTypeArguments ?? [],
        ...flags,
      } satisfies InvokeMemberExpression;
    }
    if (genericTypeArguments !== null && genericTypeArguments.length > 0) p.resync(from);
  }
  return { kind: 'MemberExpression', ...span(target, name), expression: target, member: name, ...flags };
}

/** Reads `[int,string]` directly behind a method's name: none gives an empty list, brackets that do not hold types give null and stay unread. */
function methodTypeArguments(p: Parser): TypeName[] | null {
  const { scanner } = p;
  if (scanner.peek() !== 91) return [];
  const from = p.restorePoint();
  const errors = p.errors.length;
  const mode = p.mode;
  p.setMode(Mode.TypeName);
  scanner.at++;
  const first = p.next();
  let types: TypeName[] | null = null;
  if (first.kind === 'Identifier' || first.kind === 'LBracket') {
    const found = genericArguments(p, first);
    if (found.close !== null && p.errors.length === errors && p.ahead === null && scanner.peek() === 40) types = found.types;
  }
  if (types === null) {
    p.forgetErrors(errors);
    p.resync(from);
  }
  p.setMode(mode);
  return types;
}

function call(p: Parser, open: Token): { list: Expression[]; last: Extent; hasParentheses: boolean } {
  if (open.kind === 'LParen') return { ...argumentListRule(p, open), hasParentheses: true };
  p.skipNewlines();
  const block = blockExpression(p, open);
  return { list: [block], last: block, hasParentheses: false };
}

/** Reads the arguments of a method call; its parenthesis has been read. */
export function argumentListRule(p: Parser, open: Token): { list: Expression[]; last: Extent } {
  const list: Expression[] = [];
  const commaEnds = p.commaEnds;
  p.commaEnds = true;
  let comma: Token | null = null;
  let reported = false;
  for (;;) {
    p.skipNewlines();
    const argument = expressionRule(p);
    if (argument === null) {
      if (comma !== null) {
        p.reportIncomplete('MissingExpressionAfterToken', after(comma), ',');
        reported = true;
      }
      break;
    }
    list.push(argument);
    p.skipNewlines();
    comma = p.next();
    if (comma.kind === 'Comma') continue;
    p.unget(comma);
    comma = null;
    break;
  }
  p.skipNewlines();
  let last: Extent = comma ?? list.at(-1) ?? open;
  const close = p.next();
  if (close.kind === 'RParen') {
    last = close;
  } else {
    p.unget(close);
    if (!reported) p.reportIncomplete('MissingEndParenthesisInMethodCall', after(list.at(-1) ?? open));
  }
  p.commaEnds = commaEnds;
  return { list, last };
}

function element(p: Parser, target: Expression, bracket: Token): Expression {
  const commaEnds = p.commaEnds;
  p.commaEnds = false;
  p.skipNewlines();
  let index = expressionRule(p);
  if (index === null) {
    p.reportIncomplete('MissingArrayIndexExpression', after(bracket));
    index = { kind: 'ErrorExpression', start: bracket.start, end: bracket.end, nested: [] };
  }
  p.skipNewlines();
  let last: Extent = index;
  const close = p.next();
  if (close.kind === 'RBracket') {
    last = close;
  } else {
    p.unget(close);
    if (index.kind !== 'ErrorExpression') p.reportIncomplete('MissingEndSquareBracket', after(index));
  }
  p.commaEnds = commaEnds;
  return { kind: 'IndexExpression', ...span(target, last), target, index, nullConditional: bracket.kind === 'QuestionLBracket' };
}
