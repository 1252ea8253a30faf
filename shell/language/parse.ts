import type { ParseError, ScriptBlock } from './ast.ts';
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

/** Reads a script; `file` is the name of the file the text came from. Never throws: whatever is wrong stands in `errors`. */
export function parse(text: string, file = ''): ParsedScript {
  const source = new SourceText(text, file);
  const parser = new Parser(source);
  const ast = read(parser);
  return { ast, tokens: parser.scanner.tokens, errors: parser.errors, source };
}

function read(parser: Parser): ScriptBlock {
  try {
    return scriptBlockRule(parser, null);
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
