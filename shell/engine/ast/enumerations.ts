import { type TokenKind, tokenTable } from '../../language/token-table.ts';
import { type EnumValue, registerType, requireType } from '../../objects/net-type.ts';
import type { EnumTable } from '../../objects/type-table.ts';
import { automation, languageType } from './language-name.ts';

const list = (...names: string[]): EnumTable => ({ members: Object.fromEntries(names.map((name, at) => [name, at])) });
const flags = (members: Record<string, number>): EnumTable => ({ members, flags: true });

const enumerations: Readonly<Record<string, () => EnumTable>> = {
  TokenKind: () => ({ members: Object.fromEntries(Object.entries(tokenTable).map(([name, [number]]) => [name as TokenKind, number])) }),
  /** TokenFlags of .NET names the precedences too; several of them share bits. */
  TokenFlags: () =>
    flags({
      None: 0,
      BinaryPrecedenceLogical: 1,
      BinaryPrecedenceBitwise: 2,
      BinaryPrecedenceComparison: 5,
      BinaryPrecedenceCoalesce: 7,
      BinaryPrecedenceAdd: 9,
      BinaryPrecedenceMultiply: 10,
      BinaryPrecedenceFormat: 12,
      BinaryPrecedenceRange: 13,
      BinaryPrecedenceMask: 15,
      Keyword: 16,
      ScriptBlockBlockName: 32,
      BinaryOperator: 256,
      UnaryOperator: 512,
      CaseSensitiveOperator: 1024,
      TernaryOperator: 2048,
      SpecialOperator: 4096,
      AssignmentOperator: 8192,
      ParseModeInvariant: 32768,
      TokenInError: 65536,
      DisallowedInRestrictedMode: 131072,
      PrefixOrPostfixOperator: 262144,
      CommandName: 524288,
      MemberName: 1048576,
      TypeName: 2097152,
      AttributeName: 4194304,
      CanConstantFold: 8388608,
      StatementDoesntSupportAttributes: 16777216,
    }),
  SwitchFlags: () => flags({ None: 0, File: 1, Regex: 2, Wildcard: 4, Exact: 8, CaseSensitive: 16, Parallel: 32 }),
  ForEachFlags: () => flags({ None: 0, Parallel: 1 }),
  StringConstantType: () => list('SingleQuoted', 'SingleQuotedHereString', 'DoubleQuoted', 'DoubleQuotedHereString', 'BareWord'),
  UsingStatementKind: () => list('Assembly', 'Command', 'Module', 'Namespace', 'Type'),
  RedirectionStream: () => list('All', 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Information'),
  TypeAttributes: () => flags({ None: 0, Class: 1, Interface: 2, Enum: 4 }),
  PropertyAttributes: () => flags({ None: 0, Public: 1, Private: 2, Static: 16, Literal: 32, Hidden: 64 }),
  MethodAttributes: () => flags({ None: 0, Public: 1, Private: 2, Static: 16, Hidden: 64 }),
  AstVisitAction: () => list('Continue', 'SkipChildren', 'StopVisit'),
};
for (const [name, make] of Object.entries(enumerations)) registerType(languageType(name), () => ({ kind: 'enum', enum: make() }));

registerType(`${automation}PSTokenType`, () => ({
  kind: 'enum',
  enum: list(
    'Unknown',
    'Command',
    'CommandParameter',
    'CommandArgument',
    'Number',
    'String',
    'Variable',
    'Member',
    'LoopLabel',
    'Attribute',
    'Type',
    'Operator',
    'GroupStart',
    'GroupEnd',
    'Keyword',
    'Comment',
    'StatementSeparator',
    'NewLine',
    'LineContinuation',
    'Position',
  ),
}));

/** A value of one of these enums by its name; several names of flags are joined by `, `. */
export function enumOf(type: string, name: string): EnumValue {
  const found = requireType(languageType(type));
  const { members } = found.enumTable;
  return found.enumObject(name.split(', ').reduce((bits, each) => bits | (members[each] ?? 0), 0));
}
