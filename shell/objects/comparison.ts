import { compareText, textEquals } from './collation.ts';
import { messageOf, shownValue } from './conversion-error.ts';
import { convertTo, tryConvert } from './convert.ts';
import { integerOf, toDecimal, toDouble } from './convert-number.ts';
import { CustomObject } from './custom-object.ts';
import { compareDecimals } from './decimal.ts';
import { NetException } from './error.ts';
import { type HasValueKey, hashKey, valueKey } from './hash-key.ts';
import { EnumValue, NetType, typeOf } from './net-type.ts';
import { commonRank, numericRank } from './numeric-operation.ts';
import { raiseRuntime } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { toText } from './text.ts';
import { toBool } from './truth.ts';
import { Char, Double, Single, type Value } from './value.ts';

export * from './collection-operators.ts';
export { opFormat } from './composite-format.ts';
export { opJoin } from './join.ts';
export { opMatch, opNotMatch, opReplace } from './match-operators.ts';
export { opSplit, opSplitUnary } from './split.ts';
export { opAs, opIs, opIsNot } from './type-operators.ts';

const DOUBLE = 4;
const DECIMAL = 5;

/** `left -eq right` for a left side that is no collection. */
export function equal(left: Value, right: Value, caseSensitive: boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  if (typeof left === 'string')
    return textEquals(
      left,
      typeof right === 'string' ? right : right === null || right === undefined ? nothing : toText(right),
      caseSensitive,
    );
  const first = left instanceof PSObject ? left.base : left;
  const second = right instanceof PSObject ? right.base : right;
  if (first === null || first === undefined) return second === null || second === undefined;
  if (second === null || second === undefined) return false;
  if (typeof first === 'string') return equal(first, second, caseSensitive);
  if (typeof first === 'boolean') return first === toBool(second);
  const rank = numericRank(first);
  if (rank >= 0 && numericRank(second) >= 0) return compareNumbers(first, second) === 0;
  if (first === second) return true;
  if (first instanceof Char) return charEqual(first, second, caseSensitive);
  return objectEqual(first, second, caseSensitive);
}

/** Never equal to any text: null on the right of a string. */
const nothing = '\uffff\ufffe\uffff';

function charEqual(left: Char, right: Value, caseSensitive: boolean): boolean {
  const text = String.fromCharCode(left.code);
  if (typeof right === 'string') return right.length === 1 && (caseSensitive ? text === right : text.toUpperCase() === right.toUpperCase());
  const other = right instanceof Char ? right : tryConvert(right, typeOf(left));
  const char = other instanceof Char ? other : other.ok ? (other.value as Char) : undefined;
  if (!char) return false;
  return char.code === left.code || (!caseSensitive && text.toUpperCase() === String.fromCharCode(char.code).toUpperCase());
}

function objectEqual(left: Value, right: Value, caseSensitive: boolean): boolean {
  const type = typeOf(left);
  if (sameValue(left, right)) return true;
  if (left instanceof NetType || left instanceof CustomObject) return false;
  const converted = tryConvert(right, type);
  if (!converted.ok) return false;
  const other = converted.value;
  return numericRank(left) >= 0
    ? compareNumbers(left, other) === 0
    : other instanceof Char && left instanceof Char
      ? charEqual(left, other, caseSensitive)
      : sameValue(left, other);
}

/** Object.Equals: the type's own rule, equal keys of value-like objects, else identity. */
export function sameValue(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) return false;
  const { equals } = typeOf(left).hooks;
  if (equals) return equals(left as never, right);
  const key = (left as Partial<HasValueKey>)[valueKey];
  if (key) return left.constructor === right.constructor && key.call(left) === (right as HasValueKey)[valueKey]();
  return left.constructor === right.constructor && numericRank(left) >= 0 && hashKey(left) === hashKey(right);
}

/** Two numbers by value in their common type; NaN when one of them is no number. */
export function compareNumbers(left: Value, right: Value): number {
  const rank = commonRank(left, right);
  if (rank === DECIMAL) {
    try {
      return compareDecimals(toDecimal(left), toDecimal(right));
    } catch (thrown) {
      if (!(thrown instanceof NetException)) throw thrown;
      return toDouble(left)! - toDouble(right)!;
    }
  }
  if (
    rank <= 1 ||
    rank === DOUBLE ||
    left instanceof Double ||
    right instanceof Double ||
    left instanceof Single ||
    right instanceof Single
  ) {
    const a = toDouble(left)!;
    const b = toDouble(right)!;
    return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
  }
  const a = integerOf(left)!;
  const b = integerOf(right)!;
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Order of two values for -lt, -le, -gt, -ge; the right side becomes what the left is. NaN when they have no order (NaN itself).
 * Throws a conversion error, ComparisonFailure, NotIcomparable or PSObjectCompareTo.
 */
export function compare(left: Value, right: Value, caseSensitive: boolean): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const first = left instanceof PSObject ? left.base : left;
  const second = right instanceof PSObject ? right.base : right;
  if (first === null || first === undefined) return second === null || second === undefined ? 0 : negative(second) ? 1 : -1;
  if (second === null || second === undefined) return negative(first) ? -1 : 1;
  if (typeof first === 'string') return compareText(first, typeof second === 'string' ? second : toText(second), caseSensitive);
  if (numericRank(first) >= 0) return compareNumbers(first, numericRank(second) >= 0 ? second : numberLike(second, first));
  if (typeof first === 'boolean') return Number(first) - Number(toBool(second));
  if (first instanceof Char) return first.code - (convertTo(second, typeOf(first)) as Char).code;
  if (first instanceof EnumValue) return first.value - (convertTo(second, first.netType) as EnumValue).value;
  return compareObjects(first, second);
}

/** The right side of a number: converted to its type; text that is a number with a fraction is not cut. */
function numberLike(value: Value, left: Value): Value {
  return convertTo(value, typeOf(left));
}

function negative(value: Value): boolean {
  return numericRank(value) >= 0 && toDouble(value)! < 0;
}

function compareObjects(left: Value, right: Value): number {
  const type = typeOf(left);
  if (left instanceof CustomObject)
    return raiseRuntime(
      'PSObjectCompareTo',
      `Cannot compare "${shownValue(left)}" to "${shownValue(right)}" because the objects are not the same type or the object "${shownValue(left)}" does not implement "IComparable".`,
      'InvalidOperation',
    );
  const { compare: own } = type.hooks;
  if (!own)
    return raiseRuntime('NotIcomparable', `Cannot compare "${shownValue(left)}" because it is not IComparable.`, 'InvalidOperation');
  const other = type.isAssignableFrom(typeOf(right)) ? { ok: true as const, value: right } : tryConvert(right, type);
  if (!other.ok) return comparisonFailure(left, right, messageOf(other.thrown) ?? '');
  const order = own(left as never, other.value);
  return order ?? comparisonFailure(left, right, `Object must be of type ${type.name}.`);
}

function comparisonFailure(left: Value, right: Value, why: string): never {
  return raiseRuntime(
    'ComparisonFailure',
    `Could not compare "${shownValue(left)}" to "${shownValue(right)}". Error: "${why}"`,
    'InvalidOperation',
  );
}
