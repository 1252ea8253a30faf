import type { Expression, PipelineBase } from '../../language/ast.ts';
import type { Frame } from '../scope/frame.ts';
import { expression } from './expression.ts';
import type { Compiling } from './shape.ts';
import { pureExpression } from './statement-value.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** For `a..b` with two Int32: its ends, so that the numbers need not be stored. Undefined when it is something else after all. */
export function rangeBounds(node: PipelineBase | Expression, c: Compiling): ((frame: Frame) => Span | undefined) | undefined {
  let range: Expression | undefined;
  if (node.kind === 'BinaryExpression') range = node;
  else if (node.kind === 'Pipeline') range = pureExpression(node);
  if (range?.kind !== 'BinaryExpression' || range.operator !== 'DotDot') return undefined;
  if (!isPlain(range.left) || !isPlain(range.right)) return undefined;
  const [left, right] = [expression(range.left, c), expression(range.right, c)];
  return (f) => {
    const from = left(f);
    const to = right(f);
    return typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined;
  };
}

/** Operands that may be evaluated twice without a difference. */
const isPlain = (node: Expression): boolean => node.kind === 'ConstantExpression' || node.kind === 'VariableExpression';
