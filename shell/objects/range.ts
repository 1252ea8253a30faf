import { integerOf, toNumber as numberOperand } from './convert-number.ts';
import { Raised } from './error.ts';
import { type NetType, requireType, typeOf } from './net-type.ts';
import { numericRank } from './numeric-operation.ts';
import { raiseNet } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { Char, type Value } from './value.ts';

/** The code of an end of a character range: a char, or text of one character that is no digit. */
function charEnd(value: Value): number | undefined {
  if (value instanceof Char) return value.code;
  return typeof value === 'string' && value.length === 1 && !/\d/.test(value) ? value.charCodeAt(0) : undefined;
}

/** An end of a number range; text that is no number throws the plain .NET exceptions. */
export function rangeEnd(given: Value): number {
  if (typeof given === 'number') return given;
  const value = given instanceof PSObject ? given.base : given;
  if (typeof value === 'object' && value !== null && numericRank(value) < 0 && !(value instanceof Char) && !typeOf(value).isEnum)
    return raiseNet(
      'System.InvalidCastException',
      `Cannot convert the "${typeOf(value).display}" value of type "${typeOf(value).display}" to type "System.Int32".`,
    );
  const integer = integerOf(numberOf(value));
  if (integer === undefined || integer > 0x7fffffffn || integer < -0x80000000n)
    return raiseNet('System.OverflowException', 'Value was either too large or too small for an Int32.');
  return Number(integer);
}

const int32 = (): NetType => requireType('System.Int32');

function numberOf(value: Value): Value {
  try {
    return numberOperand(value, int32());
  } catch (thrown) {
    if (thrown instanceof Raised && typeof value === 'string')
      return raiseNet('System.FormatException', `The input string '${value}' was not in a correct format.`);
    throw thrown;
  }
}

/** `left..right`: Int32 numbers, or characters when both ends are; either direction. */
export function range(left: Value, right: Value): Value[] {
  const from = charEnd(left instanceof PSObject ? left.base : left);
  const to = charEnd(right instanceof PSObject ? right.base : right);
  if (from !== undefined && to !== undefined) {
    const chars: Value[] = [];
    for (const code of steps(from, to)) chars.push(new Char(code));
    return chars;
  }
  const first = rangeEnd(left);
  const last = rangeEnd(right);
  const count = Math.abs(last - first) + 1;
  const numbers: Value[] = new Array(count);
  const step = last < first ? -1 : 1;
  for (let at = 0, n = first; at < count; at++, n += step) numbers[at] = n;
  return numbers;
}

function* steps(from: number, to: number): Generator<number> {
  const step = to < from ? -1 : 1;
  for (let at = from; at !== to + step; at += step) yield at;
}
