import { tokenProperties, tokenTypeName } from '../../language/surface.ts';
import type { Token } from '../../language/token.ts';
import { bindClass, type NetType, registerType, requireType } from '../../objects/net-type.ts';
import type { Implementation } from '../../objects/type-table.ts';
import { typedArray, type Value } from '../../objects/value.ts';
import { enumOf } from './enumerations.ts';
import { languageType } from './language-name.ts';
import { surfaceValue } from './surface-value.ts';
import type { SyntaxTree } from './syntax-tree.ts';

/** System.Management.Automation.Language.Token: one token of a text. */
export class SyntaxToken {
  readonly token: Token;
  readonly tree: SyntaxTree;
  constructor(token: Token, tree: SyntaxTree) {
    this.token = token;
    this.tree = tree;
  }
  get netType(): NetType {
    return requireType(languageType(tokenTypeName(this.token)));
  }
  get text(): string {
    return this.tree.source.slice(this.token);
  }
  property(name: string): Value {
    return surfaceValue(tokenProperties(this.token)[name] ?? null, this.tree);
  }
  /** The tokens inside an expandable string; null for a string without any. */
  get nested(): Value {
    const { detail } = this.token;
    return detail?.form === 'expandable' && detail.tokens.length > 0 ? tokenArray(detail.tokens, this.tree) : null;
  }
}

/** Token[]. */
export function tokenArray(tokens: readonly Token[], tree: SyntaxTree): Value {
  return typedArray(
    tokens.map((token) => new SyntaxToken(token, tree)),
    languageType('Token'),
  );
}

const shown = (self: SyntaxToken): string => (self.token.kind === 'EndOfInput' ? '<eof>' : self.text);

bindClass(() => SyntaxToken, languageType('Token'));
registerType(languageType('Token'), () => ({
  instance: {
    'string Text {get;}': (self: SyntaxToken) => self.text,
    [`${languageType('TokenFlags')} TokenFlags {get;}`]: ({ token }: SyntaxToken) =>
      requireType(languageType('TokenFlags')).enumObject(token.flags),
    [`${languageType('TokenKind')} Kind {get;}`]: ({ token }: SyntaxToken) => enumOf('TokenKind', token.kind),
    'bool HasError {get;}': ({ token }: SyntaxToken) => token.hasError,
    [`${languageType('IScriptExtent')} Extent {get;}`]: (self: SyntaxToken) => self.tree.extent(self.token),
    'string ToString()': shown,
  },
  hooks: { text: shown },
}));

/** The classes of tokens with their base class and their own properties. */
const classes: Readonly<Record<string, readonly [base: string, ...properties: string[]]>> = {
  StringToken: ['Token', 'string Value'],
  StringLiteralToken: ['StringToken'],
  StringExpandableToken: ['StringToken'],
  VariableToken: ['Token', 'string Name', 'System.Management.Automation.VariablePath VariablePath'],
  ParameterToken: ['Token', 'string ParameterName', 'bool UsedColon'],
  NumberToken: ['Token', 'System.Object Value'],
  LabelToken: ['Token', 'string LabelText'],
  RedirectionToken: ['Token'],
  InputRedirectionToken: ['RedirectionToken'],
  FileRedirectionToken: ['RedirectionToken', `${languageType('RedirectionStream')} FromStream`, 'bool Append'],
  MergingRedirectionToken: [
    'RedirectionToken',
    `${languageType('RedirectionStream')} FromStream`,
    `${languageType('RedirectionStream')} ToStream`,
  ],
};
for (const [name, [base, ...properties]] of Object.entries(classes))
  registerType(languageType(name), () => {
    const instance: Record<string, Implementation> = {};
    for (const property of properties) instance[`${property} {get;}`] = (self: SyntaxToken) => self.property(property.split(' ')[1]!);
    if (name === 'StringExpandableToken')
      instance[`System.Collections.ObjectModel.ReadOnlyCollection[${languageType('Token')}] NestedTokens {get;}`] = (self: SyntaxToken) =>
        self.nested;
    return { base: languageType(base), abstract: name === 'StringToken' || name === 'RedirectionToken', instance };
  });
