import assert from 'node:assert/strict';
import { type KnownNames, unknownWorld } from '../../shell/language/checks/known-names.ts';
import { type ParsedScript, parse } from '../../shell/language/parse.ts';
import { findNodes, nodeTypeName, tokenFlagsText } from '../../shell/language/surface.ts';
import { families, type RecordedParse, recordedParses, recordedScripts } from './recorded.ts';

/** A world in which names that start with `NoSuch` name nothing. */
const world: KnownNames = {
  type: (name, isAttribute) => (name.name.startsWith('NoSuch') ? null : unknownWorld.type(name, isAttribute)),
  module: () => true,
};

function place({ source }: ParsedScript, offset: number): string {
  const { line, column } = source.place(offset);
  return `${line}:${column}`;
}

function errorLines(parsed: ParsedScript, input: string, messages: boolean): string[] {
  const lines = parsed.errors.flatMap(({ id, start, end, incomplete, message }) => {
    const head = `${id} ${place(parsed, start)}-${place(parsed, end)} incomplete=${incomplete ? 'True' : 'False'}`;
    return messages ? [head, ...`  ${message}`.split('\n')] : [head];
  });
  const shown = lines.length > 0 ? lines : messages ? ['no error'] : [];
  return [...`> ${input}`.split('\n'), ...shown];
}

function linesOf(shows: RecordedParse['shows'], input: string): string[] {
  const parsed = parse(input, '', world);
  if (shows === 'errors' || shows === 'messages') return errorLines(parsed, input, shows === 'messages');
  const head = `errors: ${parsed.errors.length}`;
  if (shows === 'tokens') {
    return [head, ...parsed.tokens.map(({ kind, start, flags }) => `${kind} ${place(parsed, start)} [${tokenFlagsText(flags)}]`)];
  }
  return [head, ...findNodes(parsed.ast, () => true, true).map((node) => `${nodeTypeName(node)} ${place(parsed, node.start)}`)];
}

describe('the parser answers as PowerShell 7.6.5 was heard to answer', () => {
  for (const { title, shows, inputs, lines } of recordedParses()) {
    it(title, () => {
      assert.deepEqual(
        inputs.flatMap((input) => linesOf(shows, input)).map((line) => line.trimEnd()),
        lines,
      );
    });
  }

  it('finds nothing wrong with scripts that ran', () => {
    const faulty = recordedScripts(families).filter(({ script }) => parse(script).errors.length > 0);
    assert.deepEqual(faulty, []);
  });
});
