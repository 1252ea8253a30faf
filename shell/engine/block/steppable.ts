import { NetException } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { CommandCall } from '../compile/command-call.ts';
import type { Engine } from '../engine.ts';
import { CallOutput, Capture, type Output } from '../output.ts';
import { PipelineRun } from '../pipeline/run.ts';
import type { Frame } from '../scope/frame.ts';
import { ScriptCmdlet } from '../values/script-cmdlet.ts';
import type { ScriptBlock } from './script-block.ts';

/** A pipeline that is driven from outside: Begin, Process for each object, End. */
export class SteppablePipeline {
  readonly #frame: Frame;
  readonly #calls: readonly CommandCall[];
  #run: PipelineRun | null = null;
  #out: Output = new Capture();
  #direct: Output | null = null;

  constructor(frame: Frame, calls: readonly CommandCall[]) {
    this.#frame = frame;
    this.#calls = calls;
  }

  /** True, false, or the $PSCmdlet whose output the pipeline then has as its own. */
  begin(given: Value): void {
    if (given instanceof ScriptCmdlet) this.#direct = given.stage.sink;
    const expects = given instanceof ScriptCmdlet ? given.stage.expectsInput : Boolean(given);
    const run = new PipelineRun(
      this.#frame,
      this.#calls.map((call) => call.stage(this.#frame)),
    );
    run.connect(new CallOutput((value) => (this.#direct ?? this.#out).write(value)));
    for (const [at, stage] of run.stages.entries()) stage.bind(at > 0 || expects);
    for (const stage of run.stages) stage.begin();
    this.#run = run;
  }

  process(value: Value): Value {
    const out = new Capture();
    this.#out = out;
    const [first] = this.#run?.stages ?? [];
    if (value === undefined) first?.single();
    else first?.write(value);
    return out.result();
  }

  end(): Value {
    const out = new Capture();
    this.#out = out;
    for (const stage of this.#run?.stages ?? []) stage.end();
    return out.result();
  }

  clean(): void {
    for (const stage of this.#run?.stages ?? []) stage.clean();
    this.#run = null;
  }
}

const refusal =
  'Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted. Verify that the script block contains exactly one pipeline or command.';

/** GetSteppablePipeline: the block must be one pipeline of commands. */
export function steppableOf(block: ScriptBlock, engine: Engine): SteppablePipeline {
  const { code } = block;
  const statements = code.ast.end_?.statements ?? [];
  const [only] = statements;
  if (only?.kind === 'Pipeline' && only.elements[0]?.kind === 'CommandExpression')
    throw new NetException(
      'System.Management.Automation.PSInvalidOperationException',
      `An empty script block cannot be converted. ${refusal}`,
    );
  if (statements.length !== 1 || only?.kind !== 'Pipeline')
    throw new NetException('System.Management.Automation.PSInvalidOperationException', refusal);
  const c = code.compiling;
  const window = engine.blocks.window(block);
  const calls = only.elements.map((element) => new CommandCall(element as Extract<typeof element, { kind: 'Command' }>, c));
  window.args = engine.top.args;
  return new SteppablePipeline(window, calls);
}
