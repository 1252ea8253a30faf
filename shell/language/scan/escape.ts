import type { ParseErrorId } from '../parse-errors.ts';
import { isHexDigit } from './characters.ts';
import type { Scanner } from './scanner.ts';

const escapes: Record<string, string> = { 0: '\0', a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
/** What an escape that is not valid leaves in the text. */
const invalid = '\uffff';
const mostDigits = 6;

/** The text of an escape; `at` stands on the character behind the backtick (not at the end of the text) and is moved behind the escape. */
export function escapedText(scanner: Scanner): string {
  const letter = scanner.text[scanner.at++]!;
  if (letter === 'u') return unicodeEscape(scanner);
  return escapes[letter] ?? letter;
}

function unicodeEscape(scanner: Scanner): string {
  const start = scanner.at - 2;
  if (scanner.peek() !== 123) {
    scanner.report('InvalidUnicodeEscapeSequence', start, scanner.at);
    return invalid;
  }
  const digits = ++scanner.at;
  while (isHexDigit(scanner.peek())) {
    if (scanner.at - digits === mostDigits) return fail(scanner, 'TooManyDigitsInUnicodeEscapeSequence');
    scanner.at++;
  }
  const count = scanner.at - digits;
  if (scanner.peek() !== 125) {
    return fail(scanner, count < mostDigits ? 'InvalidUnicodeEscapeSequence' : 'MissingUnicodeEscapeSequenceTerminator');
  }
  scanner.at++;
  if (count === 0) {
    scanner.report('InvalidUnicodeEscapeSequence', start, scanner.at);
    return invalid;
  }
  const value = Number.parseInt(scanner.text.slice(digits, digits + count), 16);
  if (value <= 0x10ffff) return String.fromCodePoint(value);
  scanner.report('InvalidUnicodeEscapeSequenceValue', start + 3, scanner.at - 1);
  return invalid;
}

function fail(scanner: Scanner, id: ParseErrorId): string {
  scanner.report(id, scanner.at, scanner.at + 1);
  return invalid;
}
