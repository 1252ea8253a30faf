import { NetException } from './error.ts';
import { Decimal } from './value.ts';

/** Largest coefficient of a System.Decimal: 2^96 - 1. */
export const maxCoefficient = (1n << 96n) - 1n;
const maxScale = 28;

const powers: bigint[] = [1n];
/** 10^n for n from 0. */
export function tenTo(n: number): bigint {
  for (let at = powers.length; at <= n; at++) powers.push(powers[at - 1]! * 10n);
  return powers[n]!;
}

function overflow(): never {
  throw new NetException('System.OverflowException', 'Value was either too large or too small for a Decimal.');
}

const magnitude = (n: bigint) => (n < 0n ? -n : n);

/** Divides by 10^n, halves to even. */
function dropDigits(coefficient: bigint, n: number): bigint {
  if (n <= 0) return coefficient;
  const divisor = tenTo(n);
  let quotient = coefficient / divisor;
  const rest = magnitude(coefficient % divisor) * 2n;
  if (rest > divisor || (rest === divisor && quotient % 2n !== 0n)) quotient += coefficient < 0n ? -1n : 1n;
  return quotient;
}

/** Brings any coefficient and scale into the range of a Decimal; throws an OverflowException when the integer part does not fit. */
export function fitDecimal(coefficient: bigint, scale: number): Decimal {
  if (scale < 0) {
    coefficient *= tenTo(-scale);
    scale = 0;
  }
  let drop = Math.max(0, scale - maxScale);
  for (;;) {
    const candidate = dropDigits(coefficient, drop);
    if (magnitude(candidate) <= maxCoefficient) return new Decimal(candidate, scale - drop);
    if (drop >= scale) overflow();
    drop++;
  }
}

function align(left: Decimal, right: Decimal): [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale);
  return [left.coefficient * tenTo(scale - left.scale), right.coefficient * tenTo(scale - right.scale), scale];
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const [a, b, scale] = align(left, right);
  return fitDecimal(a + b, scale);
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  const [a, b, scale] = align(left, right);
  return fitDecimal(a - b, scale);
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return fitDecimal(left.coefficient * right.coefficient, left.scale + right.scale);
}

/** Exact with the smallest scale that holds it, else 28 or 29 digits. Division by zero is the caller's matter. */
export function divideDecimals(left: Decimal, right: Decimal): Decimal {
  const extra = maxScale + 30;
  const [a, b] = align(left, right);
  const quotient = (a * tenTo(extra)) / b;
  const sticky = (a * tenTo(extra)) % b === 0n ? 0n : a < 0n === b < 0n ? 1n : -1n;
  const preferred = Math.max(0, left.scale - right.scale);
  let result = fitDecimal(quotient * 10n + sticky, extra + 1);
  while (result.scale > preferred && result.coefficient % 10n === 0n) result = new Decimal(result.coefficient / 10n, result.scale - 1);
  return result;
}

export function remainderDecimals(left: Decimal, right: Decimal): Decimal {
  const [a, b, scale] = align(left, right);
  return fitDecimal(a % b, scale);
}

export function compareDecimals(left: Decimal, right: Decimal): number {
  const [a, b] = align(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

export type DecimalRounding = 'even' | 'away' | 'zero' | 'up' | 'down';

/** Rounds to `places` digits after the point; the scale becomes at most that. */
export function roundDecimal(value: Decimal, places: number, mode: DecimalRounding): Decimal {
  if (value.scale <= places) return value;
  const n = value.scale - places;
  const divisor = tenTo(n);
  const truncated = value.coefficient / divisor;
  const rest = value.coefficient % divisor;
  const sign = value.coefficient < 0n ? -1n : 1n;
  if (mode === 'even') return new Decimal(dropDigits(value.coefficient, n), places);
  if (mode === 'away') return new Decimal(magnitude(rest) * 2n >= divisor ? truncated + sign : truncated, places);
  if (mode === 'up') return new Decimal(rest > 0n ? truncated + 1n : truncated, places);
  if (mode === 'down') return new Decimal(rest < 0n ? truncated - 1n : truncated, places);
  return new Decimal(truncated, places);
}

/** Digits with their scale kept: 1.10 stays 1.10, never an exponent. */
export function decimalText(value: Decimal): string {
  if (value.scale === 0) return value.coefficient.toString();
  const negative = value.coefficient < 0n;
  const digits = magnitude(value.coefficient)
    .toString()
    .padStart(value.scale + 1, '0');
  const at = digits.length - value.scale;
  return `${negative ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}`;
}

/** A double as Decimal: `digits` significant ones (15, a single 7), no trailing zeros; throws an OverflowException. */
export function decimalFromNumber(value: number, digits = 15): Decimal {
  if (!Number.isFinite(value)) overflow();
  if (value === 0) return new Decimal(0n, 0);
  const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e');
  const trimmed = mantissa.replace(/\.?0+$/, '');
  const [whole = '', fraction = ''] = trimmed.split('.');
  return fitDecimal(BigInt(whole + fraction), fraction.length - Number(exponent));
}

export function decimalToNumber(value: Decimal): number {
  return value.scale === 0 ? Number(value.coefficient) : Number(decimalText(value));
}

/** Reads `[-]digits[.digits][e±n]`; undefined for other text; throws an OverflowException. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match || (!match[2] && !match[3])) return undefined;
  const fraction = match[3] ?? '';
  const coefficient = BigInt(`${match[2]}${fraction}`);
  return fitDecimal(match[1] === '-' ? -coefficient : coefficient, fraction.length - Number(match[4] ?? 0));
}

/** The integer part; the fraction is cut off. */
export function decimalToInteger(value: Decimal): bigint {
  return value.coefficient / tenTo(value.scale);
}
