import type { ParseError } from '../../language/ast.ts';
import { parse } from '../../language/parse.ts';
import type { SourceText } from '../../language/position.ts';
import { ErrorRecord, NetException, Raised } from '../../objects/error.ts';
import type { Engine } from '../engine.ts';
import { ParseFailure } from '../errors/parse-failure.ts';
import type { Frame } from '../scope/frame.ts';
import type { SessionState } from '../scope/session-state.ts';
import { Code } from './code.ts';
import { ScriptBlock } from './script-block.ts';
import { ScriptTypes } from './script-types.ts';

/** Parses a whole text; throws a ParseException that holds all errors. */
export function parseScript(_engine: Engine, text: string, file: string, state: SessionState | null): ScriptBlock {
  const { ast, errors, source } = parse(text, file);
  if (errors.length > 0) throw parseFailure(errors, source);
  const usings = ast.usings.filter((using) => using.usingKind === 'Namespace').map((using) => using.name?.value ?? '');
  return new ScriptBlock(new Code(ast, source, new ScriptTypes(), usings), state);
}

export function parseBlock(engine: Engine, text: string, frame: Frame): ScriptBlock {
  return parseScript(engine, text, '', frame.state);
}

const shownErrors = 10;

/** ParseException: `At line:1 char:3`, the line, tildes, the message; for each error. */
export function parseFailure(errors: readonly ParseError[], source: SourceText): Raised {
  const blocks = errors.slice(0, shownErrors).map((error) => errorText(error, source));
  if (errors.length > shownErrors) blocks.push('Not all parse errors were reported.  Correct the reported errors and try again.');
  const exception = new NetException('System.Management.Automation.ParseException', blocks.join('\n\n'));
  const record = new ErrorRecord(exception, errors[0]!.id, 'ParserError', null);
  record.invocation = ParseFailure.place(errors[0]!, source);
  exception.data.set(
    'Errors',
    errors.map((error) => new ParseFailure(error, source)),
  );
  return new Raised(record);
}

function errorText(error: ParseError, source: SourceText): string {
  const { line, column } = source.place(error.start);
  const text = source.line(line);
  const where = source.file ? `${source.file}:${line}` : `line:${line}`;
  const length = Math.max(1, Math.min(error.end, error.start + text.length - column + 1) - error.start);
  return `At ${where} char:${column}\n+ ${text}\n+ ${' '.repeat(column - 1)}${'~'.repeat(length)}\n${error.message}`;
}
