/** Classes of UTF-16 units as PowerShell's tokenizer sees them; `end` (-1) stands for the end of the text. */
export const end = -1;

const White = 1;
const IdentifierStart = 2;
const IdentifierFollow = 4;
const VariableStart = 8;
const StartsToken = 16;
const Digit = 32;
const HexDigit = 64;
const EndsNumber = 128;

const table = new Uint8Array(128);
function mark(characters: string, bits: number): void {
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)]! |= bits;
}
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
mark(`${letters}_`, IdentifierStart | IdentifierFollow | VariableStart);
mark('0123456789', IdentifierFollow | VariableStart | Digit | HexDigit);
mark('abcdefABCDEF', HexDigit);
mark('$?:^', VariableStart);
mark(' \t\f\v', White | StartsToken);
mark('\0\r\n&(),;{|}', StartsToken);
mark('!#%*+-./<=>]', EndsNumber);

export function isWhite(code: number): boolean {
  if (code < 128) return code >= 0 && (table[code]! & White) !== 0;
  return isWideBlank(code);
}

function isWideBlank(code: number): boolean {
  if (code < 0x2000) return code === 0xa0 || code === 0x85 || code === 0x1680;
  return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** White space in the sense of .NET's Char.IsWhiteSpace. */
export function isAnyWhite(code: number): boolean {
  return isWhite(code) || code === 10 || code === 13;
}

export function isNewLine(code: number): boolean {
  return code === 10 || code === 13;
}

export function isLetter(code: number): boolean {
  if (code < 128) return code >= 0 && (table[code]! & IdentifierStart) !== 0 && code !== 95;
  return /\p{L}/u.test(String.fromCharCode(code));
}

export function isLetterOrDigit(code: number): boolean {
  if (code < 128) return code >= 0 && (table[code]! & IdentifierFollow) !== 0 && code !== 95;
  return /[\p{L}\p{Nd}]/u.test(String.fromCharCode(code));
}

export function isIdentifierStart(code: number): boolean {
  return code < 128 ? code >= 0 && (table[code]! & IdentifierStart) !== 0 : isLetter(code);
}

export function isIdentifierFollow(code: number): boolean {
  return code < 128 ? code >= 0 && (table[code]! & IdentifierFollow) !== 0 : isLetterOrDigit(code);
}

export function isVariableStart(code: number): boolean {
  return code < 128 ? code >= 0 && (table[code]! & VariableStart) !== 0 : isLetterOrDigit(code);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isHexDigit(code: number): boolean {
  return code >= 0 && code < 128 && (table[code]! & HexDigit) !== 0;
}

/** True where any word ends: blanks, line ends, NUL, the end of the text and `& ( ) , ; { | }`. */
export function startsNewToken(code: number): boolean {
  if (code < 128) return code < 0 || (table[code]! & StartsToken) !== 0;
  return isWideBlank(code);
}

/** Characters that also end a number in an expression; `?` and `:` do where an operand was due. */
export function endsNumber(code: number, ternary: boolean): boolean {
  if (code < 0) return true;
  if (code < 128) return (table[code]! & EndsNumber) !== 0 || (ternary && (code === 63 || code === 58));
  return isDash(code);
}

/** Hyphen-minus, en dash, em dash, horizontal bar. */
export function isDash(code: number): boolean {
  return code === 45 || (code >= 0x2013 && code <= 0x2015);
}

export function isSingleQuote(code: number): boolean {
  return code === 39 || (code >= 0x2018 && code <= 0x201b);
}

export function isDoubleQuote(code: number): boolean {
  return code === 34 || (code >= 0x201c && code <= 0x201e);
}
