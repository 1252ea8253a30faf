import { compareNumbers } from '../comparison.ts';
import { formatValue } from '../composite-format.ts';
import { convertTo } from '../convert.ts';
import { toDouble } from '../convert-number.ts';
import { type Culture, currentCulture } from '../culture.ts';
import { NetException } from '../error.ts';
import { requireType } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Signatures } from '../type-table.ts';
import { BigInteger, Double, Single, UInt64, type Value } from '../value.ts';
import { type NumberStyles, parseNumberText } from './number-parse.ts';
import { cultureOf } from './provider.ts';

bindClass(() => Double, 'System.Double');
bindClass(() => Single, 'System.Single');
bindClass(() => UInt64, 'System.UInt64');

/** What every number type is. */
export const numberInterfaces = (full: string) => [
  'System.IComparable',
  'System.IConvertible',
  'System.IFormattable',
  `System.IComparable\`1[${full}]`,
  `System.IEquatable\`1[${full}]`,
];

/** Members that all number types share; `short` is the type as signatures write it. */
export function numberMembers(short: string): Signatures {
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

export const integerStyle: NumberStyles = 7;
const floatStyle: NumberStyles = 7 | 32 | 64 | 128;
export const decimalStyle: NumberStyles = 7 | 8 | 32 | 64;

/** Parse and TryParse of a number type. */
export function parseMembers(short: string, full: string, style: NumberStyles): Signatures {
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
export function typed(signatures: Signatures, short: string): Signatures {
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
