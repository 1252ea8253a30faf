import type { Expression, Statement } from '../../language/ast.ts';
import type { Value } from '../../objects/value.ts';
import { Capture } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import { assignmentValue } from './assignment.ts';
import { escaping } from './escape.ts';
import { expression } from './expression.ts';
import { capturedPipeline } from './pipeline.ts';
import type { Compiling, Eval } from './shape.ts';
import { statement } from './statement.ts';

/** The expression that a statement is, when it is nothing else. */
export function pureExpression(node: Statement): Expression | undefined {
  if (node.kind === 'CommandExpression') return node.redirections.length === 0 ? node.expression : undefined;
  if (node.kind !== 'Pipeline' || node.background) return undefined;
  const [only, more] = node.elements;
  if (more !== undefined || only?.kind !== 'CommandExpression' || only.redirections.length > 0) return undefined;
  return only.expression;
}

/** True for expressions after which $? is True; brackets leave it to the commands inside them. */
export const settlesSuccess = (node: Expression): boolean =>
  node.kind !== 'ParenExpression' && node.kind !== 'SubExpression' && node.kind !== 'ArrayExpression';

/**
 * What an assignment, a hash value or a parenthesis sees of a statement: an expression as it is, otherwise nothing, the one
 * object or an array of all it wrote.
 */
export function statementValue(node: Statement, c: Compiling, inParen = false): Eval {
  const pure = pureExpression(node);
  if (pure) {
    const value = expression(pure, c);
    return inParen ? value : marked(value, node);
  }
  if (node.kind === 'AssignmentStatement') return assignmentValue(node, c);
  if (node.kind === 'Pipeline') return capturedPipeline(node, c);
  const run = statement(node, c);
  return (f) => {
    const out = new Capture();
    escaping(f, run(f, out));
    return out.result();
  };
}

/** An expression that stands for a statement says where it is and that it went well. */
function marked(value: Eval, node: Statement): Eval {
  return (f: Frame): Value => {
    f.at = node;
    return value(f);
  };
}
