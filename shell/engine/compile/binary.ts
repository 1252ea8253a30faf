import type { BinaryExpression } from '../../language/ast.ts';
import {
  add,
  bitAnd,
  bitOr,
  bitXor,
  divide,
  multiply,
  range,
  remainder,
  shiftLeft,
  shiftRight,
  subtract,
} from '../../objects/arithmetic.ts';
import {
  opAs,
  opContains,
  opEq,
  opFormat,
  opGe,
  opGt,
  opIn,
  opIs,
  opIsNot,
  opJoin,
  opLe,
  opLike,
  opLt,
  opNe,
  opNotContains,
  opNotIn,
  opNotLike,
} from '../../objects/comparison.ts';
import { toBool } from '../../objects/convert.ts';
import type { Value } from '../../objects/value.ts';
import { condition, expression } from './expression.ts';
import { matching, replacing, splitting } from './pattern-operator.ts';
import type { Compiling, Eval, Test } from './shape.ts';

type Operation = (left: Value, right: Value) => Value;

/** Comparison operators by the word behind the case letter. */
const comparisons: Readonly<Record<string, (left: Value, right: Value, caseSensitive: boolean) => Value>> = {
  eq: opEq,
  ne: opNe,
  lt: opLt,
  le: opLe,
  gt: opGt,
  ge: opGe,
  like: opLike,
  notlike: opNotLike,
  contains: opContains,
  notcontains: opNotContains,
  in: opIn,
  notin: opNotIn,
};

const operations: Readonly<Record<string, Operation>> = {
  Divide: divide,
  DotDot: range,
  Band: bitAnd,
  Bor: bitOr,
  Bxor: bitXor,
  Shl: shiftLeft,
  Shr: shiftRight,
  Join: opJoin,
  Format: opFormat,
  Is: opIs,
  IsNot: opIsNot,
  As: opAs,
};

/** `Ieq` → ['eq', false], `Cmatch` → ['match', true]. */
function cased(operator: string): readonly [string, boolean] {
  return [operator.slice(1).toLowerCase(), operator.startsWith('C')];
}

export function binary(node: BinaryExpression, c: Compiling): Eval {
  const test = binaryTest(node, c, true);
  if (test) return test;
  switch (node.operator) {
    case 'Imatch':
    case 'Cmatch':
    case 'Inotmatch':
    case 'Cnotmatch':
      return matching(node, c);
    case 'Ireplace':
    case 'Creplace':
      return replacing(node, c);
    case 'Isplit':
    case 'Csplit':
      return splitting(node, c);
    case 'QuestionQuestion': {
      const [left, right] = [expression(node.left, c), expression(node.right, c)];
      return (f) => left(f) ?? right(f);
    }
  }
  const left = expression(node.left, c);
  const right = expression(node.right, c);
  const arithmetic = fast[node.operator];
  if (arithmetic) return arithmetic(left, right);
  const operation = operations[node.operator];
  if (operation) return (f) => operation(left(f), right(f));
  const [word, caseSensitive] = cased(node.operator);
  const compare = comparisons[word]!;
  return (f) => compare(left(f), right(f), caseSensitive);
}

/** Arithmetic with a short way for two Int32. */
const fast: Readonly<Record<string, (left: Eval, right: Eval) => Eval>> = {
  Plus: (left, right) => (f) => {
    const l = left(f);
    const r = right(f);
    if (typeof l === 'number' && typeof r === 'number') {
      const sum = l + r;
      if (sum === (sum | 0)) return sum;
    }
    return add(l, r);
  },
  Minus: (left, right) => (f) => {
    const l = left(f);
    const r = right(f);
    if (typeof l === 'number' && typeof r === 'number') {
      const difference = l - r;
      if (difference === (difference | 0)) return difference;
    }
    return subtract(l, r);
  },
  Multiply: (left, right) => (f) => {
    const l = left(f);
    const r = right(f);
    if (typeof l === 'number' && typeof r === 'number') {
      const product = l * r;
      if (product === (product | 0)) return product | 0;
    }
    return multiply(l, r);
  },
  Rem: (left, right) => (f) => {
    const l = left(f);
    const r = right(f);
    if (typeof l === 'number' && typeof r === 'number' && r !== 0) return (l % r) | 0;
    return remainder(l, r);
  },
};

type Relation = (left: Eval, right: Eval, caseSensitive: boolean) => Test;

/** Comparisons whose truth is asked: two Int32 are compared directly. */
const relations: Readonly<Record<string, Relation>> = {
  eq: (left, right, cs) => (f) => {
    const l = left(f);
    const r = right(f);
    return typeof l === 'number' && typeof r === 'number' ? l === r : truth(opEq(l, r, cs));
  },
  ne: (left, right, cs) => (f) => {
    const l = left(f);
    const r = right(f);
    return typeof l === 'number' && typeof r === 'number' ? l !== r : truth(opNe(l, r, cs));
  },
  lt: (left, right, cs) => (f) => {
    const l = left(f);
    const r = right(f);
    return typeof l === 'number' && typeof r === 'number' ? l < r : truth(opLt(l, r, cs));
  },
  le: (left, right, cs) => (f) => {
    const l = left(f);
    const r = right(f);
    return typeof l === 'number' && typeof r === 'number' ? l <= r : truth(opLe(l, r, cs));
  },
  gt: (left, right, cs) => (f) => {
    const l = left(f);
    const r = right(f);
    return typeof l === 'number' && typeof r === 'number' ? l > r : truth(opGt(l, r, cs));
  },
  ge: (left, right, cs) => (f) => {
    const l = left(f);
    const r = right(f);
    return typeof l === 'number' && typeof r === 'number' ? l >= r : truth(opGe(l, r, cs));
  },
};

const truth = (value: Value): boolean => (typeof value === 'boolean' ? value : toBool(value));

/** A test for `-and`, `-or`, `-xor` (always Boolean) and, unless the value itself is wanted, for comparisons. */
export function binaryTest(node: BinaryExpression, c: Compiling, asValue = false): Test | undefined {
  switch (node.operator) {
    case 'And': {
      const [left, right] = [condition(node.left, c), condition(node.right, c)];
      return (f) => left(f) && right(f);
    }
    case 'Or': {
      const [left, right] = [condition(node.left, c), condition(node.right, c)];
      return (f) => left(f) || right(f);
    }
    case 'Xor': {
      const [left, right] = [condition(node.left, c), condition(node.right, c)];
      return (f) => left(f) !== right(f);
    }
  }
  if (asValue) return undefined;
  const [word, caseSensitive] = cased(node.operator);
  const relation = relations[word];
  if (relation && /^[IC]/.test(node.operator) && comparisons[word])
    return relation(expression(node.left, c), expression(node.right, c), caseSensitive);
  return undefined;
}
