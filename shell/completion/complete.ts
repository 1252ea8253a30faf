// entry: loaded when the first completion is asked for.
import type { SessionServices } from '../command/session.ts';
import { type ParsedScript, parse } from '../language/parse.ts';
import type { Token, TokenKind } from '../language/token.ts';
import { commandLine, type Word } from './command-line.ts';
import { commandNames } from './command-names.ts';
import type { Completion, Completions } from './completion.ts';
import { members } from './members.ts';
import { operatorNames } from './operators.ts';
import { parameterNames } from './parameters.ts';
import { paths } from './paths.ts';
import { typeNames } from './type-names.ts';
import { argumentValues } from './values.ts';
import { variables } from './variables.ts';

/** The cursor moved to the end of the word it stands in: the whole word is completed. */
function wordEnd(input: string, cursor: number): number {
  const before = /[^\s|;{},]*$/.exec(input.slice(0, cursor))![0];
  if (before === '') return cursor;
  const rest = /^[$[(@"'!]/.test(before) ? /^\w*/ : /^[\w\-./\\]*/;
  return cursor + rest.exec(input.slice(cursor))![0].length;
}

/** Completions for the word at the cursor; what follows that word plays no part. Text without a word or command gives none, at -1. */
export function complete(input: string, cursor: number, session: SessionServices): Completions {
  if (/^(?:.*;)?\s*$/s.test(input.slice(0, cursor))) return { items: [], start: -1, length: -1 };
  const text = input.slice(0, wordEnd(input, cursor));
  const { tokens } = parse(text);
  const line = { text, tokens: tokens.filter(({ kind }) => kind !== 'EndOfInput') };
  const from = (start: number, items: Completion[]): Completions => ({ items, start, length: text.length - start });
  const last = line.tokens.at(-1);
  if (last?.kind === 'Comment') {
    const required = /^(#requires\s.*?-)(\w*)$/i.exec(text.slice(last.start));
    if (!required) return from(text.length, []);
    return from(
      text.length - required[2]!.length,
      requirements.filter((name) => name.toLowerCase().startsWith(required[2]!.toLowerCase())).map(requirement),
    );
  }
  const variable = /(?:^|[^`\w])([$@](?:\{[^}]*|[\w?]+:[\w?]*|[\w?^$]*))$/.exec(text)?.[1];
  if (variable && (variable[0] === '$' || (variable.length > 1 && last?.kind === 'SplattedVariable')) && last?.kind !== 'StringLiteral')
    return from(text.length - variable.length, variables(variable, line, session));
  const member = /(?<=[\w)\]}'"?])(?:\.|::)([\w*?]*)$/.exec(text);
  if (member && last && isMember(line.tokens, text)) {
    const start = text.length - member[1]!.length;
    return from(start, members(closed(text, line.tokens, member[1] === '').ast, start, member[1]!, session));
  }
  const type = typeBegun(text, line.tokens);
  if (type !== undefined) return from(text.length - type.length, typeNames(type));
  return words(text, line.tokens, session, from);
}

const requirements = ['Modules', 'PSEdition', 'RunAsAdministrator', 'Version'];
const requirement = (name: string): Completion => ({ text: name, listed: name, kind: 'ParameterName', tip: `[string] ${name}` });

/** True when the dot at the end belongs to an expression, not to a path or the name of a command. */
function isMember(tokens: readonly Token[], text: string): boolean {
  const last = tokens.at(-1)!;
  const isDot = (token: Token | undefined) => token?.kind === 'Dot' || token?.kind === 'ColonColon' || token?.kind === 'QuestionDot';
  if (isDot(last)) return tokens.at(-2)?.end === last.start;
  const dot = tokens.at(-2);
  return isDot(dot) && dot!.end === last.start && last.end === text.length && tokens.at(-3)?.end === dot!.start;
}

/** The name of a type that an open bracket begins, where no index can stand. */
function typeBegun(text: string, tokens: readonly Token[]): string | undefined {
  const begun = /\[([\p{L}_][\w.]*)?$/u.exec(text);
  if (!begun) return undefined;
  const at = tokens.findIndex(({ start, kind }) => start === begun.index && kind === 'LBracket');
  if (at < 0) return undefined;
  const before = tokens[at - 1];
  return before &&
    before.end === begun.index &&
    /^(Variable|RParen|RBracket|RCurly|Identifier|StringLiteral|StringExpandable|Generic)$/.test(before.kind)
    ? undefined
    : (begun[1] ?? '');
}

const pairs: Partial<Record<TokenKind, string>> = { LParen: ')', AtParen: ')', DollarParen: ')', LCurly: '}', AtCurly: '}', LBracket: ']' };

/** The text with a name after its last dot and everything closed that is open: so that it has a whole tree. */
function closed(text: string, tokens: readonly Token[], needsName: boolean): ParsedScript {
  const open: string[] = [];
  for (const { kind } of tokens) {
    const close = pairs[kind];
    if (close) open.unshift(close);
    else if (kind === 'RParen' || kind === 'RCurly' || kind === 'RBracket') open.shift();
  }
  return parse(`${text}${needsName ? 'x' : ''}${open.map((one) => (one === '}' ? `\n${one}` : one)).join('')}`);
}

function words(
  text: string,
  tokens: readonly Token[],
  session: SessionServices,
  from: (start: number, items: Completion[]) => Completions,
): Completions {
  const command = commandLine(text, tokens);
  const last = tokens.at(-1);
  const atWord = last !== undefined && last.end === text.length;
  if (!command) {
    const dash = /(?:^|\s)-(\w*)$/.exec(text);
    if (dash && tokens.length > 1) return from(text.length - dash[1]!.length - 1, operatorNames(dash[1]!));
    const string = atWord && /^String|^HereString/.test(last.kind) ? last : undefined;
    if (string) return from(string.start, paths(text.slice(string.start), session));
    return from(text.length, []);
  }
  const end = command.words.at(-1)!;
  const typed = end.end === text.length && text.at(-1) !== ' ' ? end : undefined;
  if (typed && command.words.length === 1) return from(typed.start, nameOrPath(typed, session));
  if (typed && (typed.text === '-' || (typed.parameter !== undefined && !typed.text.endsWith(':'))))
    return from(typed.start, parameterNames(typed.parameter ?? '', command, session));
  const colon = typed?.parameter !== undefined;
  const empty: Word = { start: text.length, end: text.length, text: '', value: '', parameter: undefined };
  const comma = typed && !colon ? typed.text.lastIndexOf(',') : -1;
  const word =
    !typed || colon
      ? empty
      : comma >= 0
        ? { ...typed, start: typed.start + comma + 1, text: typed.text.slice(comma + 1), value: typed.text.slice(comma + 1) }
        : typed;
  return from(word.start, argumentValues(word, command, session, text));
}

function nameOrPath(word: Word, session: SessionServices): Completion[] {
  const { text, value } = word;
  if (/^[.~]?[\\/]|^\.\.[\\/]|^~|^\w:[\\/]/.test(value) || /^['"]/.test(text)) return paths(text, session);
  return [...commandNames(value, session), ...(/[\\/]/.test(value) ? paths(text, session) : [])];
}
