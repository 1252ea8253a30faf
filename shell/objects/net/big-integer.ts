import { compareNumbers } from '../comparison.ts';
import { toDouble } from '../convert-number.ts';
import { currentCulture } from '../culture.ts';
import { NetException } from '../error.ts';
import { requireType } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { bindClass, registerType } from '../type-registry.ts';
import { BigInteger, type Value } from '../value.ts';
import { parseNumberText } from './number-parse.ts';
import { integerStyle, numberInterfaces, numberMembers } from './numbers.ts';

bindClass(() => BigInteger, 'System.Numerics.BigInteger');

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
