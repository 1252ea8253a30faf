import type { Pipeline, PipelineChain } from '../../language/ast.ts';
import { raise } from '../../objects/error.ts';
import { attachedArgument } from '../binding/argument.ts';
import type { Compiling, Run } from '../compile/shape.ts';
import { Capture, emit } from '../output.ts';
import { PipelineRun } from '../pipeline/run.ts';
import { commandStage } from './start.ts';

/** `pipeline &`: a job of the same text, started by Start-Job. */
export function startBackground(node: Pipeline | PipelineChain, c: Compiling): Run {
  const text = c.source.slice(node);
  return (f, out) => {
    f.at = node;
    const { engine } = f;
    const start = engine.commands.resolve(f, 'Start-Job');
    if (!start)
      return raise(
        'CommandNotFoundException',
        'CommandNotFoundException',
        'ObjectNotFound',
        'Jobs cannot be started in this session: Start-Job is not there.',
        text,
      );
    const block = engine.parseBlock(`Microsoft.PowerShell.Management\\Set-Location -LiteralPath $using:PWD; ${text}`, f);
    const run = new PipelineRun(f, [
      commandStage(f, start, [attachedArgument('ScriptBlock', block)], { name: 'Start-Job', at: node, dotted: false }),
    ]);
    const capture = new Capture();
    run.connect(capture);
    run.execute();
    emit(capture.result(), out);
    return 0;
  };
}
