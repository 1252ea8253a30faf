import type { AssignmentStatement, Statement } from '../../language/ast.ts';
import { add, divide, multiply, remainder, subtract } from '../../objects/arithmetic.ts';
import { Double, type Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';
import { place, target } from './assignment-target.ts';
import type { Compiling, Eval, Run } from './shape.ts';
import { pureExpression, settlesSuccess, statementValue } from './statement-value.ts';
import { placeOf } from './variable.ts';

const operations: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
  PlusEquals: add,
  MinusEquals: subtract,
  MultiplyEquals: multiply,
  DivideEquals: divide,
  RemainderEquals: remainder,
};

/** Compiles an assignment and gives the value that was assigned: `($x = 5)`. */
export function assignmentValue(node: AssignmentStatement, c: Compiling): Eval {
  if (node.operator === 'Equals') {
    const right = statementValue(node.right, c);
    const store = target(node.left, c);
    const many = node.left.kind === 'ArrayLiteral';
    return (f) => {
      let value = right(f);
      if (many && Array.isArray(value)) value = value.slice();
      f.at = node;
      store(f, value);
      return value;
    };
  }
  if (node.operator === 'QuestionQuestionEquals') {
    const { read, write } = place(node.left, c);
    const right = statementValue(node.right, c);
    return (f) => {
      const reference = read(f);
      if (reference.value !== null && reference.value !== undefined) return reference.value;
      const value = right(f);
      write(f, reference, value);
      return value;
    };
  }
  return compound(node, c);
}

/** `+=` and its kin. A plain variable that holds an Int32 is changed in its cell. */
function compound(node: AssignmentStatement, c: Compiling): Eval {
  const operation = operations[node.operator]!;
  const { read, write } = place(node.left, c);
  const right = statementValue(node.right, c);
  const slow: Eval = (f) => {
    const reference = read(f);
    const value = operation(reference.value, right(f));
    f.at = node;
    write(f, reference, value);
    return value;
  };
  const at = node.left.kind === 'VariableExpression' ? placeOf(node.left.path, c) : -1;
  if (at < 0 || (node.operator !== 'PlusEquals' && node.operator !== 'MinusEquals')) return slow;
  const sign = node.operator === 'PlusEquals' ? 1 : -1;
  return (f) => {
    const cell = f.cells[at];
    if (cell === undefined || cell.guard !== null || typeof cell.value === 'symbol') return slow(f);
    const before = cell.value;
    const by = right(f);
    if (typeof before === 'number' && typeof by === 'number') {
      const sum = before + sign * by;
      if (sum === (sum | 0)) {
        cell.value = sum;
        return sum;
      }
    }
    if (before instanceof Double && typeof by === 'number') {
      const sum = new Double(before.value + sign * by);
      cell.value = sum;
      return sum;
    }
    f.at = node;
    const value = operation(before, by);
    cell.value = value;
    return value;
  };
}

export function assignment(node: AssignmentStatement, c: Compiling): Run {
  const run = assignmentValue(node, c);
  let last: Statement = node.right;
  while (last.kind === 'AssignmentStatement') last = last.right;
  const expression = pureExpression(last);
  if (expression && settlesSuccess(expression))
    return (f: Frame) => {
      f.at = node;
      run(f);
      f.engine.success = true;
      return 0;
    };
  return (f: Frame) => {
    f.at = node;
    run(f);
    return 0;
  };
}
