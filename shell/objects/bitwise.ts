import { convertTo } from './convert.ts';
import { integerOf, toNumber as numberOperand } from './convert-number.ts';
import { EnumValue, requireType } from './net-type.ts';
import { commonRank, numericRank } from './numeric-operation.ts';
import { implicitOperator } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { BigInteger, Char, Decimal, Double, Single, SmallInteger, UInt64, type Value } from './value.ts';

type Bits = (left: bigint, right: bigint) => bigint;

const bare = (value: Value): Value => (value instanceof PSObject ? value.base : value);
const int32 = () => requireType('System.Int32');

export function bitAnd(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left & right;
  return bitwise(left, right, (a, b) => a & b, 'bitAnd', 'op_BitwiseAnd', '-band');
}

export function bitOr(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left | right;
  return bitwise(left, right, (a, b) => a | b, 'bitOr', 'op_BitwiseOr', '-bor');
}

export function bitXor(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left ^ right;
  return bitwise(left, right, (a, b) => a ^ b, 'bitXor', 'op_ExclusiveOr', '-bxor');
}

function bitwise(leftGiven: Value, rightGiven: Value, run: Bits, member: string, method: string, symbol: string): Value {
  const left = bare(leftGiven);
  const right = bare(rightGiven);
  const type =
    left instanceof EnumValue ? left.netType : right instanceof EnumValue && typeof left === 'string' ? right.netType : undefined;
  if (type) {
    const a = BigInt((convertTo(left, type) as EnumValue).value);
    const b = right instanceof EnumValue ? BigInt(right.value) : BigInt((convertTo(right, type) as EnumValue).value);
    return type.enumObject(Number(run(a, b)));
  }
  const a = operand(left);
  const b = operand(right);
  if (a === undefined || b === undefined) return implicitOperator(left, right, member, method, symbol);
  if (a instanceof BigInteger || b instanceof BigInteger) return new BigInteger(run(integerOf(a)!, integerOf(b)!));
  return resultOf(commonRank(a, b), run(integerOf(a) ?? 0n, integerOf(b) ?? 0n));
}

function operand(value: Value): Value | undefined {
  if (numericRank(value) >= 0) return value;
  if (typeof value === 'object' && value !== null && !(value instanceof EnumValue) && !(value instanceof Char)) return undefined;
  return numberOperand(value, int32());
}

/** Int32, UInt32 and Int64 stay what they are; everything wider is a UInt64. */
function resultOf(rank: number, value: bigint): Value {
  if (rank === 0) return Number(BigInt.asIntN(32, value));
  if (rank === 1) return new SmallInteger('UInt32', Number(BigInt.asUintN(32, value)));
  return rank === 2 ? BigInt.asIntN(64, value) : new UInt64(BigInt.asUintN(64, value));
}

/** `-bnot x`. */
export function bitNot(given: Value): Value {
  if (typeof given === 'number') return ~given;
  const value = bare(given);
  if (value instanceof EnumValue) return value.netType.enumObject(~value.value);
  const number = operand(value);
  if (number === undefined) return implicitOperator(value, 0, 'bitNot', 'op_OnesComplement', '-bnot');
  const integer = integerOf(number) ?? 0n;
  if (number instanceof BigInteger) return new BigInteger(~integer);
  if (number instanceof UInt64) return new UInt64(BigInt.asUintN(64, ~integer));
  if (number instanceof SmallInteger && number.kind === 'UInt32') return new SmallInteger('UInt32', ~number.value >>> 0);
  if (typeof number === 'bigint' || integer > 0x7fffffffn || integer < -0x80000000n) return BigInt.asIntN(64, ~integer);
  return Number(~integer);
}

/** `left -shl right`: of the type of the left side, the count masked to its width. */
export function shiftLeft(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left << right;
  return shift(left, right, (value, count) => value << count, 'shiftLeft', 'op_LeftShift', '-shl');
}

export function shiftRight(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left >> right;
  return shift(left, right, (value, count) => value >> count, 'shiftRight', 'op_RightShift', '-shr');
}

function shift(leftGiven: Value, rightGiven: Value, run: Bits, member: string, method: string, symbol: string): Value {
  const given = bare(leftGiven);
  const left = given instanceof EnumValue ? given.value : operand(given);
  if (left === undefined) return implicitOperator(given, bare(rightGiven), member, method, symbol);
  const count = BigInt(convertTo(rightGiven, int32()) as number);
  if (left instanceof BigInteger) return new BigInteger(run(left.value, count));
  if (left instanceof Double || left instanceof Single || left instanceof Decimal) {
    const integer = integerOf(left)!;
    const wide = integer > 0x7fffffffn || integer < -0x80000000n;
    return shift(wide ? BigInt.asIntN(64, integer) : Number(integer), Number(count), run, member, method, symbol);
  }
  const value = integerOf(left)!;
  if (left instanceof UInt64) return new UInt64(BigInt.asUintN(64, run(value, count & 63n)));
  if (typeof left === 'bigint') return BigInt.asIntN(64, run(value, count & 63n));
  const wide = run(value, count & 31n);
  if (!(left instanceof SmallInteger)) return Number(BigInt.asIntN(32, wide));
  const { bits, signed } = widths[left.kind];
  return new SmallInteger(left.kind, Number(signed ? BigInt.asIntN(bits, wide) : BigInt.asUintN(bits, wide)));
}

const widths = {
  SByte: { bits: 8, signed: true },
  Byte: { bits: 8, signed: false },
  Int16: { bits: 16, signed: true },
  UInt16: { bits: 16, signed: false },
  UInt32: { bits: 32, signed: false },
} as const;
