import type { ExpandableStringExpression, Expression, StringConstantExpression, StringConstantType } from '../ast.ts';
import { isDoubleQuote, isSingleQuote } from '../scan/characters.ts';
import { keywordKind } from '../token-table.ts';
import { statementsText } from './block.ts';

/** Quotes of any shape, made safe for a string with those quotes. */
function quoted(text: string, isQuote: (code: number) => boolean, safe: (quote: string) => string): string {
  let result = '';
  for (const character of text) result += isQuote(character.charCodeAt(0)) ? safe(character) : character;
  return result;
}

/** Text between double quotes: what would end the string, expand or escape gets a backtick. */
function expandableText(text: string): string {
  return quoted(text.replace(/[`$]/g, '`$&'), isDoubleQuote, (quote) => `\`${quote}`);
}

function escapeCode(character: string): string {
  return `\`u{${character.codePointAt(0)!.toString(16)}}`;
}

/** Text within a word: letters, digits and some signs as they are, blanks and what may start something else by number. */
function wordPiece(text: string): string {
  return text.replace(/[^\p{L}\p{Nd}_\-/\\:*.]/gu, (character) =>
    /[\s\0]|[`"'\u2018-\u201e]|\p{C}|\p{Z}/u.test(character) ? escapeCode(character) : `\`${character}`,
  );
}

/** A word in a command. Its first character is written by number unless it is a letter, so that the word stays a word. */
export function wordText(value: string, isName = false): string {
  if (value === '--%') return value;
  const first = [...value][0] ?? '';
  if (/^[\p{L}_]/u.test(first) && !(isName && keywordKind(value) !== undefined)) return wordPiece(value);
  return escapeCode(first) + wordPiece(value.slice(first.length));
}

/** `${name}` for anything; also where other characters follow. */
export function bracedVariable(path: string): string {
  return `\${${path.replace(/[`{}"\u201c-\u201e]/g, (character) => (character === '`' ? '``' : escapeCode(character)))}}`;
}

export function stringText(node: StringConstantExpression): string {
  const { value } = node;
  switch (node.stringType) {
    case 'BareWord':
      return wordText(value);
    case 'SingleQuoted':
      return `'${quoted(value, isSingleQuote, (quote) => quote + quote)}'`;
    case 'DoubleQuoted':
      return `"${expandableText(value)}"`;
    case 'SingleQuotedHereString':
      return `@'\n${value}${value.endsWith('\r') ? '\r' : '\n'}'@`;
    case 'DoubleQuotedHereString':
      return `@"\n${hereText(expandableText(value))}\n"@`;
  }
}

/** A carriage return before the last line end would become part of it. */
function hereText(text: string): string {
  return text.endsWith('\r') ? `${text.slice(0, -1)}\`r` : text;
}

export function expandableStringText({ parts, stringType }: ExpandableStringExpression): string {
  const body = parts.map((part) => (typeof part === 'string' ? literalPart(part, stringType) : expansionText(part, stringType))).join('');
  switch (stringType) {
    case 'DoubleQuotedHereString':
      return `@"\n${hereText(body)}\n"@`;
    case 'BareWord':
      return wordOf(parts, body);
    default:
      return `"${body}"`;
  }
}

function literalPart(text: string, type: StringConstantType): string {
  return type === 'BareWord' ? wordPiece(text) : expandableText(text);
}

/** A word must not start like something else, nor be a variable alone. */
function wordOf(parts: readonly (string | Expression)[], body: string): string {
  const first = parts[0];
  if (first === undefined) return body;
  // A point behind a variable would ask for a member of it.
  if (typeof first !== 'string') return parts.length === 1 ? `${body}""` : body.replace(/^(\$\{(?:[^`}]|`.)*\})\./s, '$1`.');
  return wordText(first) + body.slice(wordPiece(first).length);
}

function expansionText(part: Expression, type: StringConstantType): string {
  if (part.kind === 'VariableExpression') return bracedVariable(part.path);
  if (part.kind === 'UsingExpression' && part.expression.kind === 'VariableExpression')
    return bracedVariable(`using:${part.expression.path}`);
  const code = part.kind === 'SubExpression' ? balanced(statementsText(part.body, 0)) : '';
  // In quotes the code is read with each pair of a backtick or quote and a quote made one quote.
  return type === 'DoubleQuotedHereString' ? code : quoted(code, isDoubleQuote, (quote) => `\`${quote}`);
}

/** `$( … )` whose end is found by counting parentheses, also those in strings: missing ones are put in a comment, or behind, where nothing is read. */
function balanced(body: string): string {
  let depth = 1;
  let least = 1;
  for (const character of body) {
    if (character === '(') depth++;
    else if (character === ')') least = Math.min(least, --depth);
  }
  const missing = Math.max(0, 1 - least);
  const comment = missing > 0 ? `<#${'('.repeat(missing)}#>` : '';
  return `$(${comment}${body})${')'.repeat(depth + missing - 1)}`;
}
