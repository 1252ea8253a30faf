import type { Cmdlet } from '../command/cmdlet.ts';
import type { SessionServices } from '../command/session.ts';
import type { ErrorRecord } from '../objects/error.ts';
import { scriptHooks } from '../objects/script-hooks.ts';
import type { Value } from '../objects/value.ts';
import { type Argument, attachedArgument, nameArgument, valueArgument } from './binding/argument.ts';
import { ScriptBlock } from './block/script-block.ts';
import { exitCodeOf } from './call/exit-code.ts';
import { ScriptStage } from './call/script-stage.ts';
import { AliasCommand, FunctionCommand, ScriptCommand } from './commands/command.ts';
import { Engine } from './engine.ts';
import { locate } from './errors/locate.ts';
import { asRaised } from './errors/raised.ts';
import { checkRequirements } from './modules/requirements.ts';
import { attachPlatform } from './native/platform.ts';
import type { Output } from './output.ts';
import { PipelineRun } from './pipeline/run.ts';
import { readPath } from './scope/assign-path.ts';
import { setGlobals } from './scope/globals.ts';
import { servicesFor } from './services/session-services.ts';
import type { SessionOptions } from './session-options.ts';
import { ExitScript, LoopJump, PipelineStopped } from './signal.ts';

export type { DriveAccess, EngineHost, SessionOptions } from './session-options.ts';

export interface RunOptions {
  /** Path of the file that the text is from: its `exit`, #Requires and $PSScriptRoot count. */
  readonly file?: string;
  /** Arguments for its `param` block or `$args`: as typed on a command line. */
  readonly args?: readonly Argument[];
  /** Objects for `$input`. */
  readonly input?: readonly Value[];
  readonly output: Output;
}

export interface RunResult {
  /** The code of `exit`, or of SetShouldExit; null when the text ran to its end. */
  readonly exit: number | null;
  /** `$?` of the last statement. */
  readonly success: boolean;
  /** The error that ended it; it has been shown. */
  readonly failure: ErrorRecord | null;
  /** True when the user stopped it. */
  readonly stopped: boolean;
}

/** One running language: the engine with its tables, for whoever hosts it. */
export interface Session {
  readonly engine: Engine;
  /** Runs a text in the global scope. */
  run(text: string, options: RunOptions): RunResult;
  /** Runs the `finally` and `clean` blocks that are owed after the virtual machine was stopped from outside. */
  unwind(): void;
  registerCmdlet(name: string, moduleName: string, load: () => Cmdlet): void;
  setAlias(name: string, definition: string, options?: string): void;
  /** Defines a function in the global scope from its body's text, which is read when the function is first used. */
  defineFunction(name: string, body: string): void;
  setVariable(name: string, value: Value, options?: string): void;
  getVariable(path: string): Value;
  readonly services: SessionServices;
}

export { attachedArgument, nameArgument, valueArgument };

export function createSession(options: SessionOptions): Session {
  const engine = new Engine(options);
  attachPlatform();
  setGlobals(engine);
  attachHooks(engine);
  const services = servicesFor(engine.main.top);
  return {
    engine,
    services,
    run: (text, how) => run(engine, text, how),
    unwind: () => {
      engine.unwinding.runAll();
      reset(engine);
    },
    registerCmdlet: (name, moduleName, load) => engine.commands.registerCmdlet(name, moduleName, load),
    setAlias: (name, definition, kind) => engine.commands.putAlias(engine.main.top, new AliasCommand(name, definition, kind ?? 'None')),
    defineFunction: (name, body) =>
      engine.commands.putFunction(engine.main.top, new FunctionCommand(name, () => engine.parseFile(body, '', engine.main))),
    setVariable: (name, value, kind) =>
      void services.variables.assign(name, value, kind === undefined ? {} : { options: kind, force: true }),
    getVariable: (path) => readPath(engine.main.top, path),
  };
}

/** Values of the last session that was made find their way back into scripts through its engine. */
function attachHooks(engine: Engine): void {
  scriptHooks.isBlock = (value) => value instanceof ScriptBlock;
  scriptHooks.invoke = (block, underscore, args, self) =>
    ((block as ScriptBlock).state?.engine ?? engine).blocks.invokeMember(block as ScriptBlock, underscore, args, self);
  scriptHooks.findType = (name) => engine.top.code.types.find(name.toLowerCase()) ?? engine.typesOf(engine.top, name.toLowerCase());
  scriptHooks.separator = () => readPath(engine.top, 'OFS');
}

/** Puts the engine back to rest after something that ended outside of its order. */
function reset(engine: Engine): void {
  engine.top = engine.main.top;
  engine.main.current = engine.main.top;
  engine.tryDepth = 0;
  engine.catching.length = 0;
  engine.collectors.length = 0;
  engine.streams = engine.restStreams;
}

function run(engine: Engine, text: string, how: RunOptions): RunResult {
  const root = engine.main.top;
  engine.shouldExit = null;
  let failure: ErrorRecord | null = null;
  try {
    const block = engine.parseFile(text, how.file ?? '', engine.main);
    const command = how.file ? new ScriptCommand(how.file) : null;
    if (command) checkRequirements(root, block.code, command);
    const stage = new ScriptStage({
      block,
      command,
      name: how.file ?? '',
      from: root,
      at: null,
      args: how.args ?? [],
      dotted: true,
      isScript: true,
    });
    const pipeline = new PipelineRun(root, [stage]);
    pipeline.keepsSuccess = true;
    pipeline.connect(how.output);
    const { input } = how;
    pipeline.execute(
      input
        ? () => {
            for (const value of input) stage.write(value);
          }
        : undefined,
    );
  } catch (thrown) {
    reset(engine);
    if (thrown instanceof ExitScript) return { exit: exitCodeOf(thrown.value), success: engine.success, failure: null, stopped: false };
    if (thrown instanceof PipelineStopped) return { exit: null, success: false, failure: null, stopped: true };
    if (!(thrown instanceof LoopJump)) {
      const raised = asRaised(thrown);
      locate(raised.record, root, root.at);
      failure = raised.record;
      engine.success = false;
      engine.errors.show(failure);
    }
  }
  return { exit: engine.shouldExit, success: engine.success, failure, stopped: false };
}
