import { parse } from '../../language/parse.ts';
import type { Extent, SourceText } from '../../language/position.ts';
import { type PSToken, psTokens } from '../../language/surface.ts';
import { Collection } from '../../objects/collection.ts';
import { toText } from '../../objects/convert.ts';
import { bindClass, type EnumValue, registerType, requireType } from '../../objects/net-type.ts';
import type { PSReference } from '../../objects/reference.ts';
import type { Value } from '../../objects/value.ts';
import { automation } from './language-name.ts';

/** System.Management.Automation.PSToken. */
class PlainToken {
  readonly token: PSToken;
  constructor(token: PSToken) {
    this.token = token;
  }

  /** The place of an error. */
  static place({ start, end }: Extent, source: SourceText): PlainToken {
    const from = source.place(start);
    const to = source.place(end);
    return new PlainToken({
      content: source.slice({ start, end }),
      type: 'Position',
      start,
      length: end - start,
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    });
  }
}

/** System.Management.Automation.PSParseError. */
class PlainError {
  readonly token: PlainToken;
  readonly message: string;
  constructor(token: PlainToken, message: string) {
    this.token = token;
    this.message = message;
  }
}

function collection(type: string, items: Value[]): Collection {
  return new Collection(requireType(`System.Collections.ObjectModel.Collection\`1[${automation}${type}]`), items);
}

function tokenize(text: string, errorsAt: PSReference): Collection {
  const script = parse(text);
  const errors = script.errors.map((error) => new PlainError(PlainToken.place(error, script.source), error.message));
  errorsAt.value = collection('PSParseError', errors);
  return collection(
    'PSToken',
    psTokens(script).map((token) => new PlainToken(token)),
  );
}

const result = `System.Collections.ObjectModel.Collection[${automation}PSToken]`;
const errors = `[ref] System.Collections.ObjectModel.Collection[${automation}PSParseError] errors`;
registerType(`${automation}PSParser`, () => ({
  sealed: true,
  static: {
    [`${result} Tokenize(string script, ${errors})`]: (text: string, at: PSReference) => tokenize(text ?? '', at),
    [`${result} Tokenize(System.Object[] script, ${errors})`]: (lines: Value[], at: PSReference) =>
      tokenize(lines.map((line) => toText(line)).join('\n'), at),
  },
}));

const typeOfToken = (name: string): EnumValue => {
  const type = requireType(`${automation}PSTokenType`);
  return type.enumObject(type.enumTable.members[name]!);
};

bindClass(() => PlainToken, `${automation}PSToken`);
registerType(`${automation}PSToken`, () => ({
  sealed: true,
  instance: {
    'string Content {get;}': ({ token }: PlainToken) => token.content,
    [`${automation}PSTokenType Type {get;}`]: ({ token }: PlainToken) => typeOfToken(token.type),
    'int Start {get;}': ({ token }: PlainToken) => token.start,
    'int Length {get;}': ({ token }: PlainToken) => token.length,
    'int StartLine {get;}': ({ token }: PlainToken) => token.startLine,
    'int StartColumn {get;}': ({ token }: PlainToken) => token.startColumn,
    'int EndLine {get;}': ({ token }: PlainToken) => token.endLine,
    'int EndColumn {get;}': ({ token }: PlainToken) => token.endColumn,
  },
}));

bindClass(() => PlainError, `${automation}PSParseError`);
registerType(`${automation}PSParseError`, () => ({
  sealed: true,
  instance: {
    [`${automation}PSToken Token {get;}`]: (self: PlainError) => self.token,
    'string Message {get;}': (self: PlainError) => self.message,
  },
}));
