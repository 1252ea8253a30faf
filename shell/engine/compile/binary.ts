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
import { intLiteral } from './operand.ts';
import { matching, replacing, splitting } from './pattern-operator.ts';
import type { Compiling, Eval, Test } from './shape.ts';

type Operation = (left: Value, right: Value) => Value;

/** Comparison operators by the word behind the case letter. */
const comparisons: Readonly<Record<string, Compare>> = {
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
  const arithmetic = fast[node.operator];
  if (arithmetic) {
    const literal = intLiteral(node.right);
    return literal === undefined
      ? arithmetic.make(left, expression(node.right, c), arithmetic.slow)
      : arithmetic.withLiteral(left, literal, arithmetic.slow);
  }
  const right = expression(node.right, c);
  const operation = operations[node.operator];
  if (operation) return (f) => operation(left(f), right(f));
  const [word, caseSensitive] = cased(node.operator);
  const compare = comparisons[word]!;
  return (f) => compare(left(f), right(f), caseSensitive);
}

/** Two Int32 and what is done with them; undefined where the result leaves Int32. */
interface Arithmetic {
  readonly slow: Operation;
  readonly make: (left: Eval, right: Eval, slow: Operation) => Eval;
  /** The same with a literal on the right. */
  readonly withLiteral: (left: Eval, right: number, slow: Operation) => Eval;
}

const fast: Readonly<Record<string, Arithmetic>> = {
  Plus: {
    slow: add,
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      if (typeof l === 'number' && typeof r === 'number') {
        const sum = l + r;
        if (sum === (sum | 0)) return sum;
      }
      return slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      if (typeof l === 'number') {
        const sum = l + r;
        if (sum === (sum | 0)) return sum;
      }
      return slow(l, r);
    },
  },
  Minus: {
    slow: subtract,
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      if (typeof l === 'number' && typeof r === 'number') {
        const difference = l - r;
        if (difference === (difference | 0)) return difference;
      }
      return slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      if (typeof l === 'number') {
        const difference = l - r;
        if (difference === (difference | 0)) return difference;
      }
      return slow(l, r);
    },
  },
  Multiply: {
    slow: multiply,
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      if (typeof l === 'number' && typeof r === 'number') {
        const product = l * r;
        if (product === (product | 0)) return product | 0;
      }
      return slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      if (typeof l === 'number') {
        const product = l * r;
        if (product === (product | 0)) return product | 0;
      }
      return slow(l, r);
    },
  },
  Rem: {
    slow: remainder,
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      return typeof l === 'number' && typeof r === 'number' && r !== 0 ? (l % r) | 0 : slow(l, r);
    },
    withLiteral: (left, r, slow) => {
      if (r === 0) return (f) => slow(left(f), r);
      return (f) => {
        const l = left(f);
        return typeof l === 'number' ? (l % r) | 0 : slow(l, r);
      };
    },
  },
};

type Compare = (left: Value, right: Value, caseSensitive: boolean) => Value;

/** Comparisons whose truth is asked: two Int32 are compared directly. */
interface Relation {
  readonly make: (left: Eval, right: Eval, slow: (l: Value, r: Value) => boolean) => Test;
  readonly withLiteral: (left: Eval, right: number, slow: (l: Value, r: Value) => boolean) => Test;
}

const relations: Readonly<Record<string, Relation>> = {
  eq: {
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      return typeof l === 'number' && typeof r === 'number' ? l === r : slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      return typeof l === 'number' ? l === r : slow(l, r);
    },
  },
  ne: {
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      return typeof l === 'number' && typeof r === 'number' ? l !== r : slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      return typeof l === 'number' ? l !== r : slow(l, r);
    },
  },
  lt: {
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      return typeof l === 'number' && typeof r === 'number' ? l < r : slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      return typeof l === 'number' ? l < r : slow(l, r);
    },
  },
  le: {
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      return typeof l === 'number' && typeof r === 'number' ? l <= r : slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      return typeof l === 'number' ? l <= r : slow(l, r);
    },
  },
  gt: {
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      return typeof l === 'number' && typeof r === 'number' ? l > r : slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      return typeof l === 'number' ? l > r : slow(l, r);
    },
  },
  ge: {
    make: (left, right, slow) => (f) => {
      const l = left(f);
      const r = right(f);
      return typeof l === 'number' && typeof r === 'number' ? l >= r : slow(l, r);
    },
    withLiteral: (left, r, slow) => (f) => {
      const l = left(f);
      return typeof l === 'number' ? l >= r : slow(l, r);
    },
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
  const compare = comparisons[word];
  if (!relation || !compare || !/^[IC]/.test(node.operator)) return undefined;
  const slow = slowly(compare, caseSensitive);
  const left = expression(node.left, c);
  const literal = intLiteral(node.right);
  return literal === undefined ? relation.make(left, expression(node.right, c), slow) : relation.withLiteral(left, literal, slow);
}

const slowly =
  (compare: Compare, caseSensitive: boolean) =>
  (left: Value, right: Value): boolean =>
    truth(compare(left, right, caseSensitive));
