import type { Pipeline, PipelineChain } from '../../language/ast.ts';
import { startBackground } from '../call/background.ts';
import type { Compiling, Run } from './shape.ts';
import { statement } from './statement.ts';

/** `a && b`, `a || b`: the success of the left side decides. */
export function chain(node: PipelineChain, c: Compiling): Run {
  if (node.background) return startBackground(node, c);
  const left = link(node.left, c);
  const right = link(node.right, c);
  const wanted = node.operator === 'AndAnd';
  return (f, out) => {
    let signal: ReturnType<Run>;
    try {
      signal = left(f, out);
    } catch (thrown) {
      signal = f.engine.failed(thrown, f, out);
    }
    if (signal !== 0) return signal;
    return f.engine.success === wanted ? right(f, out) : 0;
  };
}

const link = (node: Pipeline | PipelineChain, c: Compiling): Run => statement(node, c);
