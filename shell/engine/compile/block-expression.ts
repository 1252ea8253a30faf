import type { ScriptBlockExpression, UsingExpression } from '../../language/ast.ts';
import { Code } from '../block/code.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { ScriptTypes } from '../block/script-types.ts';
import { expression } from './expression.ts';
import type { Compiling, Eval } from './shape.ts';
import { readUsing } from './variable.ts';

/** Code of a block that stands inside other code: it sees the types of what is around it. */
export const innerCode = (node: ScriptBlockExpression['scriptBlock'], c: Compiling): Code =>
  new Code(node, c.source, new ScriptTypes(c.code.types), c.code.usings);

export function blockExpression(node: ScriptBlockExpression, c: Compiling): Eval {
  const code = innerCode(node.scriptBlock, c);
  return (f) => new ScriptBlock(code, f.state);
}

/** `$using:x` where no job or remote runs it; jobs give the values beforehand. */
export function usingExpression(node: UsingExpression, c: Compiling): Eval {
  const inner = node.expression;
  if (inner.kind === 'VariableExpression') return (f) => readUsing(f, inner.path.replace(/^using:/i, ''));
  return expression(inner, c);
}
