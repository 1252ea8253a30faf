import { compareNumbers } from '../comparison.ts';
import { roundDecimal } from '../decimal.ts';
import { NetException } from '../error.ts';
import { requireType } from '../net-type.ts';
import { roundHalfEven } from '../number-scanner.ts';
import { registerType } from '../type-registry.ts';
import type { Implementation, Signatures } from '../type-table.ts';
import { Decimal, type Value } from '../value.ts';
import { Tuple } from './tuple.ts';

/** Number types that Math has overloads for, in the order in which they are tried. */
const all = ['sbyte', 'byte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'] as const;
const signedOnes = ['sbyte', 'short', 'int', 'long', 'float', 'double', 'decimal'] as const;

const full: Readonly<Record<string, string>> = {
  sbyte: 'System.SByte',
  byte: 'System.Byte',
  short: 'System.Int16',
  ushort: 'System.UInt16',
  int: 'System.Int32',
  uint: 'System.UInt32',
  long: 'System.Int64',
  ulong: 'System.UInt64',
  float: 'System.Single',
  double: 'System.Double',
  decimal: 'System.Decimal',
};

/** One overload for each type; values come and go as they are (full type names keep tables from taking them apart). */
function forTypes(types: readonly string[], name: string, parameters: readonly string[], run: (...args: Value[]) => Value): Signatures {
  const members: Record<string, Implementation> = {};
  for (const type of types) members[`${full[type]} ${name}(${parameters.map((p) => `${full[type]} ${p}`).join(', ')})`] = run;
  return members;
}

/** Double functions of one argument: name in .NET, function. */
const ofDouble: Readonly<Record<string, (n: number) => number>> = {
  Acos: Math.acos,
  Acosh: Math.acosh,
  Asin: Math.asin,
  Asinh: Math.asinh,
  Atan: Math.atan,
  Atanh: Math.atanh,
  Cbrt: Math.cbrt,
  Ceiling: Math.ceil,
  Cos: Math.cos,
  Cosh: Math.cosh,
  Exp: Math.exp,
  Floor: Math.floor,
  Log: Math.log,
  Log10: Math.log10,
  Log2: Math.log2,
  Sin: Math.sin,
  Sinh: Math.sinh,
  Sqrt: Math.sqrt,
  Tan: Math.tan,
  Tanh: Math.tanh,
  Truncate: Math.trunc,
};

type Mode = { value: number };
const decimalModes = ['even', 'away', 'zero', 'down', 'up'] as const;

function roundWhole(n: number, mode: number): number {
  switch (mode) {
    case 1:
      return Math.sign(n) * (Math.abs(n) % 1 >= 0.5 ? Math.ceil(Math.abs(n)) : Math.floor(Math.abs(n)));
    case 2:
      return Math.trunc(n);
    case 3:
      return Math.floor(n);
    case 4:
      return Math.ceil(n);
    default:
      return roundHalfEven(n);
  }
}

/** Math.Round of doubles: scaled by a power of ten as .NET does it, so 2.345 with two digits is 2.35 and 1.005 is 1. */
function roundTo(n: number, digits: number, mode: number): number {
  if (digits < 0 || digits > 15)
    throw new NetException(
      'System.ArgumentOutOfRangeException',
      "Rounding digits must be between 0 and 15, inclusive. (Parameter 'digits')",
    );
  if (Math.abs(n) >= 1e16 || !Number.isFinite(n)) return n;
  const power = 10 ** digits;
  return roundWhole(n * power, mode) / power;
}

function clamp(value: Value, least: Value, most: Value): Value {
  if (compareNumbers(least, most) > 0)
    throw new NetException('System.ArgumentException', `'${String(least)}' cannot be greater than ${String(most)}.`);
  return compareNumbers(value, least) < 0 ? least : compareNumbers(value, most) > 0 ? most : value;
}

/** A ValueTuple of two numbers. */
function pair(type: string, first: Value, second: Value): Tuple {
  return new Tuple(requireType(`System.ValueTuple\`2[${type},${type}]`), [first, second]);
}

function divRem(a: number, b: number): Value {
  if (b === 0) throw new NetException('System.DivideByZeroException', 'Attempted to divide by zero.');
  return pair('System.Int32', Math.trunc(a / b) + 0, (a % b) + 0);
}

const zero = (value: Value) => compareNumbers(value, 0);

registerType('System.Math', () => ({
  abstract: true,
  sealed: true,
  static: {
    'double E {get;}': () => Math.E,
    'double PI {get;}': () => Math.PI,
    'double Tau {get;}': () => 2 * Math.PI,
    ...forTypes(signedOnes, 'Abs', ['value'], absolute),
    ...Object.fromEntries(Object.entries(ofDouble).map(([name, run]) => [`double ${name}(double d)`, run])),
    'decimal Ceiling(decimal d)': (d: Decimal) => roundDecimal(d, 0, 'up'),
    'decimal Floor(decimal d)': (d: Decimal) => roundDecimal(d, 0, 'down'),
    'decimal Truncate(decimal d)': (d: Decimal) => roundDecimal(d, 0, 'zero'),
    'double Atan2(double y, double x)': Math.atan2,
    'long BigMul(int a, int b)': (a: number, b: number) => BigInt(a) * BigInt(b),
    ...forTypes(all, 'Clamp', ['value', 'min', 'max'], clamp as (...args: Value[]) => Value),
    'double CopySign(double x, double y)': (x: number, y: number) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
    'System.Object DivRem(int left, int right)': divRem,
    'System.Object DivRem(long left, long right)': (a: bigint, b: bigint) => {
      if (b === 0n) throw new NetException('System.DivideByZeroException', 'Attempted to divide by zero.');
      return pair('System.Int64', a / b, a % b);
    },
    'int DivRem(int a, int b, [ref] int result)': (a: number, b: number, result: { value: Value }) => {
      result.value = (a % b) + 0;
      return Math.trunc(a / b) + 0;
    },
    'double IEEERemainder(double x, double y)': (x: number, y: number) => x - y * roundHalfEven(x / y),
    'double Log(double a, double newBase)': (a: number, base: number) => Math.log(a) / Math.log(base),
    ...forTypes(all, 'Max', ['val1', 'val2'], (a, b) => (compareNumbers(a, b) >= 0 || Number.isNaN(compareNumbers(a, a)) ? a : b)),
    ...forTypes(all, 'Min', ['val1', 'val2'], (a, b) => (compareNumbers(a, b) <= 0 || Number.isNaN(compareNumbers(a, a)) ? a : b)),
    'double Pow(double x, double y)': (x: number, y: number) => x ** y,
    'double Round(double a)': (n: number) => roundTo(n, 0, 0),
    'double Round(double value, int digits)': (n: number, digits: number) => roundTo(n, digits, 0),
    'double Round(double value, System.MidpointRounding mode)': (n: number, mode: Mode) => roundTo(n, 0, mode.value),
    'double Round(double value, int digits, System.MidpointRounding mode)': (n: number, digits: number, mode: Mode) =>
      roundTo(n, digits, mode.value),
    'decimal Round(decimal d)': (d: Decimal) => roundDecimal(d, 0, 'even'),
    'decimal Round(decimal d, int decimals)': (d: Decimal, places: number) => roundDecimal(d, places, 'even'),
    'decimal Round(decimal d, System.MidpointRounding mode)': (d: Decimal, mode: Mode) => roundDecimal(d, 0, decimalModes[mode.value]!),
    'decimal Round(decimal d, int decimals, System.MidpointRounding mode)': (d: Decimal, places: number, mode: Mode) =>
      roundDecimal(d, places, decimalModes[mode.value]!),
    ...Object.fromEntries(signedOnes.map((type) => [`int Sign(${full[type]} value)`, (value: Value) => Math.sign(zero(value))])),
  },
}));

const minimums: Readonly<Record<string, bigint>> = { number: -2147483648n, bigint: -(1n << 63n) };

function absolute(value: Value): Value {
  if (zero(value) >= 0) return value;
  if (typeof value === 'number' || typeof value === 'bigint') {
    if (BigInt(value) === minimums[typeof value])
      throw new NetException('System.OverflowException', 'Negating the minimum value of a twos complement number is invalid.');
    return -value;
  }
  if (value instanceof Decimal) return new Decimal(-value.coefficient, value.scale);
  const held = value as { value: number; kind?: string; constructor: new (...args: unknown[]) => object };
  return held.kind ? new held.constructor(held.kind, -held.value) : new held.constructor(-held.value);
}
