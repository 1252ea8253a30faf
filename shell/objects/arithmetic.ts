import { convertTo } from './convert.ts';
import { toNumber as numberOperand } from './convert-number.ts';
import { Dictionary } from './dictionary.ts';
import { enumerable } from './enumerate.ts';
import { Hashtable } from './hashtable.ts';
import { EnumValue, requireType, typeOf } from './net-type.ts';
import { type NumericOperation, numericOperation, numericRank } from './numeric-operation.ts';
import { implicitOperator, letThrough, raiseNet, raiseRuntime } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { toText } from './text.ts';
import { Char, Decimal, Double, elementType, SmallInteger, type TypedArray, typedArray, type Value } from './value.ts';

export { bitAnd, bitNot, bitOr, bitXor, shiftLeft, shiftRight } from './bitwise.ts';
export { range } from './range.ts';

const fitsInt32 = (n: number) => n >= -2147483648 && n <= 2147483647;
const int32 = () => requireType('System.Int32');

const bare = (value: Value): Value => (value instanceof PSObject ? value.base : value);

/** `left + right`. */
export function add(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    return fitsInt32(sum) ? sum : new Double(sum);
  }
  if (typeof left === 'string') return typeof right === 'string' ? left + right : left + toText(right);
  if (left instanceof Double && right instanceof Double) return new Double(left.value + right.value);
  return addObjects(bare(left), bare(right));
}

function addObjects(left: Value, right: Value): Value {
  if (left === null || left === undefined) return right ?? null;
  if (typeof left === 'string') return left + toText(right);
  if (left instanceof Char) return String.fromCharCode(left.code) + toText(right);
  const numeric = numbers('add', left, right);
  if (numeric !== undefined) return numeric;
  if (left instanceof Hashtable) return mergeTables(left, right);
  const own = typeOf(left).hooks.operators?.add;
  const items = own ? undefined : enumerable(left);
  if (items) {
    const more = enumerable(right);
    const joined: Value[] = Array.isArray(items) ? items.slice() : [...items];
    if (more) for (const item of more) joined.push(item);
    else joined.push(right ?? null);
    return joined;
  }
  return implicitOperator(left, right, 'add', 'op_Addition', '+');
}

function mergeTables(left: Hashtable, right: Value): Value {
  if (!(right instanceof Dictionary))
    return raiseRuntime('AddHashTableToNonHashTable', 'A hash table can only be added to another hash table.');
  const merged = left.copy();
  letThrough(() => {
    for (const { key, value } of right.entries()) merged.add(key, value, toText);
  });
  return merged;
}

export function subtract(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    return fitsInt32(difference) ? difference : new Double(difference);
  }
  return operate('subtract', left, right, 'op_Subtraction', '-');
}

export function multiply(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    return fitsInt32(product) ? product + 0 : new Double(product);
  }
  const first = bare(left);
  const second = bare(right);
  if (first === null || first === undefined) return null;
  if (typeof first === 'string') return first.repeat(times(second));
  const items = typeof first === 'object' && !(first instanceof Double) && numericRank(first) < 0 ? enumerable(first) : undefined;
  if (items) return repeatArray(Array.isArray(items) ? items : [...items], times(second));
  return operate('multiply', first, second, 'op_Multiply', '*');
}

function times(right: Value): number {
  const count = convertTo(right, int32()) as number;
  if (count < 0)
    return raiseNet('System.ArgumentOutOfRangeException', `times ('${count}') must be a non-negative value. (Parameter 'times')`);
  return count;
}

function repeatArray(items: Value[], count: number): Value {
  const all: Value[] = [];
  for (let at = 0; at < count; at++) for (const item of items) all.push(item);
  const mark = (items as TypedArray)[elementType];
  return mark === undefined ? all : typedArray(all, mark);
}

export function divide(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number' && right !== 0) {
    const quotient = left / right;
    return Number.isInteger(quotient) && fitsInt32(quotient) ? quotient + 0 : new Double(quotient);
  }
  return operate('divide', left, right, 'op_Division', '/');
}

export function remainder(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number' && right !== 0) return (left % right) + 0;
  return operate('remainder', left, right, 'op_Modulus', '%');
}

function operate(operation: NumericOperation, leftGiven: Value, rightGiven: Value, method: string, symbol: string): Value {
  const left = bare(leftGiven);
  const right = bare(rightGiven);
  if (left === null || left === undefined) {
    if (operation === 'multiply') return null;
    return operate(operation, 0, right, method, symbol);
  }
  if (typeof left === 'string') return operate(operation, numberOperand(left, int32()), right, method, symbol);
  if (operation === 'multiply' && (left instanceof Char || typeof left === 'boolean'))
    return implicitOperator(left, right, operation, method, symbol);
  return numbers(operation, left, right) ?? implicitOperator(left, right, operation, method, symbol);
}

/** The operation on numbers, when the left side is one (bool and char count) and the right becomes one; undefined otherwise. */
function numbers(operation: NumericOperation, left: Value, right: Value): Value | undefined {
  if (left instanceof EnumValue) {
    const other = operandOf(typeof right === 'string' ? convertTo(right, left.netType) : right);
    if (other === undefined) return undefined;
    const result = numericOperation(operation, left.value, other);
    return typeof result === 'number' ? left.netType.enumObject(result) : result;
  }
  const first = typeof left === 'boolean' ? (left ? 1 : 0) : left instanceof Char ? left.code : left;
  if (numericRank(first) < 0) return undefined;
  const second = operandOf(right);
  return second === undefined ? undefined : numericOperation(operation, first, second);
}

/** A right operand as a number; undefined when it is of a kind that has its own operators. */
function operandOf(value: Value): Value | undefined {
  if (numericRank(value) >= 0) return value;
  if (
    value === null ||
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value instanceof Char ||
    value instanceof EnumValue
  )
    return numberOperand(value, int32());
  return undefined;
}

/** `-x`. */
export function negate(value: Value): Value {
  if (typeof value === 'number' && value !== -2147483648) return 0 - value;
  const number = unaryOperand(value);
  if (number instanceof Double) return new Double(-number.value);
  if (number instanceof Decimal) return new Decimal(-number.coefficient, number.scale);
  return numericRank(number) >= 0 ? numericOperation('subtract', 0, number) : implicitOperator(number, 0, 'negate', 'op_Subtraction', '-');
}

/** `+x`. */
export function unaryPlus(value: Value): Value {
  if (typeof value === 'number') return value;
  const number = unaryOperand(value);
  if (number instanceof SmallInteger) return numericOperation('add', 0, number);
  return numericRank(number) >= 0 ? number : implicitOperator(number, 0, 'plus', 'op_Addition', '+');
}

function unaryOperand(value: Value): Value {
  return operandOf(bare(value)) ?? bare(value);
}

/** `x++`: numbers and null only. */
export function increment(value: Value): Value {
  return step(value, 1, '++');
}

/** `x--`. */
export function decrement(value: Value): Value {
  return step(value, -1, '--');
}

function step(given: Value, by: number, symbol: string): Value {
  if (typeof given === 'number') {
    const next = given + by;
    return fitsInt32(next) ? next : new Double(next);
  }
  const value = bare(given);
  if (value === null || value === undefined) return by;
  if (numericRank(value) < 0)
    return raiseRuntime(
      'OperatorRequiresNumber',
      `The '${symbol}' operator works only on numbers. The operand is a '${typeOf(value).display}'.`,
    );
  return numericOperation('add', value, by);
}
