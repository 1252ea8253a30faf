import type { Token } from '../token.ts';
import { operatorKind } from '../token-table.ts';
import { end, isDoubleQuote, isSingleQuote, isWhite } from './characters.ts';
import { Mode, type Scanner } from './scanner.ts';
import { word } from './word.ts';

const ends = new Set([...'{}();,|&.[\r\n\0'].map((character) => character.charCodeAt(0)));

/** Cuts a parameter (in a command) or an operator word (in an expression); `at` stands behind the dash. */
export function parameter(scanner: Scanner): Token {
  const command = scanner.mode === Mode.Command;
  const from = scanner.at;
  let to = -1;
  for (;;) {
    const code = scanner.peek();
    if (code === end || isWhite(code) || ends.has(code)) break;
    if (code === 58) {
      to = scanner.at;
      if (command) scanner.at++;
      break;
    }
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (!letter) {
      if (!command) break;
      if (isSingleQuote(code) || isDoubleQuote(code)) return word(scanner, scanner.text.slice(scanner.tokenStart, scanner.at));
    }
    scanner.at++;
  }
  const name = scanner.text.slice(from, to < 0 ? scanner.at : to);
  if (scanner.mode === Mode.Expression) {
    const kind = operatorKind(name);
    if (kind !== undefined) return scanner.token(kind);
  }
  return name === '' ? scanner.token('Minus') : scanner.token('Parameter', name);
}
