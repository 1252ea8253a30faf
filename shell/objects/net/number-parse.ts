import { numberTo } from '../convert-number.ts';
import type { Culture } from '../culture.ts';
import { parseDecimal } from '../decimal.ts';
import { NetException } from '../error.ts';
import type { NetType } from '../net-type.ts';
import { BigInteger, Double, type Value } from '../value.ts';

/** NumberStyles by number: blanks 1 and 2, sign 4 and 8, parentheses 16, point 32, groups 64, exponent 128, currency 256, hexadecimal 512. */
export type NumberStyles = number;

const overflowNames: Readonly<Record<string, string>> = {
  Byte: 'an unsigned byte',
  SByte: 'a signed byte',
  Int16: 'an Int16',
  Int32: 'an Int32',
  Int64: 'an Int64',
};

const escapeText = (text: string) => text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');

/** `T.Parse(text, styles, provider)` of a number type. Throws a FormatException or an OverflowException (NetException). */
export function parseNumberText(text: string, type: NetType, styles: NumberStyles, culture: Culture): Value {
  const plain = normalized(text, styles, culture, type);
  if (plain === undefined) throw new NetException('System.FormatException', `The input string '${text}' was not in a correct format.`);
  const value = numberTo(plain, type);
  if (value === undefined)
    throw new NetException(
      'System.OverflowException',
      `Value was either too large or too small for ${overflowNames[type.name] ?? `a ${type.name}`}.`,
    );
  return value;
}

function normalized(text: string, styles: NumberStyles, { numbers }: Culture, type: NetType): Value | undefined {
  let rest = text;
  if (styles & 1) rest = rest.trimStart();
  if (styles & 2) rest = rest.trimEnd();
  if (styles & 512) return /^[0-9a-fA-F]+$/.test(rest) ? hexadecimal(rest, type) : undefined;
  const floating = type.display === 'System.Double' || type.display === 'System.Single';
  if (floating) {
    const named = specialNumber(rest, numbers.infinity, numbers.nan);
    if (named !== undefined) return new Double(named);
  }
  let negative = false;
  if (styles & 256) rest = rest.replace(numbers.currency, '');
  if (styles & 16 && /^\(.*\)$/.test(rest)) {
    negative = true;
    rest = rest.slice(1, -1);
  }
  const sign = `[+-]|${escapeText(numbers.negative)}`;
  const form = new RegExp(
    `^${styles & 4 ? `(${sign})?` : '()'}([\\d${styles & 64 ? `${escapeText(numbers.group)} \\u00a0\\u202f` : ''}]*)${styles & 32 ? `(?:${escapeText(numbers.decimal)}(\\d*))?` : '()'}${styles & 128 ? '(?:[eE]([+-]?\\d+))?' : '()'}${styles & 8 ? `(${sign})?` : '()'}$`,
  );
  const match = form.exec(rest);
  if (!match) return undefined;
  const whole = match[2]!.replace(/\D/g, '');
  const fraction = match[3] ?? '';
  if (whole === '' && fraction === '') return undefined;
  if (/^\D/.test(match[2]!) || (match[1] && match[5])) return undefined;
  if ((match[1] ?? '') !== '' && match[1] !== '+') negative = true;
  if ((match[5] ?? '') !== '' && match[5] !== '+') negative = true;
  const digits = `${negative ? '-' : ''}${whole || '0'}${fraction ? `.${fraction}` : ''}${match[4] ? `e${match[4]}` : ''}`;
  if (floating) return new Double(Number(digits));
  if (type.display === 'System.Decimal') return parseDecimal(digits);
  if (/[1-9]/.test(fraction))
    throw new NetException(
      'System.OverflowException',
      `Value was either too large or too small for ${overflowNames[type.name] ?? `a ${type.name}`}.`,
    );
  return new BigInteger(BigInt(`${negative ? '-' : ''}${whole || '0'}`) * 10n ** BigInt(Math.max(0, Number(match[4] ?? 0))));
}

function specialNumber(text: string, infinity: string, nan: string): number | undefined {
  const word = text.toLowerCase();
  if (word === nan.toLowerCase() || word === 'nan') return Number.NaN;
  const bare = word.replace(/^[+-]/, '');
  if (bare !== infinity.toLowerCase() && bare !== 'infinity') return undefined;
  return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

const hexWidths: Readonly<Record<string, number>> = { SByte: 8, Int16: 16, Int32: 32, Int64: 64 };

function hexadecimal(digits: string, type: NetType): Value {
  const value = BigInt(`0x${digits}`);
  const width = hexWidths[type.name];
  return new BigInteger(width && value < 1n << BigInt(width) ? BigInt.asIntN(width, value) : value);
}
