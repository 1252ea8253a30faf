import type { ParseError, ScriptBlock } from './ast.ts';
import { checkScript } from './checks/check.ts';
import { type KnownNames, unknownWorld } from './checks/known-names.ts';
import { requirements } from './checks/requires.ts';
import { SourceText } from './position.ts';
import { Parser } from './rules/parser.ts';
import { scriptBlockRule } from './rules/script-block.ts';
import type { Token } from './token.ts';

/** A script that has been read. With errors the tree holds ErrorStatement and ErrorExpression nodes and must not be run. */
export interface ParsedScript {
  readonly ast: ScriptBlock;
  readonly tokens: readonly Token[];
  readonly errors: readonly ParseError[];
  readonly source: SourceText;
}

/**
 * Reads a script; `file` is the name of the file the text came from, `known` what the checks may ask about types and modules.
 * Never throws: whatever is wrong stands in `errors`, faults of the grammar first, then those of the checks.
 */
export function parse(text: string, file = '', known: KnownNames = unknownWorld): ParsedScript {
  const source = new SourceText(text, file);
  const parser = new Parser(source);
  const ast = read(parser, known);
  return { ast, tokens: parser.scanner.tokens, errors: parser.errors, source };
}

function read(parser: Parser, known: KnownNames): ScriptBlock {
  try {
    const script = scriptBlockRule(parser, null);
    script.requirements = requirements(parser, known);
    checkScript(parser, script, known);
    return script;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { scanner } = parser;
    parser.report('ScriptTooComplicated', scanner.extent(scanner.tokenStart, scanner.at));
    return emptyScript(scanner.source);
  }
}

/** The tree of a script that is nested too deeply to be read. */
function emptyScript({ text }: SourceText): ScriptBlock {
  const none = { param: null, dynamicParam: null, begin: null, process: null, end_: null, clean: null, requirements: null };
  return { kind: 'ScriptBlock', start: 0, end: text.length, attributes: [], usings: [], ...none };
}
