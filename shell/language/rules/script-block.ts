import type { NamedBlock, ScriptBlock, UsingStatement } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { kindText, TokenFlag } from '../token-table.ts';
import { paramBlockRule } from './parameter.ts';
import { after, type Parser, span } from './parser.ts';
import { type StatementList, statementBlockRule, statementListRule } from './statement-list.ts';
import { usingRule } from './using.ts';

/** Reads a script (no brace) or a `{ … }` whose brace has been read. The unnamed body of a filter is its process block. */
export function scriptBlockRule(p: Parser, open: Token | null, isFilter = false): ScriptBlock {
  p.skipNewlines();
  const usings = open === null ? usingsRule(p) : [];
  const param = paramBlockRule(p);
  p.skipNewlinesAndSemicolons();
  const block: ScriptBlock = {
    kind: 'ScriptBlock',
    start: 0,
    end: 0,
    attributes: [],
    usings,
    param,
    dynamicParam: null,
    begin: null,
    process: null,
    end_: null,
    clean: null,
    requirements: null,
  };
  const whole = (p.peek().flags & TokenFlag.BlockName) !== 0 ? namedBlocks(p, block, open) : unnamedBody(p, block, open, isFilter);
  return { ...block, ...whole };
}

function usingsRule(p: Parser): UsingStatement[] {
  const usings: UsingStatement[] = [];
  let token = p.peek();
  for (; token.kind === 'Using'; token = p.peek()) {
    p.skip();
    const statement = usingRule(p, token);
    p.skipNewlinesAndSemicolons();
    if (statement.kind === 'UsingStatement') usings.push(statement);
  }
  p.resync(token.start);
  return usings;
}

function unnamedBody(p: Parser, block: ScriptBlock, open: Token | null, isFilter: boolean): { start: number; end: number } {
  let list: StatementList | undefined;
  let body: Extent | null = block.param;
  let whole: { start: number; end: number } | null;
  do {
    list = statementListRule(p, list);
    if (list.extent !== null) body = span(block.param ?? list.extent, list.extent);
    whole = closeBody(p, open, body);
  } while (whole === null);
  const inner = body ?? emptyBody(p, open, whole);
  const { statements, traps } = list;
  const blockKind = isFilter ? 'process' : 'end';
  const named: NamedBlock = { kind: 'NamedBlock', start: inner.start, end: inner.end, blockKind, unnamed: true, statements, traps };
  if (isFilter) block.process = named;
  else block.end_ = named;
  return whole;
}

/** An empty body is the place between the braces, if there is one. */
function emptyBody(p: Parser, open: Token | null, whole: Extent): Extent {
  if (open === null || whole.end - whole.start < 3 || p.scanner.source.text[whole.end - 1] !== '}') return { start: 0, end: 0 };
  return { start: open.end, end: whole.end - 2 };
}

/** Passes the closing brace and returns the extent of the block. In a script, what is left over is reported and null asks to go on. */
function closeBody(p: Parser, open: Token | null, body: Extent | null): { start: number; end: number } | null {
  const token = p.next();
  if (open === null) {
    if (token.kind === 'EndOfInput') return { start: 0, end: p.scanner.source.text.length };
    p.report('UnexpectedToken', token, p.textOf(token));
    return null;
  }
  if (token.kind === 'RCurly') return span(open, token);
  p.unget(token);
  p.reportMissing('MissingEndCurlyBrace', open, token);
  return span(open, body ?? open);
}

const slots = { Begin: 'begin', Process: 'process', End: 'end_', Clean: 'clean', Dynamicparam: 'dynamicParam' } as const;

function namedBlocks(p: Parser, block: ScriptBlock, open: Token | null): { start: number; end: number } {
  let last: Extent = open ?? p.peek();
  for (;;) {
    const name = p.next();
    if ((name.flags & TokenFlag.BlockName) === 0) {
      p.unget(name);
      break;
    }
    last = namedBlock(p, block, name);
    p.skipNewlinesAndSemicolons();
  }
  return closeNamed(p, open, last);
}

function namedBlock(p: Parser, block: ScriptBlock, name: Token): Extent {
  const text = kindText(name.kind);
  const body = statementBlockRule(p);
  if (body === null) p.reportIncomplete('MissingNamedStatementBlock', after(name), text);
  const extent = span(name, body ?? name);
  const slot = slots[name.kind as keyof typeof slots];
  if (block[slot] !== null) {
    p.report('DuplicateScriptCommandClause', extent, text);
    return extent;
  }
  block[slot] = {
    kind: 'NamedBlock',
    ...extent,
    blockKind: text as NamedBlock['blockKind'],
    unnamed: false,
    statements: body?.statements ?? [],
    traps: body?.traps ?? [],
  };
  return extent;
}

/** Behind named blocks only a closing brace (or the end of a script) may stand. At anything else a block counts as closed, a script as read. */
function closeNamed(p: Parser, open: Token | null, last: Extent): { start: number; end: number } {
  const token = p.peek();
  const isEnd = token.kind === 'RCurly' || token.kind === 'EndOfInput';
  if (!isEnd) p.report('MissingNamedBlocks', token, p.textOf(token));
  if (open === null) {
    if (token.kind === 'RCurly') p.report('UnexpectedToken', token, p.textOf(token));
    return { start: 0, end: p.scanner.source.text.length };
  }
  return isEnd ? (closeBody(p, open, last) ?? span(open, last)) : span(open, last);
}
