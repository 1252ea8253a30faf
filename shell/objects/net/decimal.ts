import { compareNumbers } from '../comparison.ts';
import { convertTo } from '../convert.ts';
import { toDouble } from '../convert-number.ts';
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
import { bindClass, registerType } from '../type-registry.ts';
import { Decimal, Double, type Value } from '../value.ts';
import { decimalStyle, numberInterfaces, numberMembers, parseMembers, typed } from './numbers.ts';

bindClass(() => Decimal, 'System.Decimal');

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
