import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import { enumValue, type SurfaceValue } from './value.ts';

/** The class of a token without namespace. */
export function tokenTypeName({ kind, detail }: Token): string {
  if (detail?.form === 'expandable') return 'StringExpandableToken';
  switch (kind) {
    case 'Variable':
    case 'SplattedVariable':
      return 'VariableToken';
    case 'Parameter':
      return 'ParameterToken';
    case 'Number':
      return 'NumberToken';
    case 'Label':
      return 'LabelToken';
    case 'Generic':
    case 'StringLiteral':
    case 'HereStringLiteral':
      return 'StringLiteralToken';
    case 'StringExpandable':
    case 'HereStringExpandable':
      return 'StringExpandableToken';
    case 'Redirection':
      return detail?.form === 'merge' ? 'MergingRedirectionToken' : 'FileRedirectionToken';
    case 'RedirectInStd':
      return 'InputRedirectionToken';
    default:
      return 'Token';
  }
}

const precedences: Record<number, string> = {
  1: 'BinaryPrecedenceLogical',
  2: 'BinaryPrecedenceBitwise',
  5: 'BinaryPrecedenceComparison',
  7: 'BinaryPrecedenceCoalesce',
  9: 'BinaryPrecedenceAdd',
  10: 'BinaryPrecedenceMultiply',
  12: 'BinaryPrecedenceFormat',
  13: 'BinaryPrecedenceRange',
};

const flagNames: readonly (readonly [number, string])[] = [
  [TokenFlag.Keyword, 'Keyword'],
  [TokenFlag.BlockName, 'ScriptBlockBlockName'],
  [TokenFlag.BinaryOperator, 'BinaryOperator'],
  [TokenFlag.UnaryOperator, 'UnaryOperator'],
  [TokenFlag.CaseSensitive, 'CaseSensitiveOperator'],
  [TokenFlag.Ternary, 'TernaryOperator'],
  [TokenFlag.Special, 'SpecialOperator'],
  [TokenFlag.Assignment, 'AssignmentOperator'],
  [TokenFlag.ModeInvariant, 'ParseModeInvariant'],
  [TokenFlag.InError, 'TokenInError'],
  [TokenFlag.Disallowed, 'DisallowedInRestrictedMode'],
  [TokenFlag.PrefixOrPostfix, 'PrefixOrPostfixOperator'],
  [TokenFlag.CommandName, 'CommandName'],
  [TokenFlag.MemberName, 'MemberName'],
  [TokenFlag.TypeName, 'TypeName'],
  [TokenFlag.AttributeName, 'AttributeName'],
  [TokenFlag.CanFold, 'CanConstantFold'],
  [TokenFlag.NoAttributes, 'StatementDoesntSupportAttributes'],
];

/** The names of a token's flags as .NET lists them: by rising value, joined by `, `; `None` for none. */
export function tokenFlagsText(flags: number): string {
  const names = flagNames.filter(([flag]) => (flags & flag) !== 0).map(([, name]) => name);
  const precedence = precedences[flags & TokenFlag.PrecedenceMask];
  if (precedence !== undefined) names.unshift(precedence);
  return names.length === 0 ? 'None' : names.join(', ');
}

/** The properties of a token beyond Text, TokenFlags, Kind, HasError, Extent and NestedTokens (those are the `tokens` of its detail). */
export function tokenProperties(token: Token): Readonly<Record<string, SurfaceValue>> {
  const { detail } = token;
  switch (tokenTypeName(token)) {
    case 'VariableToken':
      return { Name: token.value, VariablePath: { form: 'variablePath', path: token.value } };
    case 'ParameterToken':
      return { ParameterName: token.value, UsedColon: token.usedColon };
    case 'NumberToken':
      return { Value: detail?.form === 'number' && detail.literal !== null ? { form: 'number', literal: detail.literal } : null };
    case 'LabelToken':
      return { LabelText: token.value };
    case 'StringLiteralToken':
    case 'StringExpandableToken':
      return { Value: token.value };
    case 'FileRedirectionToken':
      return detail?.form === 'file' ? { FromStream: enumValue('RedirectionStream', detail.from), Append: detail.append } : {};
    case 'MergingRedirectionToken':
      return detail?.form === 'merge'
        ? { FromStream: enumValue('RedirectionStream', detail.from), ToStream: enumValue('RedirectionStream', detail.to) }
        : {};
    default:
      return {};
  }
}
