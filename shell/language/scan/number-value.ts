import type { NumberLiteral } from '../ast.ts';
import { decimalDigits } from './decimal.ts';

/** The parts of a number literal as cut from the text. */
export interface NumberText {
  /** Sign and digits: `-1.5e3`; hexadecimal and binary digits without `0x` and `0b`. */
  readonly digits: string;
  readonly form: 'decimal' | 'hex' | 'binary';
  readonly real: boolean;
  /** Lower case: '', `u`, `s`, `l`, `d`, `y`, `n`, `us`, `ul`, `uy`. */
  readonly suffix: string;
  readonly multiplier: number;
}

type IntegerType = Exclude<NumberLiteral['type'], 'Double' | 'Decimal' | 'BigInteger'>;

const ranges: Record<IntegerType, readonly [bigint, bigint]> = {
  SByte: [-128n, 127n],
  Byte: [0n, 255n],
  Int16: [-32768n, 32767n],
  UInt16: [0n, 65535n],
  Int32: [-(2n ** 31n), 2n ** 31n - 1n],
  UInt32: [0n, 2n ** 32n - 1n],
  Int64: [-(2n ** 63n), 2n ** 63n - 1n],
  UInt64: [0n, 2n ** 64n - 1n],
};

/** The types tried in turn for each suffix. */
const suffixTypes: Record<string, readonly IntegerType[]> = {
  '': ['Int32', 'Int64'],
  u: ['UInt32', 'UInt64'],
  s: ['Int16'],
  us: ['UInt16'],
  l: ['Int64'],
  ul: ['UInt64'],
  y: ['SByte'],
  uy: ['Byte'],
};

/** The type PowerShell gives a number literal, and its value; null when it does not fit (BadNumericConstant). */
export function numberValue(number: NumberText): NumberLiteral | null {
  if (number.real) return realValue(number);
  if (number.form === 'decimal') {
    if (number.suffix === '' && number.multiplier === 1 && number.digits.length < 10)
      return { type: 'Int32', value: Number(number.digits) };
    return decimalInteger(number);
  }
  return bitPattern(number);
}

function realValue({ digits, suffix, multiplier }: NumberText): NumberLiteral | null {
  if (suffix === 'd') return decimal(digits, multiplier);
  const value = Number(digits) * multiplier;
  if (suffix === '') return { type: 'Double', value };
  if (!Number.isFinite(value)) return null;
  const whole = BigInt(roundHalfEven(value));
  return suffix === 'n' ? { type: 'BigInteger', value: whole } : fitting(whole, suffix);
}

function decimal(digits: string, multiplier: number): NumberLiteral | null {
  const value = decimalDigits(digits, BigInt(multiplier));
  return value === null ? null : { type: 'Decimal', value };
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

function decimalInteger({ digits, suffix, multiplier }: NumberText): NumberLiteral | null {
  if (suffix === 'd') return decimal(digits, multiplier);
  const value = signed(digits) * BigInt(multiplier);
  if (suffix === 'n') return { type: 'BigInteger', value };
  const literal = fitting(value, suffix);
  if (literal !== null || suffix !== '') return literal;
  return decimal(digits, multiplier) ?? { type: 'Double', value: Number(value) };
}

function signed(digits: string): bigint {
  if (digits[0] === '-') return -BigInt(digits.slice(1));
  return BigInt(digits[0] === '+' ? digits.slice(1) : digits);
}

/** Hexadecimal and binary digits: the top bit of 8, 16, 32, 64 … bits is the sign, unless the suffix says unsigned. */
function bitPattern({ digits, form, suffix, multiplier }: NumberText): NumberLiteral | null {
  const sign = digits[0] === '-' || digits[0] === '+' ? digits[0] : '';
  const text = digits.slice(sign.length);
  const bits = form === 'hex' ? text.length * 4 : text.length;
  let value = text === '' ? 0n : BigInt(`${form === 'hex' ? '0x' : '0b'}${text}`);
  if (!suffix.startsWith('u') && hasSignBit(form, text, suffix)) value = BigInt.asIntN(bits, value);
  value *= BigInt(multiplier) * (sign === '-' ? -1n : 1n);
  const wide = form === 'hex' ? text.length === (suffix === 'u' ? 15 : 16) : text.length === 64;
  const type = wide && (suffix === '' || suffix === 'u') ? `${suffix}l` : suffix;
  if (type === 'n') return { type: 'BigInteger', value };
  if (type === 'd') {
    const negative = value < 0n;
    return decimal(`${negative ? '-' : ''}${negative ? -value : value}`, 1);
  }
  return fitting(value, type);
}

/** Which lengths carry a sign bit: the digits of the type (8 or 16 without suffix); 8, 16, 32, 64, 96 and 128 bits and up for binary. */
function hasSignBit(form: 'hex' | 'binary' | 'decimal', text: string, suffix: string): boolean {
  const { length } = text;
  if (form === 'binary') return [8, 16, 32, 64, 96, 128].includes(length) || (length > 128 && length % 8 === 0);
  const signed: Record<string, number> = { y: 2, s: 4, l: 16 };
  return length === (signed[suffix] ?? (length < 15 ? 8 : 16));
}

function fitting(value: bigint, suffix: string): NumberLiteral | null {
  for (const type of suffixTypes[suffix] ?? []) {
    const [least, most] = ranges[type];
    if (value >= least && value <= most) return { type, value: type === 'Int64' || type === 'UInt64' ? value : Number(value) };
  }
  return null;
}
