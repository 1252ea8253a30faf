import type { Statement, StatementBlock, TrapStatement } from '../ast.ts';
import type { Extent } from '../position.ts';
import { type Parser, span } from './parser.ts';
import { statementRule } from './statement.ts';

/** Statements one after the other, traps apart, and the extent from the first to the last (null without any). */
export interface StatementList {
  readonly statements: Statement[];
  readonly traps: TrapStatement[];
  readonly extent: Extent | null;
}

/** Reads statements up to a closing bracket or what is none; more are added to `known`. */
export function statementListRule(p: Parser, known?: StatementList): StatementList {
  const statements = known?.statements ?? [];
  const traps = known?.traps ?? [];
  let extent = known?.extent ?? null;
  p.skipNewlinesAndSemicolons();
  for (;;) {
    const statement = statementRule(p);
    if (statement === null) break;
    const { signature } = p.scanner;
    if (signature !== null && signature.start < statement.start) p.report('TokenAfterEndOfValidScriptText', statement);
    if (statement.kind === 'TrapStatement') traps.push(statement);
    else statements.push(statement);
    extent = span(extent ?? statement, statement);
    p.skipNewlinesAndSemicolons();
    const { kind } = p.peek();
    if (kind === 'RParen' || kind === 'RCurly') break;
  }
  return { statements, traps, extent };
}

/** Reads `{ … }` with line ends before it; null without a brace. */
export function statementBlockRule(p: Parser): StatementBlock | null {
  p.skipNewlines();
  const open = p.next();
  if (open.kind !== 'LCurly') {
    p.unget(open);
    return null;
  }
  const { statements, traps, extent } = statementListRule(p);
  const close = p.next();
  let last: Extent = close;
  if (close.kind !== 'RCurly') {
    p.unget(close);
    last = extent ?? open;
    p.reportMissing('MissingEndCurlyBrace', open, close);
  }
  return { kind: 'StatementBlock', ...span(open, last), statements, traps };
}
