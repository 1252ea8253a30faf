/**
 * Names are held as latin1 strings, one character a byte: lossless on every system, and sorting strings is sorting bytes. On
 * Windows the bytes are UTF-8, as libuv gives and takes them.
 */
export const latin = (text: string): string => Buffer.from(text).toString('latin1');
export const readable = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();
/** What `fs` takes for a path of bytes. */
export const pathOf = (bytes: string): string | Buffer => (/^[\x00-\x7f]*$/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1'));

const short: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
};
const long: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** How many bytes a UTF-8 character has that begins with this one; 0 when none does. */
function utf8Length(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

/** The character at `at`, when the bytes there are one. */
function runeAt(raw: Buffer, at: number): string | undefined {
  const length = utf8Length(raw[at]!);
  const piece = raw.subarray(at, at + length);
  if (length === 0 || piece.length !== length) return undefined;
  const rune = piece.toString('utf8');
  return length === 1 || Buffer.from(rune).equals(piece) ? rune : undefined;
}

function escapeRune(rune: string): string {
  const known = short[rune];
  if (known) return known;
  if (printable.test(rune)) return rune;
  const code = rune.codePointAt(0)!;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** Go's strconv.Quote without the quotes: the form in which restic stores a name. */
export function escapeName(bytes: string): string {
  if (/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(bytes)) return bytes;
  const raw = Buffer.from(bytes, 'latin1');
  let out = '';
  for (let at = 0; at < raw.length; ) {
    const rune = runeAt(raw, at);
    if (rune === undefined) out += `\\x${raw[at]!.toString(16).padStart(2, '0')}`;
    else out += escapeRune(rune);
    at += rune === undefined ? 1 : Buffer.byteLength(rune);
  }
  return out;
}

/** The bytes of a stored name. */
export function unescapeName(name: string): string {
  if (!name.includes('\\')) return latin(name);
  const out: Buffer[] = [];
  for (const match of name.matchAll(/\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\([0-7]{3})|\\(.)|[^\\]+/gs)) {
    const [all, hex, four, eight, octal, letter] = match;
    const code = four ?? eight;
    if (hex !== undefined) out.push(Buffer.of(Number.parseInt(hex, 16)));
    else if (octal !== undefined) out.push(Buffer.of(Number.parseInt(octal, 8) & 255));
    else if (code !== undefined) out.push(Buffer.from(String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, 16)))));
    else out.push(Buffer.from(letter === undefined ? all : (long[letter] ?? letter)));
  }
  return Buffer.concat(out).toString('latin1');
}

/** JSON text of a string as Go writes it: `<`, `>`, `&` and the two line separators escaped too. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/\\\\|\\[bf]|[<>&\u2028\u2029]/g, (found) => {
    if (found === '\\\\') return found;
    if (found === '\\b') return '\\u0008';
    if (found === '\\f') return '\\u000c';
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
