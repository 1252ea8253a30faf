import type {
  AssignmentStatement,
  Command,
  CommandExpression,
  Expression,
  Pipeline,
  PipelineBase,
  PipelineChain,
  Redirection,
} from '../ast.ts';
import type { Extent } from '../position.ts';
import { pipeFollows } from '../scan/newlines.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { hasTrait, kindText, TokenFlag } from '../token-table.ts';
import { commandRule } from './command.ts';
import { expressionRule } from './expression.ts';
import { after, type Parser, span } from './parser.ts';
import { isRedirection, redirectionRule } from './redirection.ts';
import { statementRule } from './statement.ts';

/** Reads an assignment or pipelines joined by `&&` and `||`; null when nothing of that kind starts here. */
export function pipelineChainRule(p: Parser): PipelineBase | null {
  const { expression, assign } = startRule(p);
  if (expression !== null && assign !== null) return assignmentRule(p, expression, assign);
  const pipeline = pipelineRule(p, expression);
  if (pipeline === null) return null;
  let chain: Pipeline | PipelineChain = pipeline;
  for (let operator = p.peek(); operator.kind === 'AndAnd' || operator.kind === 'OrOr'; operator = p.peek()) {
    p.skip();
    p.skipNewlines();
    const first = p.peek();
    if (first.kind === 'EndOfInput') {
      p.reportIncomplete('EmptyPipelineChainElement', after(operator));
      return chain;
    }
    const right = pipelineRule(p, expressionRule(p));
    if (right === null) {
      // Behind `&` or `.` the missing command has been reported already.
      if (first.kind !== 'Dot' && first.kind !== 'Ampersand') p.report('EmptyPipelineChainElement', span(operator, first));
      return { kind: 'ErrorStatement', ...span(chain, operator), nested: [chain] };
    }
    chain = { kind: 'PipelineChain', ...span(chain, right), left: chain, right, operator: operator.kind, background: false };
  }
  if (p.peek().kind !== 'Ampersand') return chain;
  p.skip();
  const following = p.peek();
  if (following.kind === 'AndAnd' || following.kind === 'OrOr') {
    p.skip();
    p.report('BackgroundOperatorInPipelineChain', following);
    return { kind: 'ErrorStatement', ...span(chain, following), nested: [chain] };
  }
  chain.background = true;
  return chain;
}

/** Reads the expression a pipeline may start with, and an assignment operator behind it. */
function startRule(p: Parser): { expression: Expression | null; assign: Token | null } {
  const mode = p.mode;
  p.setMode(Mode.Expression);
  const expression = expressionRule(p);
  let assign: Token | null = null;
  if (expression !== null && hasTrait(p.peek().kind, TokenFlag.Assignment)) assign = p.next();
  p.setMode(mode);
  return { expression, assign };
}

function assignmentRule(p: Parser, left: Expression, { kind: operator, start, end }: Token): AssignmentStatement {
  const operatorExtent = { start, end };
  p.skipNewlines();
  let right = statementRule(p);
  if (right === null) {
    const place = after(operatorExtent);
    p.reportIncomplete('ExpectedValueExpression', place, kindText(operator));
    right = { kind: 'ErrorStatement', ...place, nested: [] };
  }
  const only = right.kind === 'Pipeline' && !right.background && right.elements.length === 1 ? right.elements[0] : undefined;
  const value = only?.kind === 'CommandExpression' ? only : right;
  return { kind: 'AssignmentStatement', ...span(left, value), left, operator, right: value, operatorExtent };
}

function pipelineRule(p: Parser, start: Expression | null): Pipeline | null {
  const elements: (Command | CommandExpression)[] = [];
  let pipe: Token | null = null;
  let expression = start;
  for (;;) {
    if (pipe !== null) {
      expression = expressionRule(p);
      if (expression !== null) p.report('ExpressionsMustBeFirstInPipeline', expression);
    }
    const element = expression === null ? commandRule(p) : expressionElement(p, expression);
    if (element !== null) elements.push(element);
    else if (elements.length > 0 || p.peek().kind === 'Pipe')
      p.reportIncomplete('EmptyPipeElement', pipe === null ? p.peek() : after(pipe));
    pipe = nextPipe(p);
    if (pipe === null) break;
  }
  const first = elements[0];
  return first === undefined ? null : { kind: 'Pipeline', ...span(first, elements.at(-1)!), elements, background: false };
}

/** The `|` that goes on with the pipeline, on this line or the next; null when the pipeline has ended. */
function nextPipe(p: Parser): Token | null {
  if (p.peek().kind === 'NewLine' && pipeFollows(p.scanner, p.scanner.at)) p.skipNewlines();
  const token = p.peek();
  switch (token.kind) {
    case 'Pipe':
      p.skip();
      p.skipNewlines();
      if (p.peek().kind !== 'EndOfInput') return token;
      p.reportIncomplete('EmptyPipeElement', after(token));
      return null;
    case 'Semi':
    case 'NewLine':
    case 'RParen':
    case 'RCurly':
    case 'EndOfInput':
    case 'AndAnd':
    case 'OrOr':
    case 'Ampersand':
      return null;
    default:
      p.report('UnexpectedToken', token, p.textOf(token));
      return null;
  }
}

function expressionElement(p: Parser, expression: Expression): CommandExpression {
  const redirections: Redirection[] = [];
  let last: Extent = expression;
  while (isRedirection(p.peek())) last = redirectionRule(p, p.next(), redirections);
  return { kind: 'CommandExpression', ...span(expression, last), expression, redirections };
}
