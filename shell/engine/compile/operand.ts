import type { Expression } from '../../language/ast.ts';

/** The number of an operand that is an Int32 literal. */
export function intLiteral(node: Expression): number | undefined {
  return node.kind === 'ConstantExpression' && node.literal.type === 'Int32' ? Number(node.literal.value) : undefined;
}
