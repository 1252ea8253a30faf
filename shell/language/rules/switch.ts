import type { Ast, ErrorStatement, Expression, PipelineBase, StatementBlock, SwitchStatement } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { singleArgumentRule } from './argument.ts';
import { isParameter } from './foreach-flags.ts';
import { after, nestedOf, type Parser, span } from './parser.ts';
import { pipelineChainRule } from './pipeline.ts';
import { statementBlockRule } from './statement-list.ts';

/** What has been read of a switch, and how far. */
interface SwitchState {
  readonly flags: SwitchStatement['flags'];
  condition: PipelineBase | null;
  readonly clauses: SwitchStatement['clauses'];
  defaultClause: StatementBlock | null;
  readonly parts: Ast[];
  last: Extent;
  isError: boolean;
  isIncomplete: boolean;
}

export function switchRule(p: Parser, label: Token | null, keyword: Token): SwitchStatement | ErrorStatement {
  const first = label ?? keyword;
  const state: SwitchState = {
    flags: { regex: false, wildcard: false, exact: false, caseSensitive: false, file: false, parallel: false },
    condition: null,
    clauses: [],
    defaultClause: null,
    parts: [],
    last: first,
    isError: false,
    isIncomplete: false,
  };
  p.skipNewlines();
  flagsRule(p, state);
  conditionRule(p, state);
  const close = bodyRule(p, state);
  const { flags, condition, clauses, defaultClause } = state;
  if (state.isError || condition === null || close === null) {
    return { kind: 'ErrorStatement', ...span(first, state.last), nested: nestedOf(condition, state.parts) };
  }
  return { kind: 'SwitchStatement', ...span(first, close), label: label?.value ?? null, flags, condition, clauses, defaultClause };
}

function flagsRule(p: Parser, state: SwitchState): void {
  const { flags } = state;
  for (let token = p.peek(); token.kind === 'Parameter'; token = p.peek()) {
    p.skip();
    state.last = token;
    if (isParameter(token, 'regex')) {
      flags.regex = true;
      flags.wildcard = false;
    } else if (isParameter(token, 'wildcard')) {
      flags.wildcard = true;
      flags.regex = false;
    } else if (isParameter(token, 'exact')) {
      flags.regex = false;
      flags.wildcard = false;
      flags.exact = true;
    } else if (isParameter(token, 'casesensitive')) {
      flags.caseSensitive = true;
    } else if (isParameter(token, 'parallel')) {
      flags.parallel = true;
    } else if (isParameter(token, 'file')) {
      fileRule(p, state, token);
    } else {
      state.isError = true;
      p.report('InvalidSwitchFlag', token, token.value);
    }
  }
}

function fileRule(p: Parser, state: SwitchState, token: Token): void {
  state.flags.file = true;
  p.skipNewlines();
  const name: Expression | null = singleArgumentRule(p, 'file');
  if (name === null) {
    state.isError = true;
    state.isIncomplete = p.reportIncomplete('MissingFilenameOption', after(token));
    return;
  }
  state.last = name;
  const extent = { start: name.start, end: name.end };
  const element = { kind: 'CommandExpression', ...extent, expression: name, redirections: [] } as const;
  state.condition = { kind: 'Pipeline', ...extent, elements: [{ ...element, redirections: [] }], background: false };
}

function conditionRule(p: Parser, state: SwitchState): void {
  const open = p.peek();
  if (open.kind !== 'LParen') {
    if (state.condition !== null || state.flags.file) return;
    state.isError = true;
    state.isIncomplete = p.reportIncomplete('PipelineValueRequired', after(state.last));
    return;
  }
  state.last = open;
  p.skip();
  if (state.flags.file) {
    state.isError = true;
    p.report('PipelineValueRequired', open);
  }
  p.skipNewlines();
  state.condition = pipelineChainRule(p);
  if (state.condition === null) {
    state.isError = true;
    state.isIncomplete = p.reportIncomplete('PipelineValueRequired', after(open));
  } else {
    state.last = state.condition;
  }
  p.skipNewlines();
  const close = p.next();
  if (close.kind === 'RParen') {
    state.last = close;
    return;
  }
  p.unget(close);
  if (state.isIncomplete) return;
  state.isError = true;
  state.isIncomplete = p.reportIncomplete('MissingEndParenthesisInSwitchStatement', after(state.last));
}

function bodyRule(p: Parser, state: SwitchState): Token | null {
  p.skipNewlines();
  const open = p.next();
  if (open.kind !== 'LCurly') {
    p.unget(open);
    if (!state.isIncomplete) {
      state.isError = true;
      p.reportIncomplete('MissingCurlyBraceInSwitchStatement', after(state.last));
    }
    return null;
  }
  state.last = open;
  p.skipNewlines();
  for (;;) {
    if (!clauseRule(p, state)) return null;
    p.skipNewlinesAndSemicolons();
    const token = p.peek();
    if (token.kind === 'RCurly') {
      p.skip();
      return token;
    }
    if (token.kind === 'EndOfInput') {
      if (!state.isIncomplete) {
        state.isError = true;
        p.reportMissing('MissingEndCurlyBrace', open, token);
      }
      return null;
    }
  }
}

/** Reads one clause; false when what comes is none. */
function clauseRule(p: Parser, state: SwitchState): boolean {
  const condition = singleArgumentRule(p, 'condition');
  if (condition === null) {
    state.isError = true;
    p.reportIncomplete('MissingSwitchConditionExpression', after(state.last));
    if (p.peek().kind === 'RCurly') p.skip();
    return false;
  }
  state.parts.push(condition);
  state.last = condition;
  const body = statementBlockRule(p);
  if (body === null) {
    state.isError = true;
    state.isIncomplete = p.reportIncomplete('MissingSwitchStatementClause', after(state.last));
    return true;
  }
  state.parts.push(body);
  state.last = body;
  if (!isDefault(condition)) {
    state.clauses.push({ condition, body });
    return true;
  }
  if (state.defaultClause !== null) {
    state.isError = true;
    p.report('MultipleSwitchDefaultClauses', condition);
  }
  state.defaultClause = body;
  return true;
}

function isDefault(condition: Expression): boolean {
  return (
    condition.kind === 'StringConstantExpression' && condition.stringType === 'BareWord' && condition.value.toLowerCase() === 'default'
  );
}
