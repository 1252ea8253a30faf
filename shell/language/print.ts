import type { Ast, ScriptBlock, Statement } from './ast.ts';
import { blockBody } from './print/block.ts';
import { expressionText } from './print/expression.ts';
import { statementText } from './print/statement.ts';
import { visit } from './walk.ts';

/** A tree that holds ErrorStatement or ErrorExpression nodes has no text of its own. */
export class UnprintableTree extends Error {}

/**
 * Writes a tree as text that reads back as the same tree (extents, comments and the raw text of expandable strings aside).
 * Throws UnprintableTree for trees with parse errors.
 */
export function print(node: ScriptBlock | Statement): string {
  refuseErrors(node);
  if (node.kind === 'ScriptBlock') return blockBody(node, 0);
  return statementText(node, 0);
}

/** The text of an expression; the same rules as `print`. */
export function printExpression(node: Parameters<typeof expressionText>[0]): string {
  refuseErrors(node);
  return expressionText(node, 0);
}

function refuseErrors(root: Ast): void {
  const clean = visit(root, ({ kind }) => (kind === 'ErrorStatement' || kind === 'ErrorExpression' ? 'stop' : undefined));
  if (!clean) throw new UnprintableTree('A script with parse errors can not be written back as text.');
}
