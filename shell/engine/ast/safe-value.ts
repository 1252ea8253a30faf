import { findNodes, type SurfaceNode } from '../../language/surface.ts';
import { NetException } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { parseScript } from '../block/parse-block.ts';
import { currentEngine } from '../current-engine.ts';
import { Capture } from '../output.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/** Nodes whose value is known without running anything that scripts define or that has effects. */
const safe: ReadonlySet<SurfaceNode['kind']> = new Set([
  'ArrayExpression',
  'ArrayLiteral',
  'CommandExpression',
  'ConstantExpression',
  'ExpandableStringExpression',
  'HashtableExpression',
  'ParenExpression',
  'Pipeline',
  'StatementBlock',
  'StringConstantExpression',
  'UnaryExpression',
  'VariableExpression',
]);
const constants = new Set(['true', 'false', 'null', 'psscriptroot', 'pscommandpath']);

function isSafe(node: SurfaceNode): boolean {
  return safe.has(node.kind) && (node.kind !== 'VariableExpression' || constants.has(node.path.toLowerCase()));
}

/** Ast.SafeGetValue: the value of a node that holds only constants, texts, lists and tables of such. */
export function safeValue({ node, text, tree }: SyntaxNode): Value {
  if (findNodes(node, (each) => !isSafe(each), true, true).length > 0)
    throw new NetException(
      'System.InvalidOperationException',
      `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${text}.`,
    );
  const engine = currentEngine();
  const out = new Capture();
  engine.blocks.call(parseScript(engine, `,(${text}\n)`, tree.source.file, engine.top.state), [], out);
  return out.list()[0] ?? null;
}
