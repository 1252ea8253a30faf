import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import { end, isDoubleQuote, isSingleQuote } from './characters.ts';
import { escapedText } from './escape.ts';
import { expansion, Pieces } from './expansion.ts';
import type { Scanner } from './scanner.ts';

/** Reads the text of a `'…'` string; `at` stands behind the opening quote and is moved behind the closing one. False when there is none. */
export function literalText(scanner: Scanner, add: (text: string) => void): boolean {
  const { text } = scanner;
  const from = scanner.at - 1;
  let copied = scanner.at;
  for (;;) {
    const code = scanner.peek();
    if (code === end) {
      add(text.slice(copied));
      scanner.reportIncomplete('TerminatorExpectedAtEndOfString', from, scanner.at, "'");
      return false;
    }
    scanner.at++;
    if (!isSingleQuote(code)) continue;
    add(text.slice(copied, scanner.at - 1));
    if (!isSingleQuote(scanner.peek())) return true;
    copied = scanner.at++;
  }
}

/** Reads the text of a `"…"` string; `at` stands behind the opening quote and is moved behind the closing one. False when there is none. */
export function expandableText(scanner: Scanner, pieces: Pieces): boolean {
  const { text } = scanner;
  const from = scanner.at - 1;
  let copied = scanner.at;
  for (;;) {
    const code = scanner.peek();
    if (code === end) {
      pieces.add(text.slice(copied));
      scanner.reportIncomplete('TerminatorExpectedAtEndOfString', from, scanner.at, '"');
      return false;
    }
    const at = scanner.at++;
    if (code === 36) {
      if (scanner.peek() === end) continue;
      pieces.add(text.slice(copied, at));
      copied = at;
      if (expansion(scanner, pieces, false)) copied = scanner.at;
    } else if (code === 96) {
      if (scanner.peek() === end) continue;
      pieces.add(text.slice(copied, at));
      pieces.add(escapedText(scanner));
      copied = scanner.at;
    } else if (isDoubleQuote(code)) {
      pieces.add(text.slice(copied, at));
      if (!isDoubleQuote(scanner.peek())) return true;
      copied = scanner.at++;
    }
  }
}

/** Cuts a `'…'` token; `at` stands behind the quote. */
export function literalString(scanner: Scanner): Token {
  let value = '';
  const closed = literalText(scanner, (text) => {
    value += text;
  });
  return scanner.token('StringLiteral', value, null, closed ? 0 : TokenFlag.InError);
}

/** Cuts a `"…"` token; `at` stands behind the quote. */
export function expandableString(scanner: Scanner): Token {
  const pieces = new Pieces();
  const closed = expandableText(scanner, pieces);
  return scanner.token('StringExpandable', pieces.whole, pieces.detail(), closed ? 0 : TokenFlag.InError);
}
