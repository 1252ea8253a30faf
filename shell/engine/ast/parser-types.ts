import { readFileSync } from 'node:fs';
import { type ParsedScript, parse } from '../../language/parse.ts';
import { registerType } from '../../objects/net-type.ts';
import type { PSReference } from '../../objects/reference.ts';
import { typedArray } from '../../objects/value.ts';
import { ParseFailure } from '../errors/parse-failure.ts';
import { decodeText } from '../native/decode.ts';
import { knownTypes } from './known-types.ts';
import { languageType } from './language-name.ts';
import { type SyntaxNode, SyntaxTree } from './syntax-tree.ts';
import { tokenArray } from './token-types.ts';

function given({ ast, tokens, errors, source }: ParsedScript, tokensAt: PSReference, errorsAt: PSReference): SyntaxNode {
  const tree = new SyntaxTree(ast, source);
  tokensAt.value = tokenArray(tokens, tree);
  errorsAt.value = typedArray(
    errors.map((error) => new ParseFailure(error, source)),
    languageType('ParseError'),
  );
  return tree.object(ast);
}

const read = (text: string | null, file: string): ParsedScript => parse(text ?? '', file, knownTypes(text ?? ''));

/** A file that cannot be read gives an empty tree and says so in the errors. */
function fromFile(path: string, tokensAt: PSReference, errorsAt: PSReference): SyntaxNode {
  let text: string;
  try {
    text = decodeText(readFileSync(path));
  } catch (thrown) {
    const isMissing = (thrown as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? `Could not find file '${path}'.` : (thrown as Error).message;
    const error = { id: 'FileReadError', message: `The file could not be read: ${why}`, start: 0, end: 0, incomplete: false };
    return given({ ...parse('', path), tokens: [], errors: [error] }, tokensAt, errorsAt);
  }
  return given(read(text, path), tokensAt, errorsAt);
}

const outs = `[ref] ${languageType('Token')}[] tokens, [ref] ${languageType('ParseError')}[] errors`;

registerType(languageType('Parser'), () => ({
  abstract: true,
  sealed: true,
  static: {
    [`${languageType('ScriptBlockAst')} ParseFile(string fileName, ${outs})`]: fromFile,
    [`${languageType('ScriptBlockAst')} ParseInput(string input, ${outs})`]: (text: string, tokens: PSReference, errors: PSReference) =>
      given(read(text, ''), tokens, errors),
    [`${languageType('ScriptBlockAst')} ParseInput(string input, string fileName, ${outs})`]: (
      text: string,
      file: string,
      tokens: PSReference,
      errors: PSReference,
    ) => given(read(text, file ?? ''), tokens, errors),
  },
}));
