import type {
  DoUntilStatement,
  DoWhileStatement,
  ErrorStatement,
  ForEachStatement,
  ForStatement,
  PipelineBase,
  StatementBlock,
  VariableExpression,
  WhileStatement,
} from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { kindText } from '../token-table.ts';
import { foreachFlags } from './foreach-flags.ts';
import { after, nestedOf, type Parser, span } from './parser.ts';
import { pipelineChainRule } from './pipeline.ts';
import { statementBlockRule } from './statement-list.ts';

/** Passes the `(` behind a loop keyword; null, with an error, when there is none. */
function openParenthesis(p: Parser, keyword: Token): Token | null {
  p.skipNewlines();
  const open = p.next();
  if (open.kind === 'LParen') return open;
  p.unget(open);
  p.reportIncomplete('MissingOpenParenthesisAfterKeyword', after(keyword), kindText(keyword.kind));
  return null;
}

function errorStatement(first: Extent, last: Extent, ...parts: Parameters<typeof nestedOf>): ErrorStatement {
  return { kind: 'ErrorStatement', ...span(first, last), nested: nestedOf(...parts) };
}

export function foreachRule(p: Parser, label: Token | null, keyword: Token): ForEachStatement | ErrorStatement {
  const first = label ?? keyword;
  p.skipNewlines();
  const flags = foreachFlags(p);
  const open = openParenthesis(p, keyword);
  if (open === null) return errorStatement(first, keyword);
  p.skipNewlines();
  const token = p.next();
  if (token.kind !== 'Variable' && token.kind !== 'SplattedVariable') {
    p.unget(token);
    p.reportIncomplete('MissingVariableNameAfterForeach', after(open));
    return errorStatement(first, open);
  }
  const variable: VariableExpression = {
    kind: 'VariableExpression',
    start: token.start,
    end: token.end,
    path: token.value,
    splatted: token.kind === 'SplattedVariable',
  };
  const rest = foreachRest(p, variable);
  if ('errorEnd' in rest) return errorStatement(first, rest.errorEnd, variable, rest.condition);
  if (flags.errorEnd !== null) return errorStatement(first, rest.body, variable, rest.condition, rest.body);
  const { throttleLimit, parallel } = flags;
  const statement: ForEachStatement = {
    kind: 'ForEachStatement',
    ...span(first, rest.body),
    label: label?.value ?? null,
    variable,
    condition: rest.condition,
    throttleLimit,
    parallel,
    body: rest.body,
  };
  return statement;
}

function foreachRest(
  p: Parser,
  variable: Extent,
): { condition: PipelineBase; body: StatementBlock } | { condition: PipelineBase | null; errorEnd: Extent } {
  p.skipNewlines();
  const inToken = p.next();
  if (inToken.kind !== 'In') {
    p.unget(inToken);
    p.reportIncomplete('MissingInInForeach', after(variable));
    return { condition: null, errorEnd: variable };
  }
  p.skipNewlines();
  const condition = pipelineChainRule(p);
  if (condition === null) {
    p.reportIncomplete('MissingForeachExpression', after(inToken));
    return { condition, errorEnd: inToken };
  }
  p.skipNewlines();
  const close = p.next();
  if (close.kind !== 'RParen') {
    p.unget(close);
    p.reportIncomplete('MissingEndParenthesisAfterForeach', after(condition));
    return { condition, errorEnd: condition };
  }
  const body = statementBlockRule(p);
  if (body !== null) return { condition, body };
  p.reportIncomplete('MissingForeachStatement', after(close));
  return { condition, errorEnd: close };
}

export function forRule(p: Parser, label: Token | null, keyword: Token): ForStatement | ErrorStatement {
  const first = label ?? keyword;
  const open = openParenthesis(p, keyword);
  if (open === null) return errorStatement(first, keyword);
  let last: Extent = open;
  const part = (): PipelineBase | null => {
    p.skipNewlines();
    const pipeline = pipelineChainRule(p);
    if (pipeline !== null) last = pipeline;
    return pipeline;
  };
  const separator = (): void => {
    if (p.peek().kind === 'Semi') last = p.next();
  };
  const initializer = part();
  separator();
  const condition = part();
  separator();
  const iterator = part();
  p.skipNewlines();
  const close = p.next();
  if (close.kind !== 'RParen') {
    p.unget(close);
    p.reportIncomplete('MissingEndParenthesisAfterStatement', after(last), kindText(keyword.kind));
    return errorStatement(first, last, initializer, condition, iterator);
  }
  const body = statementBlockRule(p);
  if (body === null) {
    p.reportIncomplete('MissingLoopStatement', after(close), kindText(keyword.kind));
    return errorStatement(first, close, initializer, condition, iterator);
  }
  return { kind: 'ForStatement', ...span(first, body), label: label?.value ?? null, initializer, condition, iterator, body };
}

export function whileRule(p: Parser, label: Token | null, keyword: Token): WhileStatement | ErrorStatement {
  const first = label ?? keyword;
  const open = openParenthesis(p, keyword);
  if (open === null) return errorStatement(first, keyword);
  p.skipNewlines();
  const condition = pipelineChainRule(p);
  let last: Extent | null = null;
  if (condition === null) {
    p.reportIncomplete('MissingExpressionAfterKeyword', after(open), kindText(keyword.kind));
    last = open;
  }
  p.skipNewlines();
  const close = p.next();
  if (close.kind !== 'RParen') {
    p.unget(close);
    if (condition !== null) p.reportIncomplete('MissingEndParenthesisAfterStatement', after(condition), kindText(keyword.kind));
    return errorStatement(first, last ?? condition ?? open, condition);
  }
  const body = statementBlockRule(p);
  if (body === null) {
    p.reportIncomplete('MissingLoopStatement', after(close), kindText(keyword.kind));
    return errorStatement(first, close, condition);
  }
  if (condition === null) return errorStatement(first, body, body);
  return { kind: 'WhileStatement', ...span(first, body), label: label?.value ?? null, condition, body };
}

export function doRule(p: Parser, label: Token | null, keyword: Token): DoWhileStatement | DoUntilStatement | ErrorStatement {
  const first = label ?? keyword;
  const body = statementBlockRule(p);
  if (body === null) {
    p.reportIncomplete('MissingLoopStatement', after(keyword), kindText('Do'));
    return errorStatement(first, keyword);
  }
  p.skipNewlines();
  const end = p.next();
  if (end.kind !== 'While' && end.kind !== 'Until') {
    p.unget(end);
    p.reportIncomplete('MissingWhileOrUntilInDoWhile', after(body));
    return errorStatement(first, body, body);
  }
  const open = openParenthesis(p, end);
  if (open === null) return errorStatement(first, end, body);
  p.skipNewlines();
  const condition = pipelineChainRule(p);
  if (condition === null) p.reportIncomplete('MissingExpressionAfterKeyword', after(open), kindText(end.kind));
  p.skipNewlines();
  const close = p.next();
  if (close.kind !== 'RParen') {
    p.unget(close);
    if (condition !== null) p.reportIncomplete('MissingEndParenthesisAfterStatement', after(condition), kindText(end.kind));
    return errorStatement(first, condition ?? open, body, condition);
  }
  if (condition === null) return errorStatement(first, open, body);
  const kind = end.kind === 'While' ? 'DoWhileStatement' : 'DoUntilStatement';
  return { kind, ...span(first, close), label: label?.value ?? null, condition, body };
}
