import { isAnyWhite, isNewLine, isWhite } from './characters.ts';
import { blockComment, lineComment } from './comment.ts';
import type { Scanner } from './scanner.ts';

/** Passes blanks, comments, line ends and, if wanted, semicolons; each of them leaves its token. */
export function skipNewlines(scanner: Scanner, semicolons: boolean): void {
  for (;;) {
    const code = scanner.peek();
    if (isWhite(code)) {
      scanner.skipWhite();
    } else if (isNewLine(code)) {
      newLine(scanner);
    } else if (code === 59 && semicolons) {
      scanner.tokenStart = scanner.at++;
      scanner.token('Semi');
    } else if (code === 35) {
      scanner.tokenStart = scanner.at;
      lineComment(scanner);
    } else if (code === 60 && scanner.peekAt(scanner.at + 1) === 35) {
      scanner.tokenStart = scanner.at;
      scanner.at += 2;
      blockComment(scanner);
    } else if (code !== 96 || !passBacktick(scanner)) {
      return;
    }
  }
}

/** Cuts one line end: CR LF, LF or a lone CR. */
export function newLine(scanner: Scanner): void {
  scanner.tokenStart = scanner.at;
  passLineEnd(scanner);
  scanner.token('NewLine');
}

function passLineEnd(scanner: Scanner): void {
  if (scanner.peek() === 13 && scanner.peekAt(scanner.at + 1) === 10) scanner.at++;
  scanner.at++;
}

/** Passes a backtick before a line end (a line continuation) or before a blank; false before anything else. */
export function passBacktick(scanner: Scanner): boolean {
  const next = scanner.peekAt(scanner.at + 1);
  if (isNewLine(next)) {
    scanner.tokenStart = scanner.at++;
    passLineEnd(scanner);
    scanner.token('LineContinuation');
    return true;
  }
  if (!isAnyWhite(next)) return false;
  scanner.at += 2;
  scanner.skipWhite();
  return true;
}

/** True when the first thing behind a line end is `|`, with no blank line before it (comments may stand between). */
export function pipeFollows(scanner: Scanner, offset: number): boolean {
  const { text } = scanner;
  let at = offset;
  let blankLine = true;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWhite(code)) {
      at++;
    } else if (isNewLine(code)) {
      if (blankLine) return false;
      blankLine = true;
      at += code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
    } else if (code === 35) {
      blankLine = false;
      while (at < text.length && !isNewLine(text.charCodeAt(at))) at++;
    } else if (code === 60 && text.charCodeAt(at + 1) === 35) {
      blankLine = false;
      const close = text.indexOf('#>', at + 2);
      at = close < 0 ? text.length : close + 2;
    } else {
      return code === 124;
    }
  }
  return false;
}
