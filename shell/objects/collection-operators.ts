import { compare, equal } from './comparison.ts';
import { Dictionary } from './dictionary.ts';
import { enumerable } from './enumerate.ts';
import { toText } from './text.ts';
import type { Value } from './value.ts';
import { wildcard } from './wildcard.ts';

type Test = (left: Value, right: Value, caseSensitive: boolean) => boolean;

/** A comparison whose left side may be a collection: then it keeps the elements that pass. */
function filtering(test: Test): (left: Value, right: Value, caseSensitive: boolean) => Value {
  return (left, right, caseSensitive) => {
    if (typeof left === 'object' && left !== null) {
      const items = enumerable(left);
      if (items) {
        const kept: Value[] = [];
        for (const item of items) if (test(item, right, caseSensitive)) kept.push(item);
        return kept;
      }
    }
    return test(left, right, caseSensitive);
  };
}

const eqCollection = filtering(equal);
const neCollection = filtering((l, r, c) => !equal(l, r, c));
const ltCollection = filtering((l, r, c) => compare(l, r, c) < 0);
const leCollection = filtering((l, r, c) => compare(l, r, c) <= 0);
const gtCollection = filtering((l, r, c) => compare(l, r, c) > 0);
const geCollection = filtering((l, r, c) => compare(l, r, c) >= 0);

export function opEq(left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  return eqCollection(left, right, caseSensitive);
}

export function opNe(left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left !== right;
  return neCollection(left, right, caseSensitive);
}

export function opLt(left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  return ltCollection(left, right, caseSensitive);
}

export function opLe(left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left <= right;
  return leCollection(left, right, caseSensitive);
}

export function opGt(left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left > right;
  return gtCollection(left, right, caseSensitive);
}

export function opGe(left: Value, right: Value, caseSensitive: boolean): Value {
  if (typeof left === 'number' && typeof right === 'number') return left >= right;
  return geCollection(left, right, caseSensitive);
}

const like: Test = (left, right, caseSensitive) => wildcard(toText(right), caseSensitive).matches(toText(left));

export const opLike = filtering(like);
export const opNotLike = filtering((l, r, c) => !like(l, r, c));

/** `collection -contains value`: each element is the left side of -eq; an array only matches itself. */
export function opContains(left: Value, right: Value, caseSensitive: boolean): boolean {
  const items = left instanceof Dictionary ? undefined : enumerable(left);
  if (!items) return equal(left, right, caseSensitive);
  for (const item of items) if (enumerable(item) ? item === right : equal(item, right, caseSensitive)) return true;
  return false;
}

export function opNotContains(left: Value, right: Value, caseSensitive: boolean): boolean {
  return !opContains(left, right, caseSensitive);
}

export function opIn(left: Value, right: Value, caseSensitive: boolean): boolean {
  return opContains(right, left, caseSensitive);
}

export function opNotIn(left: Value, right: Value, caseSensitive: boolean): boolean {
  return !opContains(right, left, caseSensitive);
}
