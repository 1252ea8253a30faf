import type { BinaryExpression } from '../../language/ast.ts';
import { opMatch, opNotMatch, opReplace, opSplit } from '../../objects/comparison.ts';
import type { Value } from '../../objects/value.ts';
import { ScriptBlock } from '../block/script-block.ts';
import type { Frame } from '../scope/frame.ts';
import { expression } from './expression.ts';
import type { Compiling, Eval } from './shape.ts';
import { writeVariable } from './variable.ts';

const isCased = (operator: string): boolean => operator.startsWith('C');

/** `-match` and `-notmatch`: a success leaves its groups in $Matches of the current scope. */
export function matching(node: BinaryExpression, c: Compiling): Eval {
  const [left, right] = [expression(node.left, c), expression(node.right, c)];
  const caseSensitive = isCased(node.operator);
  const store = writeVariable('Matches', c);
  const operation = node.operator.toLowerCase().endsWith('notmatch') ? opNotMatch : opMatch;
  return (f) => {
    const { result, matches } = operation(left(f), right(f), caseSensitive);
    if (matches !== null) store(f, matches);
    return result;
  };
}

/** How -replace and -split call a script block: in the current scope, with $_. */
const caller =
  (f: Frame) =>
  (block: Value, underscore: Value): Value =>
    block instanceof ScriptBlock ? f.engine.blocks.invokeInScope(block, underscore) : undefined;

export function replacing(node: BinaryExpression, c: Compiling): Eval {
  const [left, right] = [expression(node.left, c), expression(node.right, c)];
  const caseSensitive = isCased(node.operator);
  return (f) => opReplace(left(f), right(f), caseSensitive, caller(f));
}

export function splitting(node: BinaryExpression, c: Compiling): Eval {
  const [left, right] = [expression(node.left, c), expression(node.right, c)];
  const caseSensitive = isCased(node.operator);
  return (f) => opSplit(left(f), right(f), caseSensitive, caller(f));
}
