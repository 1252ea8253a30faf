import type { Token } from '../token.ts';
import { end, isAnyWhite, isWhite } from './characters.ts';
import { blockComment, lineComment } from './comment.ts';
import { Mode, type Scanner } from './scanner.ts';

/** Cuts `.`, `::`, `?.`, `[` or `?[` directly behind a value (a block comment may stand between); null for anything else. */
export function memberAccess(scanner: Scanner, brackets: boolean): Token | null {
  while (scanner.peek() === 60) {
    if (scanner.peekAt(scanner.at + 1) !== 35) return null;
    scanner.tokenStart = scanner.at;
    scanner.at += 2;
    blockComment(scanner);
  }
  const code = scanner.peek();
  const next = scanner.peekAt(scanner.at + 1);
  scanner.tokenStart = scanner.at;
  if (code === 46) {
    if (next === 46 || endsCommandWord(scanner, next)) return null;
    scanner.at++;
    return scanner.token('Dot');
  }
  if (code === 58) {
    if (next !== 58 || endsCommandWord(scanner, scanner.peekAt(scanner.at + 2))) return null;
    scanner.at += 2;
    return scanner.token('ColonColon');
  }
  if (code === 91 && brackets) {
    scanner.at++;
    return scanner.token('LBracket');
  }
  if (code === 63 && (next === 46 || (next === 91 && brackets))) {
    scanner.at += 2;
    return scanner.token(next === 46 ? 'QuestionDot' : 'QuestionLBracket');
  }
  return null;
}

function endsCommandWord(scanner: Scanner, code: number): boolean {
  return scanner.mode === Mode.Command && (code === end || code === 0 || isAnyWhite(code));
}

/** Cuts the `(` or `{` of a method call, which must touch the name; null for anything else. */
export function invocationParenthesis(scanner: Scanner): Token | null {
  const code = scanner.peek();
  if (code !== 40 && code !== 123) return null;
  scanner.tokenStart = scanner.at++;
  return scanner.token(code === 40 ? 'LParen' : 'LCurly');
}

/** Cuts a `[` that starts an attribute or type, blanks and comments before it; null for anything else. */
export function openBracket(scanner: Scanner): Token | null {
  const from = scanner.offset(scanner.at);
  let blanks = false;
  for (;;) {
    scanner.tokenStart = scanner.at;
    const code = scanner.peek();
    if (isWhite(code)) {
      blanks = true;
      scanner.skipWhite();
    } else if (code === 35) {
      blanks = true;
      lineComment(scanner);
    } else if (code === 60 && scanner.peekAt(scanner.at + 1) === 35) {
      blanks = false;
      scanner.at += 2;
      blockComment(scanner);
    } else if (code === 91) {
      scanner.at++;
      return scanner.token('LBracket');
    } else {
      // What may be a member operator must see the blanks before it: they take it away from the type.
      if (blanks && (code === 46 || code === 58)) scanner.resync(from);
      return null;
    }
  }
}
