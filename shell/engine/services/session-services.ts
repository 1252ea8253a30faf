import type { EngineContext } from '../../command/context.ts';
import type {
  AliasEntry,
  BlockServices,
  CommandEntry,
  CommandKind,
  CommandServices,
  DriveServices,
  ErrorServices,
  FormattingServices,
  FunctionEntry,
  HostServices,
  ModuleServices,
  NameTable,
  ParameterDescription,
  RunningCommand,
  ScopeName,
  SessionServices,
  VariableServices,
} from '../../command/session.ts';
import type { Value } from '../../objects/value.ts';
import { type Argument, attachedArgument, valueArgument } from '../binding/argument.ts';
import { dataOf } from '../block/data-block.ts';
import { ScriptBlock } from '../block/script-block.ts';
import type { CmdletContext } from '../call/cmdlet-context.ts';
import { runIsolated } from '../call/isolated.ts';
import { commandStage } from '../call/start.ts';
import { AliasCommand, type Command, FunctionCommand } from '../commands/command.ts';
import { listCommands } from '../commands/list.ts';
import { commandNotFound, commandsOf } from '../commands/table.ts';
import type { Engine } from '../engine.ts';
import { CallOutput, Capture, ListOutput } from '../output.ts';
import { PipelineRun } from '../pipeline/run.ts';
import type { Frame } from '../scope/frame.ts';
import { scopeFrame } from '../scope/numbered.ts';
import { moduleServices } from './module-services.ts';
import { parameterDescriptions } from './parameter-descriptions.ts';
import { VariableTable } from './variable-services.ts';

/** The services of a session as seen from a frame. */
export const servicesFor = (frame: Frame): SessionServices => new FrameServices(frame);

class FrameServices implements SessionServices {
  readonly frame: Frame;
  readonly #engine: Engine;
  #variables: VariableServices | undefined;
  #blocks: BlockServices | undefined;
  #commands: CommandServices | undefined;

  constructor(frame: Frame) {
    this.frame = frame;
    this.#engine = frame.engine;
  }

  get variables(): VariableServices {
    this.#variables ??= new VariableTable(this.frame);
    return this.#variables;
  }
  get blocks(): BlockServices {
    this.#blocks ??= new FrameBlocks(this.frame);
    return this.#blocks;
  }
  get commands(): CommandServices {
    this.#commands ??= new FrameCommands(this.frame);
    return this.#commands;
  }
  get modules(): ModuleServices {
    return moduleServices(this.frame);
  }
  get errors(): ErrorServices {
    const { errors } = this.#engine;
    return {
      list: () => errors.list.items,
      clear: () => {
        errors.list.items.length = 0;
      },
      report: (record) => errors.show(record),
    };
  }
  get drives(): DriveServices {
    const { drives } = this.#engine;
    return {
      table: drives.table,
      get location() {
        return drives.location();
      },
      get folder() {
        return drives.folder();
      },
    };
  }
  get host(): HostServices {
    return this.#engine.host;
  }
  get formatting(): FormattingServices {
    return this.#engine.formatting;
  }
  shared<T extends object>(key: string, make: () => T): T {
    const known = this.#engine.shared.get(key);
    if (known) return known as T;
    const made = make();
    this.#engine.shared.set(key, made);
    return made;
  }
  get strict() {
    const { frame } = this;
    return {
      set(version: number) {
        frame.engine.strictUsed = true;
        frame.scope.strict = version;
      },
    };
  }
}

class FrameBlocks implements BlockServices {
  readonly #frame: Frame;
  constructor(frame: Frame) {
    this.#frame = frame;
  }
  get #all() {
    return this.#frame.engine.blocks;
  }
  isBlock(value: Value): boolean {
    return value instanceof ScriptBlock;
  }
  create(text: string): Value {
    return this.#frame.engine.parseBlock(text, this.#frame);
  }
  data(block: Value, commands: readonly string[] = []): Value {
    return dataOf(block as ScriptBlock, this.#frame.engine, commands);
  }
  text(block: Value): string {
    return (block as ScriptBlock).code.text;
  }
  invoke(block: Value, underscore?: Value, args?: readonly Value[]): Value {
    return this.#all.invokeInScope(block as ScriptBlock, underscore, args);
  }
  stream(block: Value, underscore: Value, write: (value: Value) => void, args?: readonly Value[]): void {
    this.#all.runInScope(block as ScriptBlock, underscore, new CallOutput(write), args);
  }
  each(block: Value): (underscore: Value) => Value {
    return this.#all.eachValue(block as ScriptBlock);
  }
  feed(block: Value, context: EngineContext): (underscore: Value) => void {
    return this.#all.each(block as ScriptBlock, (context as CmdletContext).stage.sink);
  }
  isolated(block: Value, underscore: Value, write: (value: Value) => void, args?: readonly Value[]): void {
    runIsolated(this.#frame, block as ScriptBlock, underscore, new CallOutput(write), args);
  }
  test(block: Value): (underscore: Value) => boolean {
    return this.#all.test(block as ScriptBlock);
  }
  call(block: Value, args: readonly Value[] = [], named: Readonly<Record<string, Value>> = {}): Value[] {
    const out = new ListOutput();
    this.#all.call(block as ScriptBlock, [...namedArguments(named), ...args.map(valueArgument)], out);
    return out.items;
  }
}

const namedArguments = (named: Readonly<Record<string, Value>>): Argument[] =>
  Object.entries(named).map(([name, value]) => attachedArgument(name, value));

class FrameCommands implements CommandServices {
  readonly #frame: Frame;
  constructor(frame: Frame) {
    this.#frame = frame;
  }

  #stage(name: string, args: readonly Argument[]) {
    const found = this.#frame.engine.commands.resolve(this.#frame, name) ?? commandNotFound(name);
    return commandStage(this.#frame, found, args, { name, at: null, dotted: false });
  }

  invoke(name: string, args: readonly Value[], named: Readonly<Record<string, Value>> = {}): Value[] {
    const run = new PipelineRun(this.#frame, [this.#stage(name, [...namedArguments(named), ...args.map(valueArgument)])]);
    const out = new Capture();
    run.connect(out);
    run.execute();
    return out.list();
  }

  start(name: string, named: Readonly<Record<string, Value>>, write: (value: Value) => void): RunningCommand {
    const stage = this.#stage(name, namedArguments(named));
    const run = new PipelineRun(this.#frame, [stage]);
    run.connect(new CallOutput(write));
    stage.bind(true);
    stage.begin();
    return {
      write: (value) => stage.write(value),
      end: () => {
        stage.end();
        stage.clean();
      },
    };
  }

  find(name: string, kinds?: readonly CommandKind[], load = true): CommandEntry | undefined {
    const { commands } = this.#frame.engine;
    const alias = commands.alias(this.#frame, name);
    const found = alias && (!kinds || kinds.includes('Alias')) ? alias : firstOf(commands.resolve(this.#frame, name, load), kinds);
    return found && (!kinds || kinds.includes(found.kind)) ? entryOf(found) : undefined;
  }

  all(kinds?: readonly CommandKind[]): CommandEntry[] {
    return listCommands(this.#frame, kinds).map(entryOf);
  }

  parameters(entry: CommandEntry): readonly ParameterDescription[] {
    return parameterDescriptions(entry.info as Command, this.#frame);
  }

  get aliases(): NameTable<AliasEntry> {
    const frame = this.#frame;
    const { commands } = frame.engine;
    return {
      get: (name, scope) =>
        scope === undefined ? commands.alias(frame, name) : scopeFrame(frame, scope).commands?.aliases.get(name.toLowerCase()),
      list: (scope) => listCommands(frame, ['Alias'], scope).filter((each) => each instanceof AliasCommand),
      set: (entry, how) =>
        commands.putAlias(
          target(frame, how?.scope),
          new AliasCommand(entry.name, entry.definition ?? '', entry.options ?? 'None', entry.description ?? ''),
        ),
      remove: (name, how) => removeAlong(frame, how?.scope, (scope) => commands.removeAlias(scope, name)),
    };
  }

  get functions(): NameTable<FunctionEntry> {
    const frame = this.#frame;
    const { commands } = frame.engine;
    return {
      get: (name, scope) =>
        scope === undefined ? commands.function(frame, name) : scopeFrame(frame, scope).commands?.functions.get(name.toLowerCase()),
      list: (scope) => listCommands(frame, ['Function', 'Filter'], scope).filter((each) => each instanceof FunctionCommand),
      set: (entry, how) => {
        const made = new FunctionCommand(entry.name, entry.block as ScriptBlock);
        made.options = entry.options ?? 'None';
        commands.putFunction(target(frame, how?.scope), made);
      },
      remove: (name, how) => removeAlong(frame, how?.scope, (scope) => commands.removeFunction(scope, name)),
    };
  }
}

/** A name may also stand for something of another kind than the first that it finds. */
function firstOf(found: Command | undefined, kinds: readonly CommandKind[] | undefined): Command | undefined {
  return found && (!kinds || kinds.includes(found.kind)) ? found : undefined;
}

const target = (frame: Frame, scope: ScopeName | undefined): Frame => {
  const found = scope === undefined ? frame.scope : scopeFrame(frame, scope);
  commandsOf(found);
  return found;
};

function removeAlong(frame: Frame, scope: ScopeName | undefined, remove: (scope: Frame) => boolean): boolean {
  if (scope !== undefined) return remove(scopeFrame(frame, scope));
  for (let at: Frame | null = frame.scope; at !== null; at = at.parent === null ? null : at.parent.scope) if (remove(at)) return true;
  return false;
}

const entryOf = (command: Command): CommandEntry => ({
  kind: command.kind,
  name: command.name,
  module: moduleNameOf(command),
  info: command,
});

function moduleNameOf(command: Command): string {
  if ('moduleName' in command) return command.moduleName;
  return 'module' in command && command.module !== null ? (command.module as { name: string }).name : '';
}
