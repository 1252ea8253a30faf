import type { BreakStatement, ContinueStatement, ExitStatement, ReturnStatement, ThrowStatement } from '../ast.ts';
import type { Token } from '../token.ts';
import { labelOrKeyRule } from './name.ts';
import { type Parser, span } from './parser.ts';
import { pipelineChainRule } from './pipeline.ts';

export function breakRule(p: Parser, token: Token): BreakStatement | ContinueStatement {
  const label = labelOrKeyRule(p);
  return { kind: token.kind === 'Break' ? 'BreakStatement' : 'ContinueStatement', ...span(token, label ?? token), label };
}

export function returnRule(p: Parser, token: Token): ReturnStatement {
  const pipeline = pipelineChainRule(p);
  return { kind: 'ReturnStatement', ...span(token, pipeline ?? token), pipeline };
}

export function exitRule(p: Parser, token: Token): ExitStatement {
  const pipeline = pipelineChainRule(p);
  return { kind: 'ExitStatement', ...span(token, pipeline ?? token), pipeline };
}

export function throwRule(p: Parser, token: Token): ThrowStatement {
  const pipeline = pipelineChainRule(p);
  return { kind: 'ThrowStatement', ...span(token, pipeline ?? token), pipeline, isRethrow: pipeline === null && p.catches > 0 };
}
