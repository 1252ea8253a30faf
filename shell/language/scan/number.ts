import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import { endsNumber, isDash, isDigit, isHexDigit, startsNewToken } from './characters.ts';
import { type NumberText, numberValue } from './number-value.ts';
import { Mode, type Scanner } from './scanner.ts';
import { word } from './word.ts';

const multipliers: Record<string, number> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };
const suffixes = new Set(['u', 's', 'l', 'd', 'y', 'n', 'us', 'ul', 'uy']);

/** Cuts a number from `tokenStart`; what is not quite a number is a word. */
export function number(scanner: Scanner): Token {
  scanner.at = scanner.tokenStart;
  const text = numberText(scanner);
  const literal = text === null ? null : numberValue(text);
  if (text === null || (literal === null && scanner.mode !== Mode.Expression)) {
    scanner.at = scanner.tokenStart;
    return word(scanner, '');
  }
  if (literal === null) {
    scanner.report('BadNumericConstant', scanner.at, scanner.at + 1, scanner.text.slice(scanner.tokenStart, scanner.at));
  }
  return scanner.token('Number', '', { form: 'number', literal }, literal === null ? TokenFlag.InError : 0);
}

/** Reads the parts of a number at `at` and moves behind it; null when it is none. */
export function numberText(scanner: Scanner): NumberText | null {
  let sign = '';
  if (scanner.peek() === 43 || isDash(scanner.peek())) {
    sign = scanner.peek() === 43 ? '+' : '-';
    scanner.at++;
  }
  const second = scanner.peekAt(scanner.at + 1) | 32;
  let form: NumberText['form'] = 'decimal';
  let digits: string | null;
  if (scanner.peek() === 48 && (second === 120 || second === 98)) {
    form = second === 120 ? 'hex' : 'binary';
    scanner.at += 2;
    digits = form === 'hex' ? take(scanner, isHexDigit) : take(scanner, isBit);
    if (form === 'binary' && digits === '') digits = null;
  } else {
    digits = decimalText(scanner);
  }
  if (digits === null) return null;
  const real = form === 'decimal' && /[.e]/i.test(digits);
  const suffix = suffixText(scanner);
  const multiplier = multiplierValue(scanner);
  if (suffix === null || multiplier === null) return null;
  const next = scanner.peek();
  if (!startsNewToken(next) && (scanner.mode !== Mode.Expression || !endsNumber(next, scanner.ternaryEndsNumber))) return null;
  return { digits: sign + digits, form, real, suffix, multiplier };
}

function isBit(code: number): boolean {
  return code === 48 || code === 49;
}

function take(scanner: Scanner, accept: (code: number) => boolean): string {
  const from = scanner.at;
  while (accept(scanner.peek())) scanner.at++;
  return scanner.text.slice(from, scanner.at);
}

/** Digits with point and exponent; null when an exponent has no digits. `1..` leaves both points to the range operator. */
function decimalText(scanner: Scanner): string | null {
  let digits = take(scanner, isDigit);
  if (scanner.peek() === 46 && (digits === '' || scanner.peekAt(scanner.at + 1) !== 46)) {
    scanner.at++;
    digits += `.${take(scanner, isDigit)}`;
  }
  if ((scanner.peek() | 32) !== 101) return digits;
  scanner.at++;
  let sign = '';
  if (scanner.peek() === 43 || isDash(scanner.peek())) {
    sign = scanner.peek() === 43 ? '+' : '-';
    scanner.at++;
  }
  const exponent = take(scanner, isDigit);
  return exponent === '' ? null : `${digits}e${sign}${exponent}`;
}

function suffixText(scanner: Scanner): string | null {
  const from = scanner.at;
  for (let length = 0; length < 2; length++) {
    if (!'usldyn'.includes(String.fromCharCode(scanner.peek() | 32))) break;
    scanner.at++;
  }
  const suffix = scanner.text.slice(from, scanner.at).toLowerCase();
  return suffix === '' || suffixes.has(suffix) ? suffix : null;
}

function multiplierValue(scanner: Scanner): number | null {
  const multiplier = multipliers[String.fromCharCode(scanner.peek() | 32)];
  if (multiplier === undefined) return 1;
  if ((scanner.peekAt(scanner.at + 1) | 32) !== 98) return null;
  scanner.at += 2;
  return multiplier;
}
