import type { Culture, NumberSymbols } from './culture.ts';
import { decimalText } from './decimal.ts';
import { type Digits, exact, ofInteger, roundDigits, shortest, shortestSingle } from './digits.ts';
import { NetException } from './error.ts';
import { formatCustomNumber } from './number-format-custom.ts';
import { BigInteger, Decimal, Double, Single, SmallInteger, UInt64, type Value } from './value.ts';

export type NumberValue = number | bigint | Double | Single | SmallInteger | UInt64 | Decimal | BigInteger;

export function isNumberValue(value: Value): value is NumberValue {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Double ||
    value instanceof SmallInteger ||
    value instanceof Decimal ||
    value instanceof Single ||
    value instanceof UInt64 ||
    value instanceof BigInteger
  );
}

/** A double as PowerShell writes it in text: 15 significant digits, invariant (`[string]0.1` and `"$x"`). */
export function general15(value: number): string {
  if (Number.isInteger(value) && value > -1e15 && value < 1e15) return Object.is(value, -0) ? '-0' : String(value);
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-4 && magnitude < 1e14) {
    const more = value.toPrecision(17);
    // A 16th digit of 5 with nothing behind it may be an exact half, which rounds to even.
    if (!more.endsWith('50')) return value.toPrecision(15).replace(/\.?0+$/, '');
  }
  return generalOf(value, 15);
}

/** A single in text: 7 significant digits. */
export function general7(value: number): string {
  return generalOf(value, 7);
}

function generalOf(value: number, precision: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  return general(roundDigits(exact(value), precision, 'even'), precision, 'E', plain);
}

/** Shortest text that reads back as the same double. */
export function roundTrip(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  return general(shortest(value), 17, 'E', plain);
}

type Signs = Pick<NumberSymbols, 'decimal' | 'negative' | 'positive'>;
const plain: Signs = { decimal: '.', negative: '-', positive: '+' };

/** Digits in .NET's G form: an exponent when it is below -4 or not below `limit`. */
function general({ negative, digits, point }: Digits, limit: number, letter: string, signs: Signs, keepZeros = 0): string {
  const sign = negative ? signs.negative : '';
  if (digits === '') return `${sign}0`;
  const exponent = point - 1;
  if (exponent >= limit || exponent < -4) {
    const power = String(Math.abs(exponent)).padStart(2, '0');
    const rest = digits.slice(1);
    return `${sign}${digits[0]}${rest ? signs.decimal + rest : ''}${letter}${exponent < 0 ? signs.negative : signs.positive}${power}`;
  }
  if (point <= 0) return `${sign}0${signs.decimal}${'0'.repeat(-point)}${digits}`;
  const whole = digits.slice(0, point).padEnd(point, '0');
  const rest = digits.slice(point).padEnd(keepZeros, '0');
  return `${sign}${whole}${rest ? signs.decimal + rest : ''}`;
}

function badFormat(): never {
  throw new NetException('System.FormatException', 'Format specifier was invalid.');
}

/** Digits of any number, and how its halves round in standard formats. */
function digitsOf(value: NumberValue): Digits {
  if (typeof value === 'number') return ofInteger(BigInt(value));
  if (typeof value === 'bigint') return ofInteger(value);
  if (value instanceof Double || value instanceof Single) return exact(value.value);
  if (value instanceof Decimal) return ofInteger(value.coefficient, value.scale);
  return ofInteger(BigInt(value.value));
}

const isFloating = (value: NumberValue): value is Double | Single => value instanceof Double || value instanceof Single;

/** IFormattable.ToString of every number type. Throws a FormatException for a format that the type does not know. */
export function formatNumber(value: NumberValue, format: string | null, culture: Culture): string {
  const symbols = culture.numbers;
  if (isFloating(value) && !Number.isFinite(value.value))
    return Number.isNaN(value.value) ? symbols.nan : value.value > 0 ? symbols.infinity : symbols.negativeInfinity;
  if (!format) return defaultText(value, symbols);
  const standard = standardFormat(format);
  if (!standard) return formatCustomNumber(customDigits(value), format, symbols, isFloating(value));
  return formatStandard(value, standard.letter, standard.precision, symbols);
}

interface StandardFormat {
  readonly letter: string;
  readonly precision: number | undefined;
}

const standardFormats = new Map<string, StandardFormat | null>();

/** `N2` taken apart; null for a custom format. Remembered, because a script uses few. */
function standardFormat(format: string): StandardFormat | null {
  let known = standardFormats.get(format);
  if (known === undefined) {
    const match = /^([A-Za-z])(\d{0,9})$/.exec(format);
    known = match ? { letter: match[1]!, precision: match[2] ? Number(match[2]) : undefined } : null;
    if (standardFormats.size < 1000) standardFormats.set(format, known);
  }
  return known;
}

function defaultText(value: NumberValue, symbols: NumberSymbols): string {
  if (typeof value === 'number') return value < 0 && symbols.negative !== '-' ? symbols.negative + String(-value) : String(value);
  if (value instanceof Double) return general(shortest(value.value), 17, 'E', symbols);
  if (value instanceof Single) return general(shortestSingle(value.value), 9, 'E', symbols);
  if (value instanceof Decimal) return localized(decimalText(value), symbols);
  return localized(String(typeof value === 'bigint' ? value : value.value), symbols);
}

function localized(text: string, symbols: NumberSymbols): string {
  const pointed = symbols.decimal === '.' ? text : text.replace('.', symbols.decimal);
  return symbols.negative === '-' ? pointed : pointed.replace('-', symbols.negative);
}

/** Custom formats see 15 digits of a double, 7 of a single. */
function customDigits(value: NumberValue): Digits {
  const digits = digitsOf(value);
  return isFloating(value) ? roundDigits(digits, value instanceof Double ? 15 : 7, 'even') : digits;
}

function formatStandard(value: NumberValue, letter: string, precision: number | undefined, symbols: NumberSymbols): string {
  const rounding = isFloating(value) ? 'even' : 'away';
  switch (letter.toUpperCase()) {
    case 'G':
      return formatGeneral(value, letter === 'g' ? 'e' : 'E', precision, symbols);
    case 'R':
      if (value instanceof Decimal) badFormat();
      return defaultText(value, symbols);
    case 'D':
      return wholeNumber(value, precision ?? 0, symbols);
    case 'X':
      return twosComplement(value, 16, precision ?? 0, letter === 'X');
    case 'B':
      return twosComplement(value, 2, precision ?? 0, false);
    case 'E': {
      const count = (precision ?? 6) + 1;
      const { negative, digits, point } = roundDigits(digitsOf(value), count, rounding);
      const shown = digits.padEnd(count, '0');
      const exponent = digits === '' ? 0 : point - 1;
      const power = String(Math.abs(exponent)).padStart(3, '0');
      const rest = count > 1 ? symbols.decimal + shown.slice(1) : '';
      return `${signOf(negative, digits, value, symbols)}${shown[0]}${rest}${letter}${exponent < 0 ? symbols.negative : symbols.positive}${power}`;
    }
    case 'F': {
      const [sign, text] = fixed(value, precision ?? symbols.numberDigits, rounding, symbols, false);
      return sign + text;
    }
    case 'N': {
      const [sign, text] = fixed(value, precision ?? symbols.numberDigits, rounding, symbols, true);
      return sign + text;
    }
    case 'C': {
      const [sign, text] = fixed(value, precision ?? symbols.currencyDigits, rounding, symbols, true);
      return fill(sign ? symbols.currencyNegative : symbols.currencyPositive, text, symbols);
    }
    case 'P': {
      const [sign, text] = fixed(value, precision ?? symbols.percentDigits, rounding, symbols, true, 2);
      return fill(sign ? symbols.percentNegative : symbols.percentPositive, text, symbols);
    }
    default:
      return badFormat();
  }
}

function fill(pattern: string, number: string, symbols: NumberSymbols): string {
  return pattern.replace(/[n$%-]/g, (mark) =>
    mark === 'n' ? number : mark === '$' ? symbols.currency : mark === '%' ? symbols.percent : symbols.negative,
  );
}

/** Doubles keep the sign of a negative zero, other numbers do not. */
function signOf(negative: boolean, digits: string, value: NumberValue, symbols: NumberSymbols): string {
  return negative && (digits !== '' || isFloating(value)) ? symbols.negative : '';
}

function fixed(
  value: NumberValue,
  places: number,
  rounding: 'even' | 'away',
  symbols: NumberSymbols,
  grouped: boolean,
  shift = 0,
): [sign: string, text: string] {
  const all = digitsOf(value);
  const point = all.digits === '' ? 0 : all.point + shift;
  const { negative, digits, point: at } = roundDigits({ ...all, point }, point + places, rounding);
  const whole = at > 0 ? digits.slice(0, at).padEnd(at, '0') : '0';
  const fraction = (at > 0 ? digits.slice(at) : digits && '0'.repeat(-at) + digits).padEnd(places, '0');
  const shown = grouped ? groupDigits(whole, symbols) : whole;
  return [signOf(negative, digits, value, symbols), places > 0 ? shown + symbols.decimal + fraction : shown];
}

/** Puts group separators into the digits of an integer. */
export function groupDigits(whole: string, symbols: NumberSymbols): string {
  const groups: string[] = [];
  let end = whole.length;
  for (let at = 0; end > 0; at++) {
    const size = symbols.groupSizes[Math.min(at, symbols.groupSizes.length - 1)]!;
    const from = size === 0 ? 0 : Math.max(0, end - size);
    groups.unshift(whole.slice(from, end));
    end = from;
  }
  return groups.join(symbols.group);
}

function formatGeneral(value: NumberValue, letter: string, precision: number | undefined, symbols: NumberSymbols): string {
  if (!precision) {
    const text = defaultText(value, symbols);
    return letter === 'e' ? text.replace('E', 'e') : text;
  }
  return general(roundDigits(digitsOf(value), precision, isFloating(value) ? 'even' : 'away'), precision, letter, symbols);
}

function wholeNumber(value: NumberValue, width: number, symbols: NumberSymbols): string {
  if (typeof value === 'number')
    return value < 0 ? symbols.negative + String(-value).padStart(width, '0') : String(value).padStart(width, '0');
  if (isFloating(value) || value instanceof Decimal) badFormat();
  const number = BigInt(typeof value === 'number' || typeof value === 'bigint' ? value : value.value);
  return number < 0n ? symbols.negative + (-number).toString().padStart(width, '0') : number.toString().padStart(width, '0');
}

const bitWidths = { SByte: 8, Byte: 8, Int16: 16, UInt16: 16, UInt32: 32 } as const;

function twosComplement(value: NumberValue, radix: 2 | 16, width: number, upper: boolean): string {
  if (isFloating(value) || value instanceof Decimal) badFormat();
  const number = BigInt(typeof value === 'number' || typeof value === 'bigint' ? value : value.value);
  let text: string;
  if (value instanceof BigInteger) text = bigTwosComplement(number, radix);
  else {
    const bits = typeof value === 'number' ? 32 : value instanceof SmallInteger ? bitWidths[value.kind] : 64;
    text = BigInt.asUintN(bits, number).toString(radix);
  }
  const filler = value instanceof BigInteger && number < 0n ? (radix === 16 ? 'f' : '1') : '0';
  const padded = text.padStart(width, filler);
  return upper ? padded.toUpperCase() : padded;
}

/** As many digits as it takes to show the sign in the first bit: 255 is 0ff, -1 is f. */
function bigTwosComplement(number: bigint, radix: 2 | 16): string {
  const step = radix === 16 ? 4 : 1;
  let bits = step;
  while (BigInt.asIntN(bits, number) !== number) bits += step;
  return BigInt.asUintN(bits, number)
    .toString(radix)
    .padStart(bits / step, '0');
}
