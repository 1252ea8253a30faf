import type { Expression, PipelineBase, VariableExpression } from '../ast.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { splitVariablePath } from '../variable-path.ts';
import { stringExpression } from './expandable.ts';
import { hashRule } from './hash.ts';
import { memberAccessRule } from './member.ts';
import { after, type Parser, span } from './parser.ts';
import { pipelineChainRule } from './pipeline.ts';
import { scriptBlockRule } from './script-block.ts';
import { statementListRule } from './statement-list.ts';

/** Reads a variable, number, string or bracketed expression, and the members, elements and calls behind it if wanted; null for anything else. */
export function primaryRule(p: Parser, withMembers: boolean): Expression | null {
  const token = p.next();
  const expression = value(p, token, withMembers);
  if (expression === null) {
    p.unget(token);
    return null;
  }
  if (!withMembers) return expression;
  const access = p.memberAccess(true);
  return access === null ? expression : memberAccessRule(p, access, expression);
}

function value(p: Parser, token: Token, withMembers: boolean): Expression | null {
  switch (token.kind) {
    case 'Variable':
    case 'SplattedVariable':
      return variableExpression(p, token, withMembers);
    case 'Number':
      return numberExpression(p, token);
    case 'StringLiteral':
    case 'StringExpandable':
    case 'HereStringLiteral':
    case 'HereStringExpandable':
      return stringExpression(p, token);
    case 'LParen':
      return parenthesis(p, token);
    case 'AtParen':
    case 'DollarParen':
      return subExpression(p, token);
    case 'AtCurly':
      return hashRule(p, token);
    case 'LCurly':
      return blockExpression(p, token);
    default:
      return null;
  }
}

function numberExpression(p: Parser, token: Token): Expression {
  const literal = token.detail?.form === 'number' ? token.detail.literal : null;
  const extent = { start: token.start, end: token.end };
  if (literal === null) return { kind: 'ErrorExpression', ...extent, nested: [] };
  return { kind: 'ConstantExpression', ...extent, literal, text: p.textOf(token) };
}

/** `$using:x.y` is one using expression around the variable and its members. */
export function variableExpression(p: Parser, token: Token, withMembers: boolean): Expression {
  const extent = { start: token.start, end: token.end };
  const splatted = token.kind === 'SplattedVariable';
  const { drive, name } = splitVariablePath(token.value);
  if (drive?.toLowerCase() !== 'using' || name === '') return { kind: 'VariableExpression', ...extent, path: token.value, splatted };
  let expression: Expression = { kind: 'VariableExpression', ...extent, path: name, splatted } satisfies VariableExpression;
  const access = withMembers ? p.memberAccess(true) : null;
  if (access !== null) expression = memberAccessRule(p, access, expression);
  return { kind: 'UsingExpression', start: expression.start, end: expression.end, expression };
}

/** Reads what stands in brackets: as in a command, and commas build arrays again. */
function inBrackets<T>(p: Parser, read: () => T): T {
  const mode = p.mode;
  const commaEnds = p.commaEnds;
  p.setMode(Mode.Command);
  p.commaEnds = false;
  const result = read();
  p.commaEnds = commaEnds;
  p.setMode(mode);
  return result;
}

function parenthesis(p: Parser, open: Token): Expression {
  return inBrackets(p, () => {
    p.skipNewlines();
    let pipeline: PipelineBase | null = pipelineChainRule(p);
    if (pipeline === null) {
      const place = after(open);
      p.reportIncomplete('ExpectedExpression', place);
      pipeline = { kind: 'ErrorStatement', ...place, nested: [] };
    }
    p.skipNewlines();
    const close = p.next();
    if (close.kind === 'RParen') return { kind: 'ParenExpression', ...span(open, close), pipeline };
    p.unget(close);
    p.reportIncomplete('MissingEndParenthesisInExpression', after(pipeline));
    return { kind: 'ParenExpression', ...span(open, pipeline), pipeline };
  });
}

function subExpression(p: Parser, open: Token): Expression {
  return inBrackets(p, () => {
    p.skipNewlines();
    const { statements, traps, extent: inner } = statementListRule(p);
    p.skipNewlines();
    const close = p.next();
    if (close.kind !== 'RParen') {
      p.unget(close);
      p.reportIncomplete('MissingEndParenthesisInSubexpression', close);
    }
    const extent = span(open, close.kind === 'RParen' ? close : (inner ?? open));
    const body = { kind: 'StatementBlock', ...(inner ?? { start: 0, end: 0 }), statements, traps } as const;
    return { kind: open.kind === 'DollarParen' ? 'SubExpression' : 'ArrayExpression', ...extent, body };
  });
}

/** Reads `{ … }` as a value; the brace has been read. */
export function blockExpression(p: Parser, open: Token): Expression {
  return inBrackets(p, () => {
    p.skipNewlines();
    const scriptBlock = scriptBlockRule(p, open);
    return { kind: 'ScriptBlockExpression', start: scriptBlock.start, end: scriptBlock.end, scriptBlock };
  });
}
