import type { Expression, UnaryExpression } from '../../language/ast.ts';
import { bitNot, decrement, increment, negate, unaryPlus } from '../../objects/arithmetic.ts';
import { opJoin, opSplitUnary } from '../../objects/comparison.ts';
import type { Value } from '../../objects/value.ts';
import { place } from './assignment-target.ts';
import { condition, expression } from './expression.ts';
import type { Compiling, Eval, Test } from './shape.ts';
import { placeOf } from './variable.ts';

export function unaryTest(node: UnaryExpression, c: Compiling): Test | undefined {
  if (node.operator !== 'Not' && node.operator !== 'Exclaim') return undefined;
  const inner = condition(node.child, c);
  return (f) => !inner(f);
}

export function unary(node: UnaryExpression, c: Compiling): Eval {
  const test = unaryTest(node, c);
  if (test) return test;
  switch (node.operator) {
    case 'PlusPlus':
      return step(node.child, c, increment, true);
    case 'MinusMinus':
      return step(node.child, c, decrement, true);
    case 'PostfixPlusPlus':
      return step(node.child, c, increment, false);
    case 'PostfixMinusMinus':
      return step(node.child, c, decrement, false);
  }
  const child = expression(node.child, c);
  const operation = operations[node.operator] ?? opSplitUnary;
  return (f) => operation(child(f));
}

const operations: Readonly<Record<string, (value: Value) => Value>> = {
  Minus: negate,
  Plus: unaryPlus,
  Bnot: bitNot,
  Comma: (value) => [value],
  Join: (value) => opJoin(value, ''),
};

/** `++` and `--`: gives the new value for a prefix, the old one for a postfix. */
function step(target: Expression, c: Compiling, change: (value: Value) => Value, prefix: boolean): Eval {
  const at = target.kind === 'VariableExpression' ? placeOf(target.path, c) : -1;
  const { read, write } = place(target, c);
  const slow: Eval = (f) => {
    const reference = read(f);
    const before = reference.value;
    const after = change(before);
    write(f, reference, after);
    return prefix ? after : (before ?? 0);
  };
  if (at < 0) return slow;
  const by = change === increment ? 1 : -1;
  return (f) => {
    const cell = f.cells[at];
    if (cell !== undefined && cell.guard === null) {
      const before = cell.value;
      if (typeof before === 'number' && before < 0x7fffffff && before > -0x80000000) {
        cell.value = before + by;
        return prefix ? before + by : before;
      }
    }
    return slow(f);
  };
}
