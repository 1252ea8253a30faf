import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import { end, isDoubleQuote, isNewLine, isSingleQuote } from './characters.ts';
import { escapedText } from './escape.ts';
import { expansion, Pieces } from './expansion.ts';
import type { Scanner } from './scanner.ts';

/** Cuts a here-string; `at` stands behind `@'` or `@"`. The text runs from the next line to a line that starts with the footer. */
export function hereString(scanner: Scanner, expands: boolean): Token {
  const kind = expands ? 'HereStringExpandable' : 'HereStringLiteral';
  const from = scanner.at - 2;
  const footer = expands ? '"@' : "'@";
  const pieces = new Pieces();
  if (!passHeader(scanner, from, footer)) return scanner.token(kind, '', null, TokenFlag.InError);
  const closed = body(scanner, pieces, expands, from, footer);
  return scanner.token(kind, pieces.whole, pieces.detail(), closed ? 0 : TokenFlag.InError);
}

function passHeader(scanner: Scanner, from: number, footer: string): boolean {
  scanner.skipWhite();
  const code = scanner.peek();
  if (code === end) {
    scanner.reportIncomplete('TerminatorExpectedAtEndOfString', from, scanner.at, footer);
    return false;
  }
  if (isNewLine(code)) {
    passLineEnd(scanner);
    return true;
  }
  scanner.report('UnexpectedCharactersAfterHereStringHeader', scanner.at, scanner.at + 1);
  while (scanner.peek() !== end && !isNewLine(scanner.peek())) {
    if (scanner.text.startsWith(footer, scanner.at)) {
      scanner.at += 2;
      break;
    }
    scanner.at++;
  }
  return false;
}

function passLineEnd(scanner: Scanner): void {
  scanner.at += scanner.peek() === 13 && scanner.peekAt(scanner.at + 1) === 10 ? 2 : 1;
}

function body(scanner: Scanner, pieces: Pieces, expands: boolean, from: number, footer: string): boolean {
  const { text } = scanner;
  const isQuote = expands ? isDoubleQuote : isSingleQuote;
  let indented = -1;
  let copied = scanner.at;
  let lineStart = true;
  for (;;) {
    if (lineStart) {
      lineStart = false;
      if (isQuote(scanner.peek()) && scanner.peekAt(scanner.at + 1) === 64) {
        pieces.add(text.slice(copied, lineEndBefore(text, copied, scanner.at)));
        scanner.at += 2;
        return true;
      }
      scanner.skipWhite();
      if (isQuote(scanner.peek()) && scanner.peekAt(scanner.at + 1) === 64) {
        if (indented < 0) indented = scanner.at;
        scanner.at += 2;
      }
    }
    const code = scanner.peek();
    if (code === end) {
      pieces.add(text.slice(copied));
      if (indented >= 0) scanner.reportIncomplete('WhitespaceBeforeHereStringFooter', indented, scanner.at);
      else scanner.reportIncomplete('TerminatorExpectedAtEndOfString', from, scanner.at, footer);
      return false;
    }
    const at = scanner.at;
    if (isNewLine(code)) {
      passLineEnd(scanner);
      lineStart = true;
    } else if (expands && code === 36) {
      scanner.at++;
      pieces.add(text.slice(copied, at));
      copied = at;
      if (expansion(scanner, pieces, true)) copied = scanner.at;
    } else if (expands && code === 96 && scanner.peekAt(at + 1) !== end) {
      scanner.at++;
      pieces.add(text.slice(copied, at));
      pieces.add(escapedText(scanner));
      copied = scanner.at;
    } else {
      scanner.at++;
    }
  }
}

/** Where the line end directly before `at` starts; nothing before `least` is looked at. */
function lineEndBefore(text: string, least: number, at: number): number {
  if (at <= least) return at;
  return text.charCodeAt(at - 1) === 10 && at - 2 >= least && text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1;
}
