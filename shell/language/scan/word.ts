import type { Token } from '../token.ts';
import { keywordKind } from '../token-table.ts';
import { end, isDoubleQuote, isIdentifierFollow, isIdentifierStart, isSingleQuote, startsNewToken } from './characters.ts';
import { escapedText } from './escape.ts';
import { expansion, Pieces } from './expansion.ts';
import { Mode, type Scanner } from './scanner.ts';
import { expandableText, literalText } from './string.ts';
import { typeName } from './type-name.ts';

/** Cuts the rest of a word: up to the next character that starts a new token; quotes, escapes and expansions may stand in it. `begun` is the text read so far. */
export function word(scanner: Scanner, begun: string): Token {
  const { text } = scanner;
  const plain = scanner.at;
  let code = scanner.peek();
  while (!startsNewToken(code) && code !== 96 && code !== 36 && !isSingleQuote(code) && !isDoubleQuote(code)) {
    scanner.at++;
    code = scanner.peek();
  }
  begun += text.slice(plain, scanner.at);
  if (startsNewToken(code)) return scanner.token('Generic', begun);
  const pieces = new Pieces();
  pieces.add(begun);
  quotedWord(scanner, pieces);
  return scanner.token('Generic', pieces.whole, pieces.detail());
}

function quotedWord(scanner: Scanner, pieces: Pieces): void {
  const { text } = scanner;
  let copied = scanner.at;
  for (;;) {
    const code = scanner.peek();
    const at = scanner.at;
    if (startsNewToken(code)) break;
    scanner.at++;
    if (code === 96) {
      if (scanner.peek() === end) continue;
      pieces.add(text.slice(copied, at));
      pieces.add(escapedText(scanner));
    } else if (isSingleQuote(code)) {
      pieces.add(text.slice(copied, at));
      literalText(scanner, (part) => pieces.add(part));
    } else if (isDoubleQuote(code)) {
      pieces.add(text.slice(copied, at));
      expandableText(scanner, pieces);
    } else if (code === 36) {
      pieces.add(text.slice(copied, at));
      if (!expansion(scanner, pieces, false)) pieces.add('$');
    } else {
      continue;
    }
    copied = scanner.at;
  }
  pieces.add(text.slice(copied, scanner.at));
}

/** Cuts a name, a keyword or a word that starts with a letter; `at` stands on it. */
export function identifier(scanner: Scanner): Token {
  const from = scanner.at++;
  while (isIdentifierFollow(scanner.peek())) scanner.at++;
  if (scanner.mode === Mode.TypeName) return typeName(scanner);
  if (scanner.simpleName || scanner.mode === Mode.Expression) return scanner.token('Identifier');
  const begun = scanner.text.slice(from, scanner.at);
  if (scanner.mode === Mode.Command && !startsNewToken(scanner.peek())) return word(scanner, begun);
  return scanner.token(keywordKind(begun) ?? 'Identifier');
}

/** Cuts `:name` at the start of a loop, or a word that starts with a colon; `at` stands behind the colon. */
export function label(scanner: Scanner): Token {
  const from = scanner.at;
  if (!isIdentifierStart(scanner.peek())) return word(scanner, ':');
  while (isIdentifierFollow(scanner.peek())) scanner.at++;
  const name = scanner.text.slice(from, scanner.at);
  return startsNewToken(scanner.peek()) ? scanner.token('Label', name) : word(scanner, `:${name}`);
}
