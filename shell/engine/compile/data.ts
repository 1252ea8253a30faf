import type { DataStatement } from '../../language/ast.ts';
import { Capture, emit } from '../output.ts';
import { assignLocal } from '../scope/lookup.ts';
import { escaping } from './escape.ts';
import type { Compiling, Run } from './shape.ts';
import { statementBlock } from './statement.ts';

/** `data name { … }`: what may stand inside was checked when the text was parsed. */
export function dataStatement(node: DataStatement, c: Compiling): Run {
  const run = statementBlock(node.body, c);
  return (f, out) => {
    const capture = new Capture();
    escaping(f, run(f, capture));
    if (node.variable) assignLocal(f, node.variable, capture.result() ?? null);
    else emit(capture.result(), out);
    return 0;
  };
}
