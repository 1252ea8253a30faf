import { compareNumbers } from '../comparison.ts';
import { formatValue } from '../composite-format.ts';
import { convertTo } from '../convert.ts';
import { toDouble } from '../convert-number.ts';
import { type Culture, currentCulture } from '../culture.ts';
import {
  addDecimals,
  compareDecimals,
  decimalToInteger,
  divideDecimals,
  fitDecimal,
  maxCoefficient,
  multiplyDecimals,
  remainderDecimals,
  roundDecimal,
  subtractDecimals,
} from '../decimal.ts';
import { NetException } from '../error.ts';
import { requireType } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Signatures } from '../type-table.ts';
import { BigInteger, Decimal, Double, Single, UInt64, type Value } from '../value.ts';
import { type NumberStyles, parseNumberText } from './number-parse.ts';
import { cultureOf } from './provider.ts';

bindClass(() => Double, 'System.Double');
bindClass(() => Single, 'System.Single');
bindClass(() => UInt64, 'System.UInt64');
bindClass(() => Decimal, 'System.Decimal');
bindClass(() => BigInteger, 'System.Numerics.BigInteger');

const numberInterfaces = (full: string) => [
  'System.IComparable',
  'System.IConvertible',
  'System.IFormattable',
  `System.IComparable\`1[${full}]`,
  `System.IEquatable\`1[${full}]`,
];

/** Members that all number types share; `short` is the type as signatures write it. */
function numberMembers(short: string): Signatures {
  const compareTo = (self: Value, other: Value) => (other === null || other === undefined ? 1 : compareNumbers(self, other));
  return {
    'int CompareTo(System.Object value)': compareTo,
    'bool Equals(System.Object obj)': (self: Value, other: Value) =>
      typeof self === typeof other && toDouble(other) !== undefined && compareNumbers(self, other) === 0,
    'string ToString()': (self: Value) => formatValue(self, null, currentCulture()),
    'string ToString(string format)': (self: Value, format: string | null) => formatValue(self, format, currentCulture()),
    'string ToString(System.IFormatProvider provider)': (self: Value, provider: Value) => formatValue(self, null, cultureOf(provider)),
    'string ToString(string format, System.IFormatProvider provider)': (self: Value, format: string | null, provider: Value) =>
      formatValue(self, format, cultureOf(provider)),
    'System.TypeCode GetTypeCode()': () => requireType('System.TypeCode').enumObject(typeCodes[short] ?? 1),
  };
}

const typeCodes: Readonly<Record<string, number>> = {
  sbyte: 5,
  byte: 6,
  short: 7,
  ushort: 8,
  int: 9,
  uint: 10,
  long: 11,
  ulong: 12,
  float: 13,
  double: 14,
  decimal: 15,
};

const integerStyle: NumberStyles = 7;
const floatStyle: NumberStyles = 7 | 32 | 64 | 128;
const decimalStyle: NumberStyles = 7 | 8 | 32 | 64;

function parseMembers(short: string, full: string, style: NumberStyles): Signatures {
  const parse = (text: string, styles: number, culture: Culture): Value => {
    if (text === null) throw new NetException('System.ArgumentNullException', "Value cannot be null. (Parameter 's')");
    return parseNumberText(text, requireType(full), styles, culture);
  };
  const attempt = (text: string | null, styles: number, culture: Culture, result: PSReference): boolean => {
    try {
      result.value = parse(text ?? '', styles, culture);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof NetException)) throw thrown;
      result.value = convertTo(0, requireType(full));
      return false;
    }
  };
  const numberOf = (styles: Value) => (styles as { value: number }).value;
  return {
    'System.Object Parse(string s)': (text: string) => parse(text, style, currentCulture()),
    'System.Object Parse(string s, System.Globalization.NumberStyles style)': (text: string, styles: Value) =>
      parse(text, numberOf(styles), currentCulture()),
    'System.Object Parse(string s, System.IFormatProvider provider)': (text: string, provider: Value) =>
      parse(text, style, cultureOf(provider)),
    'System.Object Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)': (
      text: string,
      styles: Value,
      provider: Value,
    ) => parse(text, numberOf(styles), cultureOf(provider)),
    [`bool TryParse(string s, [ref] ${short} result)`]: (text: string, result: PSReference) =>
      attempt(text, style, currentCulture(), result),
    [`bool TryParse(string s, System.IFormatProvider provider, [ref] ${short} result)`]: (
      text: string,
      provider: Value,
      result: PSReference,
    ) => attempt(text, style, cultureOf(provider), result),
    [`bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, [ref] ${short} result)`]: (
      text: string,
      styles: Value,
      provider: Value,
      result: PSReference,
    ) => attempt(text, numberOf(styles), cultureOf(provider), result),
  };
}

/** The `Parse` overloads print and return the type itself. */
function typed(signatures: Signatures, short: string): Signatures {
  return Object.fromEntries(
    Object.entries(signatures).map(([signature, run]) => [signature.replace(/^System\.Object Parse/, `${parsedAs(short)} Parse`), run]),
  );
}

/** Types whose values a table gives as plain numbers must hand on what Parse made as it is. */
function parsedAs(short: string): string {
  return `System.${fullNames[short]}`;
}

const fullNames: Readonly<Record<string, string>> = {
  sbyte: 'SByte',
  byte: 'Byte',
  short: 'Int16',
  ushort: 'UInt16',
  int: 'Int32',
  uint: 'UInt32',
  long: 'Int64',
  ulong: 'UInt64',
  float: 'Single',
  double: 'Double',
  decimal: 'Decimal',
};

const ranges: readonly (readonly [short: string, least: bigint, most: bigint])[] = [
  ['sbyte', -128n, 127n],
  ['byte', 0n, 255n],
  ['short', -32768n, 32767n],
  ['ushort', 0n, 65535n],
  ['int', -2147483648n, 2147483647n],
  ['uint', 0n, 4294967295n],
  ['long', -(1n << 63n), (1n << 63n) - 1n],
  ['ulong', 0n, (1n << 64n) - 1n],
];

for (const [short, least, most] of ranges) {
  const full = `System.${fullNames[short]}`;
  registerType(full, () => ({
    kind: 'struct',
    interfaces: numberInterfaces(full),
    defaultValue: () => convertTo(0, requireType(full)),
    instance: numberMembers(short),
    static: {
      [`${full} MaxValue {get;}`]: () => convertTo(new BigInteger(most), requireType(full)),
      [`${full} MinValue {get;}`]: () => convertTo(new BigInteger(least), requireType(full)),
      ...typed(parseMembers(short, full, integerStyle), short),
    },
    hooks: { compare: (left: Value, right: Value) => (toDouble(right) === undefined ? undefined : compareNumbers(left, right)) },
  }));
}

const floatingStatics = (short: 'double' | 'float', full: string): Signatures => ({
  [`${short} MaxValue {get;}`]: () => (short === 'double' ? Number.MAX_VALUE : 3.4028234663852886e38),
  [`${short} MinValue {get;}`]: () => (short === 'double' ? -Number.MAX_VALUE : -3.4028234663852886e38),
  [`${short} Epsilon {get;}`]: () => (short === 'double' ? Number.MIN_VALUE : 1.401298464324817e-45),
  [`${short} NaN {get;}`]: () => Number.NaN,
  [`${short} PositiveInfinity {get;}`]: () => Number.POSITIVE_INFINITY,
  [`${short} NegativeInfinity {get;}`]: () => Number.NEGATIVE_INFINITY,
  [`bool IsNaN(${short} d)`]: (n: number) => Number.isNaN(n),
  [`bool IsInfinity(${short} d)`]: (n: number) => Math.abs(n) === Number.POSITIVE_INFINITY,
  [`bool IsPositiveInfinity(${short} d)`]: (n: number) => n === Number.POSITIVE_INFINITY,
  [`bool IsNegativeInfinity(${short} d)`]: (n: number) => n === Number.NEGATIVE_INFINITY,
  [`bool IsFinite(${short} d)`]: (n: number) => Number.isFinite(n),
  [`bool IsNegative(${short} d)`]: (n: number) => n < 0 || Object.is(n, -0),
  ...typed(parseMembers(short, full, floatStyle), short),
});

for (const short of ['double', 'float'] as const) {
  const full = `System.${fullNames[short]}`;
  registerType(full, () => ({
    kind: 'struct',
    interfaces: numberInterfaces(full),
    defaultValue: () => (short === 'double' ? new Double(0) : new Single(0)),
    instance: numberMembers(short),
    static: floatingStatics(short, full),
    hooks: { compare: (left: Value, right: Value) => (toDouble(right) === undefined ? undefined : compareNumbers(left, right)) },
  }));
}

type Midpoint = { value: number };
const midpoints = ['even', 'away', 'zero', 'down', 'up'] as const;

registerType('System.Decimal', () => ({
  kind: 'struct',
  interfaces: numberInterfaces('System.Decimal'),
  defaultValue: () => new Decimal(0n, 0),
  constructors: {
    '(int value)': (n: number) => fitDecimal(BigInt(n), 0),
    '(long value)': (n: bigint) => fitDecimal(n, 0),
    '(double value)': (n: number) => convertTo(new Double(n), requireType('System.Decimal')),
  },
  instance: { ...numberMembers('decimal'), 'byte Scale {get;}': (d: Decimal) => d.scale },
  static: {
    'decimal MaxValue {get;}': () => new Decimal(maxCoefficient, 0),
    'decimal MinValue {get;}': () => new Decimal(-maxCoefficient, 0),
    'decimal Zero {get;}': () => new Decimal(0n, 0),
    'decimal One {get;}': () => new Decimal(1n, 0),
    'decimal MinusOne {get;}': () => new Decimal(-1n, 0),
    'decimal Add(decimal d1, decimal d2)': addDecimals,
    'decimal Subtract(decimal d1, decimal d2)': subtractDecimals,
    'decimal Multiply(decimal d1, decimal d2)': multiplyDecimals,
    'decimal Divide(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => {
      if (b.coefficient === 0n) throw new NetException('System.DivideByZeroException', 'Attempted to divide by zero.');
      return divideDecimals(a, b);
    },
    'decimal Remainder(decimal d1, decimal d2)': remainderDecimals,
    'int Compare(decimal d1, decimal d2)': compareDecimals,
    'decimal Truncate(decimal d)': (d: Decimal) => roundDecimal(d, 0, 'zero'),
    'decimal Floor(decimal d)': (d: Decimal) => roundDecimal(d, 0, 'down'),
    'decimal Ceiling(decimal d)': (d: Decimal) => roundDecimal(d, 0, 'up'),
    'decimal Negate(decimal d)': (d: Decimal) => new Decimal(-d.coefficient, d.scale),
    'decimal Round(decimal d)': (d: Decimal) => roundDecimal(d, 0, 'even'),
    'decimal Round(decimal d, int decimals)': (d: Decimal, places: number) => roundDecimal(d, places, 'even'),
    'decimal Round(decimal d, System.MidpointRounding mode)': (d: Decimal, mode: Midpoint) => roundDecimal(d, 0, midpoints[mode.value]!),
    'decimal Round(decimal d, int decimals, System.MidpointRounding mode)': (d: Decimal, places: number, mode: Midpoint) =>
      roundDecimal(d, places, midpoints[mode.value]!),
    'int ToInt32(decimal d)': (d: Decimal) => Number(decimalToInteger(d)),
    'long ToInt64(decimal d)': decimalToInteger,
    'double ToDouble(decimal d)': (d: Decimal) => toDouble(d),
    ...typed(parseMembers('decimal', 'System.Decimal', decimalStyle), 'decimal'),
  },
  hooks: { compare: (left: Value, right: Value) => (toDouble(right) === undefined ? undefined : compareNumbers(left, right)) },
}));

const magnitude = (n: bigint) => (n < 0n ? -n : n);

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [magnitude(a), magnitude(b)];
  while (y) [x, y] = [y, x % y];
  return x;
}

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let power = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * power) % modulus;
    power = (power * power) % modulus;
  }
  return result;
}

/** Little-endian two's complement, as BigInteger keeps its bytes. */
function bigFromBytes(bytes: Uint8Array): BigInteger {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at]!);
  return new BigInteger(BigInt.asIntN(bytes.length * 8, value));
}

function bigToBytes(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; ; left >>= 8n) {
    const byte = Number(BigInt.asUintN(8, left));
    bytes.push(byte);
    const rest = left >> 8n;
    if ((rest === 0n && byte < 128) || (rest === -1n && byte >= 128)) return Uint8Array.from(bytes);
  }
}

registerType('System.Numerics.BigInteger', () => ({
  kind: 'struct',
  interfaces: numberInterfaces('System.Numerics.BigInteger'),
  defaultValue: () => new BigInteger(0n),
  constructors: {
    '(int value)': (n: number) => new BigInteger(BigInt(n)),
    '(long value)': (n: bigint) => new BigInteger(n),
    '(double value)': (n: number) => new BigInteger(BigInt(Math.trunc(n))),
    '(byte[] value)': bigFromBytes,
  },
  instance: {
    ...numberMembers('bigint'),
    'bool IsZero {get;}': (b: BigInteger) => b.value === 0n,
    'bool IsOne {get;}': (b: BigInteger) => b.value === 1n,
    'bool IsEven {get;}': (b: BigInteger) => b.value % 2n === 0n,
    'bool IsPowerOfTwo {get;}': (b: BigInteger) => b.value > 0n && (b.value & (b.value - 1n)) === 0n,
    'int Sign {get;}': (b: BigInteger) => (b.value < 0n ? -1 : b.value > 0n ? 1 : 0),
    'byte[] ToByteArray()': (b: BigInteger) => bigToBytes(b.value),
  },
  static: {
    'bigint Zero {get;}': () => 0n,
    'bigint One {get;}': () => 1n,
    'bigint MinusOne {get;}': () => -1n,
    'bigint Abs(bigint value)': magnitude,
    'bigint Add(bigint left, bigint right)': (a: bigint, b: bigint) => a + b,
    'bigint Subtract(bigint left, bigint right)': (a: bigint, b: bigint) => a - b,
    'bigint Multiply(bigint left, bigint right)': (a: bigint, b: bigint) => a * b,
    'bigint Divide(bigint dividend, bigint divisor)': (a: bigint, b: bigint) => a / b,
    'bigint Remainder(bigint dividend, bigint divisor)': (a: bigint, b: bigint) => a % b,
    'bigint Negate(bigint value)': (a: bigint) => -a,
    'bigint Pow(bigint value, int exponent)': (a: bigint, n: number) => {
      if (n < 0)
        throw new NetException(
          'System.ArgumentOutOfRangeException',
          "The number must be greater than or equal to zero. (Parameter 'exponent')",
        );
      return a ** BigInt(n);
    },
    'bigint ModPow(bigint value, bigint exponent, bigint modulus)': modPow,
    'bigint GreatestCommonDivisor(bigint left, bigint right)': gcd,
    'bigint Max(bigint left, bigint right)': (a: bigint, b: bigint) => (a > b ? a : b),
    'bigint Min(bigint left, bigint right)': (a: bigint, b: bigint) => (a < b ? a : b),
    'int Compare(bigint left, bigint right)': (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0),
    'double Log(bigint value)': (a: bigint) => Math.log(Number(a)),
    'double Log10(bigint value)': (a: bigint) => Math.log10(Number(a)),
    'System.Numerics.BigInteger Parse(string value)': (text: string) =>
      parseNumberText(text, requireType('System.Numerics.BigInteger'), integerStyle, currentCulture()),
    'bool TryParse(string value, [ref] bigint result)': (text: string, result: PSReference) => {
      const match = /^\s*[+-]?\d+\s*$/.exec(text ?? '');
      result.value = new BigInteger(match ? BigInt(text.trim().replace('+', '')) : 0n);
      return match !== null;
    },
  },
  hooks: {
    from: (value: Value) => (typeof value === 'boolean' ? new BigInteger(value ? 1n : 0n) : undefined),
    compare: (left: Value, right: Value) => (toDouble(right) === undefined ? undefined : compareNumbers(left, right)),
  },
}));
