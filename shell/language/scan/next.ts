import type { RedirectionStream } from '../ast.ts';
import { Token, type TokenDetail } from '../token.ts';
import type { TokenKind } from '../token-table.ts';
import {
  end,
  isDash,
  isDigit,
  isDoubleQuote,
  isIdentifierStart,
  isLetter,
  isSingleQuote,
  isVariableStart,
  isWhite,
  startsNewToken,
} from './characters.ts';
import { blockComment, lineComment } from './comment.ts';
import { escapedText } from './escape.ts';
import { hereString } from './here-string.ts';
import { newLine, passBacktick } from './newlines.ts';
import { number, numberText } from './number.ts';
import { parameter } from './parameter.ts';
import { Mode, type Scanner } from './scanner.ts';
import { expandableString, literalString } from './string.ts';
import { variable } from './variable.ts';
import { identifier, label, word } from './word.ts';

const streams: readonly RedirectionStream[] = ['All', 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Information'];

/** Kinds of the characters that are a token by themselves in every mode. */
const single: Record<string, TokenKind> = {
  '(': 'LParen',
  ')': 'RParen',
  '{': 'LCurly',
  '}': 'RCurly',
  ']': 'RBracket',
  ';': 'Semi',
  ',': 'Comma',
};

/** Operators of one or two characters that are words in a command unless a new token follows. */
const operators: Record<string, TokenKind> = {
  '=': 'Equals',
  '+': 'Plus',
  '++': 'PlusPlus',
  '+=': 'PlusEquals',
  '-': 'Minus',
  '-=': 'MinusEquals',
  '*': 'Multiply',
  '*=': 'MultiplyEquals',
  '/': 'Divide',
  '/=': 'DivideEquals',
  '%': 'Rem',
  '%=': 'RemainderEquals',
};

/** Cuts the next token; blanks, comments and line continuations before it are passed. */
export function nextToken(scanner: Scanner): Token {
  for (;;) {
    scanner.tokenStart = scanner.at;
    const code = scanner.peek();
    if (isWhite(code)) {
      scanner.skipWhite();
    } else if (code === 35) {
      lineComment(scanner);
    } else if (code === 60 && scanner.peekAt(scanner.at + 1) === 35) {
      scanner.at += 2;
      blockComment(scanner);
    } else if (code === 96) {
      if (passBacktick(scanner)) continue;
      const token = escapedWord(scanner);
      if (token !== null) return token;
    } else {
      return cut(scanner, code);
    }
  }
}

function escapedWord(scanner: Scanner): Token | null {
  scanner.at++;
  if (scanner.peek() !== end) return word(scanner, escapedText(scanner));
  scanner.reportIncomplete('IncompleteString', scanner.at + 1, scanner.at + 1);
  return null;
}

function cut(scanner: Scanner, code: number): Token {
  if (code === end) return endOfInput(scanner);
  if (isIdentifierStart(code)) return identifier(scanner);
  const next = scanner.peekAt(scanner.at + 1);
  switch (code) {
    case 10:
    case 13:
      newLine(scanner);
      return scanner.tokens.at(-1)!;
    case 36:
      if (next === 40) return take(scanner, 'DollarParen', 2);
      scanner.at++;
      return variable(scanner, false, false);
    case 64:
      return at(scanner, next);
    case 40:
    case 41:
    case 123:
    case 125:
    case 93:
    case 59:
    case 44:
      return take(scanner, single[scanner.text[scanner.at]!]!, 1);
    case 91:
      return scanner.mode === Mode.Command && !startsNewToken(next) ? begunWord(scanner, 1) : take(scanner, 'LBracket', 1);
    case 46:
      return dot(scanner, next);
    case 38:
      return next === 38 ? take(scanner, 'AndAnd', 2) : take(scanner, 'Ampersand', 1);
    case 124:
      return next === 124 ? take(scanner, 'OrOr', 2) : take(scanner, 'Pipe', 1);
    case 60:
      return take(scanner, 'RedirectInStd', 1, { form: 'input' });
    case 62:
      return redirection(scanner, 1, 0);
    case 42:
      return next === 62 ? redirection(scanner, 0, 1) : operator(scanner, next === 61 ? 2 : 1);
    case 61:
      return operator(scanner, 1);
    case 47:
    case 37:
      return operator(scanner, next === 61 ? 2 : 1);
    case 43:
      if (next === 43 || next === 61) return operator(scanner, 2);
      return scanner.signedNumbers && (isDigit(next) || next === 46) ? number(scanner) : operator(scanner, 1);
    case 33:
      return exclaim(scanner, next);
    case 58:
      return colon(scanner, next);
    case 63:
      return question(scanner, next);
    default:
      return rare(scanner, code, next);
  }
}

function rare(scanner: Scanner, code: number, next: number): Token {
  if (isDigit(code)) {
    return next === 62 && code >= 49 && code <= 54 ? redirection(scanner, code - 48, 1) : number(scanner);
  }
  if (isSingleQuote(code)) {
    scanner.at++;
    return literalString(scanner);
  }
  if (isDoubleQuote(code)) {
    scanner.at++;
    return expandableString(scanner);
  }
  return isDash(code) ? dash(scanner, next) : begunWord(scanner, 1);
}

function take(scanner: Scanner, kind: TokenKind, length: number, detail: TokenDetail | null = null): Token {
  scanner.at += length;
  return scanner.token(kind, '', detail);
}

/** A word whose first characters are taken as they are. */
function begunWord(scanner: Scanner, length: number): Token {
  const begun = scanner.text.slice(scanner.at, scanner.at + length);
  scanner.at += length;
  return word(scanner, begun);
}

function operator(scanner: Scanner, length: number, kind?: TokenKind): Token {
  if (scanner.mode === Mode.Command && !startsNewToken(scanner.peekAt(scanner.at + length))) return begunWord(scanner, length);
  return take(scanner, kind ?? operators[scanner.text.slice(scanner.at, scanner.at + length)]!, length);
}

/** The end token stands one behind the end of the text; read again, as in a blank script, one further. */
function endOfInput(scanner: Scanner): Token {
  scanner.at++;
  const offset = scanner.offset(scanner.at);
  const token = new Token('EndOfInput', offset, offset);
  scanner.tokens.push(token);
  return token;
}

function at(scanner: Scanner, next: number): Token {
  if (next === 123) return take(scanner, 'AtCurly', 2);
  if (next === 40) return take(scanner, 'AtParen', 2);
  if (isSingleQuote(next) || isDoubleQuote(next)) {
    scanner.at += 2;
    return hereString(scanner, isDoubleQuote(next));
  }
  scanner.at++;
  if (isVariableStart(next)) return variable(scanner, true, false);
  scanner.report('UnrecognizedToken', scanner.at - 1, scanner.at);
  return scanner.token('Unknown');
}

function dot(scanner: Scanner, next: number): Token {
  const command = scanner.mode === Mode.Command;
  if (next === 46) {
    return command && !startsNewToken(scanner.peekAt(scanner.at + 2)) ? begunWord(scanner, 1) : take(scanner, 'DotDot', 2);
  }
  if (isDigit(next)) return number(scanner);
  return command && !startsNewToken(next) && next !== 36 && next !== 34 && next !== 39 ? begunWord(scanner, 1) : take(scanner, 'Dot', 1);
}

function dash(scanner: Scanner, next: number): Token {
  if (isDash(next)) return operator(scanner, 2, 'MinusMinus');
  if (next === 61) return operator(scanner, 2, 'MinusEquals');
  if (isLetter(next) || next === 95 || next === 63) {
    scanner.at++;
    return parameter(scanner);
  }
  return scanner.signedNumbers && (isDigit(next) || next === 46) ? number(scanner) : operator(scanner, 1, 'Minus');
}

function exclaim(scanner: Scanner, next: number): Token {
  if (scanner.mode === Mode.Command && !startsNewToken(next)) return begunWord(scanner, 1);
  if (scanner.mode === Mode.Expression) {
    if (isIdentifierStart(next)) return begunWord(scanner, 1);
    if (isDigit(next) || next === 46) {
      scanner.at++;
      const isNumber = numberText(scanner) !== null;
      scanner.at = scanner.tokenStart;
      if (!isNumber) return begunWord(scanner, 1);
    }
  }
  return take(scanner, 'Exclaim', 1);
}

function colon(scanner: Scanner, next: number): Token {
  const command = scanner.mode === Mode.Command;
  if (next === 58) {
    return command && !scanner.simpleName && !startsNewToken(scanner.peekAt(scanner.at + 2))
      ? begunWord(scanner, 2)
      : take(scanner, 'ColonColon', 2);
  }
  if (!command) return take(scanner, 'Colon', 1);
  scanner.at++;
  return label(scanner);
}

function question(scanner: Scanner, next: number): Token {
  if (scanner.mode !== Mode.Expression) return begunWord(scanner, 1);
  if (next !== 63) return take(scanner, 'QuestionMark', 1);
  return scanner.peekAt(scanner.at + 2) === 61 ? take(scanner, 'QuestionQuestionEquals', 3) : take(scanner, 'QuestionQuestion', 2);
}

/** Cuts `>`, `>>`, `n>`, `n>>`, `n>&1`, `n>&2`, `*>&1`; `digits` counts the characters before `>`. In an expression `2>` is the number 2 before a redirection. */
function redirection(scanner: Scanner, stream: number, digits: number): Token {
  const from = streams[stream]!;
  const expression = scanner.mode === Mode.Expression;
  scanner.at += digits + 1;
  if (scanner.peek() === 62) {
    if (digits === 1 && stream > 0 && expression) return streamNumber(scanner, stream);
    return take(scanner, 'Redirection', 1, { form: 'file', from, append: true });
  }
  const target = scanner.peekAt(scanner.at + 1);
  if (digits === 1 && scanner.peek() === 38 && (target === 49 || (target === 50 && stream > 0))) {
    return take(scanner, 'Redirection', 2, { form: 'merge', from, to: streams[target - 48]! });
  }
  if (digits === 1 && stream > 0 && expression) return streamNumber(scanner, stream);
  return take(scanner, 'Redirection', 0, { form: 'file', from, append: false });
}

function streamNumber(scanner: Scanner, value: number): Token {
  scanner.at = scanner.tokenStart + 1;
  return scanner.token('Number', '', { form: 'number', literal: { type: 'Int32', value } });
}

/** Reads a command line raw, up to the line end or an unquoted `|` or `&&`: what stands behind `--%`. */
export function verbatimArgument(scanner: Scanner): Token {
  scanner.skipWhite();
  scanner.tokenStart = scanner.at;
  let quoted = false;
  for (let code = scanner.peek(); code !== end && code !== 10 && code !== 13; code = scanner.peek()) {
    if (isDoubleQuote(code)) quoted = !quoted;
    else if (!quoted && (code === 124 || (code === 38 && scanner.peekAt(scanner.at + 1) === 38))) break;
    scanner.at++;
  }
  return scanner.token('Generic', scanner.text.slice(scanner.tokenStart, scanner.at));
}
