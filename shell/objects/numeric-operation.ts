import { integerOf, toDecimal, toDouble } from './convert-number.ts';
import { addDecimals, decimalFromNumber, divideDecimals, multiplyDecimals, remainderDecimals, subtractDecimals } from './decimal.ts';
import { NetException } from './error.ts';
import { divideByZero, letThrough, raiseRuntime } from './operator-error.ts';
import { BigInteger, Decimal, Double, Single, SmallInteger, UInt64, type Value } from './value.ts';

export type NumericOperation = 'add' | 'subtract' | 'multiply' | 'divide' | 'remainder';

/** Rank of number types: the operation is done in the higher one of both sides. */
const INT32 = 0;
const UINT32 = 1;
const INT64 = 2;
const UINT64 = 3;
const DOUBLE = 4;
const DECIMAL = 5;
const BIG = 6;

/** -1 for what is no number. */
export function numericRank(value: Value): number {
  if (typeof value === 'number') return INT32;
  if (value instanceof Double || value instanceof Single) return DOUBLE;
  if (typeof value === 'bigint') return INT64;
  if (value instanceof SmallInteger) return value.kind === 'UInt32' ? UINT32 : INT32;
  if (value instanceof Decimal) return DECIMAL;
  if (value instanceof UInt64) return UINT64;
  return value instanceof BigInteger ? BIG : -1;
}

const isNegative = (value: Value) => (toDouble(value) ?? 0) < 0;

/** The rank in which two numbers meet. */
export function commonRank(left: Value, right: Value): number {
  const a = numericRank(left);
  const b = numericRank(right);
  const high = Math.max(a, b);
  if (a === b) return high;
  const other = a < b ? left : right;
  if (high === UINT32 && isNegative(other)) return INT64;
  if (high === UINT64 && isNegative(other)) return DECIMAL;
  return high;
}

/** Arithmetic on two numbers, in PowerShell's types: an integer result that does not fit becomes a Double. */
export function numericOperation(operation: NumericOperation, left: Value, right: Value): Value {
  switch (commonRank(left, right)) {
    case INT32:
      return onInt32(operation, toDouble(left)!, toDouble(right)!);
    case UINT32:
      return onIntegers(operation, left, right, 0n, 0xffffffffn, (n) => new SmallInteger('UInt32', Number(n)));
    case INT64:
      return onIntegers(operation, left, right, -(1n << 63n), (1n << 63n) - 1n, (n) => n);
    case UINT64:
      return onIntegers(operation, left, right, 0n, (1n << 64n) - 1n, (n) => new UInt64(n));
    case DOUBLE:
      return new Double(onDoubles(operation, toDouble(left)!, toDouble(right)!));
    case DECIMAL:
      return onDecimals(operation, left, right);
    default:
      return onBig(operation, bigOf(left), bigOf(right));
  }
}

function onDoubles(operation: NumericOperation, left: number, right: number): number {
  switch (operation) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return left / right;
    default:
      return left % right;
  }
}

function onInt32(operation: NumericOperation, left: number, right: number): Value {
  if (right === 0 && (operation === 'divide' || operation === 'remainder')) return divideByZero();
  const result = onDoubles(operation, left, right);
  return Number.isInteger(result) && result >= -2147483648 && result <= 2147483647 ? result + 0 : new Double(result);
}

function onIntegers(
  operation: NumericOperation,
  left: Value,
  right: Value,
  least: bigint,
  most: bigint,
  make: (n: bigint) => Value,
): Value {
  const a = integerOf(left)!;
  const b = integerOf(right)!;
  if (b === 0n && (operation === 'divide' || operation === 'remainder')) return divideByZero();
  if (operation === 'divide' && a % b !== 0n) return new Double(Number(a) / Number(b));
  const result = onBigints(operation, a, b);
  return result >= least && result <= most ? make(result) : new Double(onDoubles(operation, Number(a), Number(b)));
}

function onBigints(operation: NumericOperation, left: bigint, right: bigint): bigint {
  switch (operation) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return left / right;
    default:
      return left % right;
  }
}

const decimalOperations = {
  add: addDecimals,
  subtract: subtractDecimals,
  multiply: multiplyDecimals,
  divide: divideDecimals,
  remainder: remainderDecimals,
};

function onDecimals(operation: NumericOperation, left: Value, right: Value): Value {
  const [a, b] = letThrough(() => [toDecimal(left), toDecimal(right)]) as [Decimal, Decimal];
  if (b.coefficient === 0n && (operation === 'divide' || operation === 'remainder')) return divideByZero();
  try {
    return decimalOperations[operation](a, b);
  } catch (thrown) {
    if (thrown instanceof NetException) return raiseRuntime('RuntimeException', thrown.message, 'NotSpecified', thrown);
    throw thrown;
  }
}

function bigOf(value: Value): bigint {
  if (value instanceof Double || value instanceof Single) return BigInt(Math.trunc(value.value));
  if (value instanceof Decimal) return integerOf(decimalFromNumber(Math.trunc(toDouble(value)!)))!;
  return integerOf(value)!;
}

function onBig(operation: NumericOperation, left: bigint, right: bigint): Value {
  if (right === 0n && (operation === 'divide' || operation === 'remainder')) return divideByZero();
  return new BigInteger(onBigints(operation, left, right));
}
