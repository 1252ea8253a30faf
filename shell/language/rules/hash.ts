import type { HashtableExpression, Statement } from '../ast.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { labelOrKeyRule } from './name.ts';
import { after, before, type Parser, span } from './parser.ts';
import { statementRule } from './statement.ts';

type Pair = HashtableExpression['pairs'][number];

/** Reads a hash literal; its `@{` has been read. */
export function hashRule(p: Parser, open: Token): HashtableExpression {
  p.skipNewlines();
  const pairs: Pair[] = [];
  for (let pair = pairRule(p); pair !== null; pair = pairRule(p)) {
    pairs.push(pair);
    const { kind } = p.peek();
    if (kind !== 'NewLine' && kind !== 'Semi') break;
    p.skipNewlinesAndSemicolons();
  }
  const close = p.next();
  if (close.kind === 'RCurly') return { kind: 'HashtableExpression', ...span(open, close), pairs };
  p.unget(close);
  p.reportMissing('MissingEndCurlyBrace', after(open), close);
  return { kind: 'HashtableExpression', start: open.start, end: Math.max(before(close).end, open.end), pairs };
}

function pairRule(p: Parser): Pair | null {
  const mode = p.mode;
  p.setMode(Mode.Expression);
  const key = labelOrKeyRule(p);
  if (key === null) {
    p.setMode(mode);
    return null;
  }
  const equals = p.next();
  p.setMode(mode);
  if (equals.kind !== 'Equals') {
    p.unget(equals);
    p.report('MissingEqualsInHashLiteral', after(key));
    p.syncOnError(false, 'RCurly', 'Semi', 'NewLine');
    return { key, value: { kind: 'ErrorStatement', ...after(key), nested: [] } };
  }
  return { key, value: pairValue(p, equals) };
}

function pairValue(p: Parser, equals: Token): Statement {
  const mode = p.mode;
  const commaEnds = p.commaEnds;
  p.setMode(Mode.Command);
  p.commaEnds = false;
  p.skipNewlines();
  let value = statementRule(p);
  if (value === null) {
    const place = after(equals);
    p.reportIncomplete('MissingStatementInHashLiteral', place);
    value = { kind: 'ErrorStatement', ...place, nested: [] };
  }
  p.commaEnds = commaEnds;
  p.setMode(mode);
  return value;
}
