import type { Ast, BlockStatement, ErrorStatement, IfStatement, PipelineBase, StatementBlock } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { after, before, type Parser, span } from './parser.ts';
import { pipelineChainRule } from './pipeline.ts';
import { statementBlockRule } from './statement-list.ts';

export function ifRule(p: Parser, ifToken: Token): IfStatement | ErrorStatement {
  const clauses: IfStatement['clauses'] = [];
  const parts: Ast[] = [];
  let elseClause: StatementBlock | null = null;
  let keyword = ifToken;
  for (;;) {
    const clause = clauseRule(p, keyword, parts);
    if ('errorEnd' in clause)
      return { kind: 'ErrorStatement', start: ifToken.start, end: Math.max(clause.errorEnd.end, keyword.end), nested: parts };
    clauses.push(clause);
    parts.push(clause.body);
    p.skipNewlines();
    keyword = p.peek();
    if (keyword.kind === 'ElseIf') {
      p.skip();
      continue;
    }
    if (keyword.kind !== 'Else') break;
    p.skip();
    p.skipNewlines();
    elseClause = statementBlockRule(p);
    if (elseClause !== null) break;
    p.reportIncomplete('MissingStatementBlockAfterElse', after(keyword));
    return { kind: 'ErrorStatement', ...span(ifToken, keyword), nested: parts };
  }
  return { kind: 'IfStatement', ...span(ifToken, elseClause ?? clauses.at(-1)!.body), clauses, elseClause };
}

/** Reads condition and body behind `if` or `elseif`; what was read of a faulty clause goes to `parts`. */
function clauseRule(p: Parser, keyword: Token, parts: Ast[]): IfStatement['clauses'][number] | { errorEnd: Extent } {
  const word = p.textOf(keyword);
  p.skipNewlines();
  const open = p.next();
  if (open.kind !== 'LParen') {
    p.unget(open);
    p.reportIncomplete('MissingOpenParenthesisInIfStatement', after(keyword), word);
    return { errorEnd: keyword };
  }
  p.skipNewlines();
  let condition: PipelineBase | null = pipelineChainRule(p);
  if (condition === null) {
    const place = after(open);
    p.reportIncomplete('IfStatementMissingCondition', place, word);
    condition = { kind: 'ErrorStatement', ...place, nested: [] };
  } else {
    parts.push(condition);
  }
  p.skipNewlines();
  const close = p.next();
  if (close.kind !== 'RParen') {
    p.unget(close);
    if (condition.kind !== 'ErrorStatement') p.reportIncomplete('MissingEndParenthesisAfterStatement', close, word);
    return { errorEnd: { start: condition.end, end: Math.max(condition.end, before(close).end) } };
  }
  p.skipNewlines();
  const body = statementBlockRule(p);
  if (body !== null) return { condition, body };
  p.reportIncomplete('MissingStatementBlock', close, word);
  return { errorEnd: close };
}

/** `parallel { }` and `sequence { }`, which only workflows knew. */
export function blockRule(p: Parser, token: Token): BlockStatement | ErrorStatement {
  const body = statementBlockRule(p);
  if (body === null) {
    p.reportIncomplete('MissingStatementAfterKeyword', after(token), p.textOf(token));
    return { kind: 'ErrorStatement', start: token.start, end: token.end, nested: [] };
  }
  return {
    kind: 'BlockStatement',
    ...span(token, body),
    keyword: token.kind === 'Parallel' ? 'parallel' : 'sequence',
    keywordExtent: { start: token.start, end: token.end },
    body,
  };
}
