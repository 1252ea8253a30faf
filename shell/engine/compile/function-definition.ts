import type { FunctionDefinition } from '../../language/ast.ts';
import { Code } from '../block/code.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { ScriptTypes } from '../block/script-types.ts';
import type { Compiling, Run } from './shape.ts';

export function functionDefinition(node: FunctionDefinition, c: Compiling): Run {
  const code = new Code(node.body, c.source, new ScriptTypes(c.code.types), c.code.usings, node);
  return (f) => {
    f.at = node;
    f.engine.commands.defineFunction(f, node.name, new ScriptBlock(code, f.state), { filter: node.isFilter });
    f.engine.success = true;
    return 0;
  };
}
