import { BigInteger, Double, type Value } from '../../shell/objects/value.ts';

/** What text that is not JSON is told; the message is that of the reader alone. */
export class JsonError extends Error {}

/** What becomes of objects and text while JSON is read. */
export interface JsonMaker {
  /** Names and values of an object, in order, a name maybe twice. */
  object(names: string[], values: Value[]): Value;
  text(text: string): Value;
}

const whole = /^-?(?:0|[1-9]\d*)$/;
const numeric = /[-+.\w]/;
const name = /[\w$.\u0080-\uffff-]/;
const leastLong = -(1n << 63n);
const mostLong = (1n << 63n) - 1n;

/**
 * Reads JSON as generously as PowerShell does: comments, single quotes, names without quotes, a comma too many at the end.
 * Throws JsonError.
 */
export function readJson(text: string, maxDepth: number, maker: JsonMaker): Value {
  return new JsonReader(text, maxDepth, maker).document();
}

class JsonReader {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #maker: JsonMaker;
  #at = 0;
  readonly #path: (string | number)[] = [];

  constructor(text: string, maxDepth: number, maker: JsonMaker) {
    this.#text = text;
    this.#maxDepth = maxDepth;
    this.#maker = maker;
  }

  document(): Value {
    this.#blanks();
    if (this.#at >= this.#text.length) return null;
    const value = this.#value();
    this.#blanks();
    if (this.#at < this.#text.length)
      this.#fail(`Additional text encountered after finished reading JSON content: ${this.#text[this.#at]}.`);
    return value;
  }

  #blanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 32 || code === 10 || code === 13 || code === 9 || code === 0xa0 || code === 0xfeff) this.#at++;
      else if (code === 47) this.#comment();
      else return;
    }
  }

  #comment(): void {
    const next = this.#text[this.#at + 1];
    if (next === '/') {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end + 1;
      return;
    }
    if (next !== '*') this.#fail(`Error parsing comment. Expected: *, got ${next ?? ''}.`);
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end < 0) this.#fail('Unexpected end while parsing comment.');
    this.#at = end + 2;
  }

  #value(): Value {
    const sign = this.#text[this.#at];
    switch (sign) {
      case '{':
        return this.#object();
      case '[':
        return this.#list();
      case '"':
      case "'":
        return this.#maker.text(this.#string(sign));
      case undefined:
        return this.#fail(this.#path.length ? 'Unexpected end when reading JSON.' : 'Unexpected end of content while loading JObject.');
    }
    return this.#word();
  }

  #deeper(): void {
    if (this.#path.length > this.#maxDepth) this.#fail(`The reader's MaxDepth of ${this.#maxDepth} has been exceeded.`);
  }

  #object(): Value {
    const names: string[] = [];
    const values: Value[] = [];
    this.#at++;
    const place = this.#path.length;
    this.#path.push('');
    this.#deeper();
    for (;;) {
      this.#blanks();
      if (this.#text[this.#at] === '}') break;
      const key = this.#name();
      this.#path[place] = key;
      this.#blanks();
      if (this.#text[this.#at] !== ':')
        this.#fail(`Invalid character after parsing property name. Expected ':' but got: ${this.#text[this.#at] ?? ''}.`);
      this.#at++;
      this.#blanks();
      names.push(key);
      values.push(this.#value());
      this.#blanks();
      const next = this.#text[this.#at];
      if (next === ',') this.#at++;
      else if (next === undefined) this.#fail('Unexpected end when reading JSON.');
      else if (next !== '}') this.#fail(`After parsing a value an unexpected character was encountered: ${next}.`);
    }
    this.#at++;
    this.#path.pop();
    return this.#maker.object(names, values);
  }

  #name(): string {
    const sign = this.#text[this.#at];
    if (sign === '"' || sign === "'") return this.#string(sign);
    if (sign === undefined) return this.#fail('Unexpected end when reading JSON.');
    const from = this.#at;
    while (this.#at < this.#text.length && name.test(this.#text[this.#at]!)) this.#at++;
    if (this.#at === from) this.#fail(`Invalid property identifier character: ${sign}.`);
    return this.#text.slice(from, this.#at);
  }

  #list(): Value {
    const items: Value[] = [];
    this.#at++;
    const place = this.#path.length;
    this.#path.push(0);
    this.#deeper();
    for (;;) {
      this.#blanks();
      if (this.#text[this.#at] === ']') break;
      this.#path[place] = items.length;
      items.push(this.#value());
      this.#blanks();
      const next = this.#text[this.#at];
      if (next === ',') this.#at++;
      else if (next === undefined) this.#fail('Unexpected end of content while loading JArray.');
      else if (next !== ']') this.#fail(`After parsing a value an unexpected character was encountered: ${next}.`);
    }
    this.#at++;
    this.#path.pop();
    return items;
  }

  #string(quote: string): string {
    const text = this.#text;
    let from = ++this.#at;
    let out = '';
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (Number.isNaN(code)) this.#fail(`Unterminated string. Expected delimiter: ${quote}.`);
      if (code === quote.charCodeAt(0)) break;
      if (code === 92) {
        out += text.slice(from, this.#at) + this.#escape();
        from = this.#at;
      } else this.#at++;
    }
    out += text.slice(from, this.#at);
    this.#at++;
    return out;
  }

  #escape(): string {
    const sign = this.#text[this.#at + 1] ?? '';
    this.#at += 2;
    const plain = escapes[sign];
    if (plain !== undefined) return plain;
    if (sign !== 'u') return this.#fail(`Bad JSON escape sequence: \\${sign}.`);
    const digits = this.#text.slice(this.#at, this.#at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail(`Invalid Unicode escape sequence: \\u${digits}.`);
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  /** A number, or one of the words that JSON knows. */
  #word(): Value {
    const from = this.#at;
    while (this.#at < this.#text.length && numeric.test(this.#text[this.#at]!)) this.#at++;
    const text = this.#text.slice(from, this.#at);
    if (words.has(text)) return words.get(text);
    const value = numberOf(text);
    if (value !== undefined) return value;
    this.#at = from;
    return this.#fail(
      /^[-\d]/.test(text)
        ? `Unexpected character encountered while parsing number: ${text.slice(-1)}.`
        : `Unexpected character encountered while parsing value: ${this.#text[from]}.`,
    );
  }

  #fail(message: string): never {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    const column = this.#at - before.lastIndexOf('\n') - 1;
    const path = this.#path
      .map((step, at) => (typeof step === 'number' ? `[${step}]` : at > 0 && step !== '' ? `.${step}` : step))
      .join('');
    throw new JsonError(`${message} Path '${path}', line ${line}, position ${column}.`);
  }
}

const escapes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const words = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
  ['NaN', new Double(Number.NaN)],
  ['Infinity', new Double(Number.POSITIVE_INFINITY)],
  ['-Infinity', new Double(Number.NEGATIVE_INFINITY)],
]);

/** Integers become Int64, or BigInteger where they are too large; all else Double. */
function numberOf(text: string): Value | undefined {
  if (whole.test(text)) {
    const value = BigInt(text);
    return value < leastLong || value > mostLong ? new BigInteger(value) : value;
  }
  if (/^-?0x[0-9a-f]+$/i.test(text)) return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text);
  if (/^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return new Double(Number(text));
  return undefined;
}
