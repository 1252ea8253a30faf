import { resolve } from 'node:path';
import type { FormattingServices } from '../command/session.ts';
import { convertTo, toBool, toText } from '../objects/convert.ts';
import { CustomObject } from '../objects/custom-object.ts';
import { enumerable } from '../objects/enumerate.ts';
import type { ErrorRecord } from '../objects/error.ts';
import { enumNamed, type NetType, requireType } from '../objects/net-type.ts';
import { UInt64, type Value } from '../objects/value.ts';
import type { Binder } from './binding/binder.ts';
import { Blocks } from './block/blocks.ts';
import { parseBlock, parseScript } from './block/parse-block.ts';
import type { ScriptBlock } from './block/script-block.ts';
import type { Collectors } from './call/collectors.ts';
import { CmdletCommand, type Command, ProgramCommand } from './commands/command.ts';
import { CommandTable } from './commands/table.ts';
import { ReturnJump } from './compile/escape.ts';
import { setCurrentEngine } from './current-engine.ts';
import { Errors } from './errors/error-services.ts';
import { locate } from './errors/locate.ts';
import { asRaised, isStackOverflow, Thrown } from './errors/raised.ts';
import type { HostLink } from './host-link.ts';
import type { ModuleInfo } from './modules/module-info.ts';
import { Modules } from './modules/modules.ts';
import { defineEngineTypes } from './net/declare.ts';
import type { Output } from './output.ts';
import { readPath } from './scope/assign-path.ts';
import { DriveVariables } from './scope/drive-variables.ts';
import type { Frame } from './scope/frame.ts';
import { rootFrame } from './scope/root-frame.ts';
import { SessionState } from './scope/session-state.ts';
import type { Variable } from './scope/variable.ts';
import type { DriveAccess, EngineHost, SessionOptions } from './session-options.ts';
import { PipelineStopped, passesHandlers, type Signal } from './signal.ts';
import { type Sinks, Streams } from './streams/streams.ts';
import { Unwinding } from './unwinding.ts';
import { CommandHost } from './values/command-host.ts';
import { ExecutionContext } from './values/execution-context.ts';
import { WarningRecord } from './values/stream-records.ts';

/** Everything that one session shares: its states, tables and streams, and what is running just now. */
export class Engine {
  readonly main: SessionState;
  readonly commands: CommandTable;
  readonly modules: Modules;
  readonly errors: Errors;
  readonly blocks: Blocks;
  readonly unwinding = new Unwinding();
  readonly driveVariables: DriveVariables;
  readonly allScope = new Map<string, Variable>();
  readonly host: EngineHost;
  readonly formatting: FormattingServices;
  readonly drives: DriveAccess;
  readonly sinks: Sinks;
  readonly intrinsics: ExecutionContext;
  readonly commandHost: CommandHost;
  readonly shared = new Map<string, object>();
  /** True when the screen is not the process's own: output of programs is then read and handed on. */
  readonly sinksCaptured: boolean;
  /** The frame that is running. */
  top!: Frame;
  /** `$?`. */
  success = true;
  /** Enclosing `try` blocks and traps: errors go to them. */
  tryDepth = 0;
  /** Errors whose `catch` or `trap` is running, innermost last. */
  readonly catching: ErrorRecord[] = [];
  readonly collectors: Collectors[] = [];
  streams: Streams;
  /** The streams when nothing runs. */
  readonly restStreams: Streams;
  /** Loop turns, for looking at the stop flag now and then. */
  turns = 0;
  /** True once Set-StrictMode was used anywhere: until then nobody looks. */
  strictUsed = false;
  /** Changes when a script defines types. */
  typeStamp = 0;
  /** Values of `$using:` variables in a job. */
  usingValues: ReadonlyMap<string, Value> | null = null;
  /** Exit code that SetShouldExit asked for. */
  shouldExit: number | null = null;
  readonly #stop: () => boolean;
  readonly #link: (() => HostLink) | undefined;
  readonly #types = new WeakMap<Frame, Map<string, NetType>>();
  #lastExitCode: Variable | undefined;

  readonly options: SessionOptions;

  constructor(options: SessionOptions) {
    this.options = options;
    defineEngineTypes();
    this.host = options.host;
    this.formatting = options.formatting;
    this.drives = options.drives;
    this.sinks = options.sinks;
    this.sinksCaptured = options.captured ?? false;
    this.#stop = options.stop ?? (() => false);
    this.#link = options.hostLink;
    this.restStreams = new Streams(options.sinks);
    this.streams = this.restStreams;
    this.main = new SessionState(this);
    this.main.top = rootFrame(this, this.main, null);
    this.main.current = this.main.top;
    this.top = this.main.top;
    this.commands = new CommandTable(this);
    this.errors = new Errors(this);
    this.blocks = new Blocks(this);
    this.modules = new Modules(this);
    this.driveVariables = new DriveVariables(this);
    this.intrinsics = new ExecutionContext(this.main);
    this.commandHost = new CommandHost(this);
    setCurrentEngine(this);
  }

  /** Throws when the user wants to stop. */
  checkStop(): void {
    if (this.#stop()) throw new PipelineStopped();
  }

  /**
   * What a list of statements does with something thrown in one of them: shows the error and goes on with the next one, or throws
   * it to whoever waits for it.
   */
  failed(thrown: unknown, f: Frame, _out: Output): Signal {
    if (thrown instanceof ReturnJump) {
      if (thrown.frame === f) return 3;
      throw thrown;
    }
    if (passesHandlers(thrown) || this.#tooDeep(thrown, f)) throw thrown;
    const raised = asRaised(thrown);
    locate(raised.record, f, f.at);
    this.success = false;
    if (this.tryDepth > 0) throw raised;
    const action = toText(readPath(f, 'ErrorActionPreference') ?? 'Continue');
    if (raised instanceof Thrown) {
      if (!raised.byStatement || (action !== 'SilentlyContinue' && action !== 'Ignore')) throw raised;
    } else if (action === 'Stop') throw new Thrown(raised.record, false);
    if (action === 'Ignore') return 0;
    if (action === 'SilentlyContinue') {
      this.errors.remember(raised.record);
      return 0;
    }
    if (action === 'Inquire') this.errors.write(raised.record, f, action);
    else this.errors.show(raised.record);
    this.success = false;
    return 0;
  }

  /** A full stack is told about only where half of it is free again. */
  #tooDeep(thrown: unknown, f: Frame): boolean {
    if (!isStackOverflow(thrown)) return false;
    this.#overflowDepth ??= f.depth;
    if (f.depth > this.#overflowDepth / 2) return true;
    this.#overflowDepth = null;
    return false;
  }
  #overflowDepth: number | null = null;

  hostLink(): HostLink {
    if (!this.#link) throw new Error('This session has no host that could run this command.');
    return this.#link();
  }

  /** The current folder of the file system. */
  folder(): string {
    return this.drives.folder();
  }

  /** Full path for a path that need not exist. */
  resolvePath(path: string): string {
    return this.drives.resolve?.(path) ?? resolve(this.folder(), path);
  }

  /** File-system path behind a path with a drive; undefined when there is no such drive of files. */
  drivePath(path: string): string | undefined {
    return this.drives.filePath(path);
  }

  /** Elements of a collection, or the one value; nothing for AutomationNull. */
  unrolled(value: Value): Value[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    const items = typeof value === 'object' && value !== null ? enumerable(value) : undefined;
    return items ? [...items] : [value];
  }

  text(value: Value): string {
    return toText(value);
  }
  truth(value: Value): boolean {
    return toBool(value);
  }

  actionPreference(name: string): Value {
    return enumNamed('System.Management.Automation.ActionPreference', name);
  }

  setLastExitCode(code: number): void {
    this.#lastExitCode ??= this.main.top.local('lastexitcode') ?? this.main.top.declare('LASTEXITCODE', code);
    this.#lastExitCode.value = code;
  }

  warn(text: string, frame: Frame): void {
    const action = toText(readPath(frame, 'WarningPreference') ?? 'Continue');
    if (action === 'Continue') this.streams.warning.write(new WarningRecord(text));
  }

  /** Path of the script that runs in a frame, or its command; '' when typed. */
  scriptOf(frame: Frame): string {
    return frame.code.source.file || frame.code.name;
  }
  /** Name of the script file that runs in a frame, as error ids end with it. */
  scriptNameOf(frame: Frame): string {
    const { file } = frame.code.source;
    return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  /** Version of the module that a command is from. */
  versionOf(command: Command): Value {
    if (command instanceof CmdletCommand)
      return convertTo(command.moduleName.startsWith('Microsoft.PowerShell') ? '7.0.0.0' : '0.1.0', requireType('System.Version'));
    if (command instanceof ProgramCommand) return convertTo('0.0.0.0', requireType('System.Version'));
    const module = 'module' in command ? (command.module as ModuleInfo | null) : null;
    return module ? convertTo(module.version, requireType('System.Version')) : null;
  }

  /** PagingParameters of a function with SupportsPaging. */
  pagingOf(binder: Binder): Value {
    const given = (name: string): Value => {
      for (const [parameter, value] of binder.values) if (parameter.name === name) return value;
      return undefined;
    };
    return CustomObject.from(
      [
        ['IncludeTotalCount', toBool(given('IncludeTotalCount') ?? false)],
        ['Skip', given('Skip') ?? new UInt64(0n)],
        ['First', given('First') ?? new UInt64(18446744073709551615n)],
      ],
      ['System.Management.Automation.PagingParameters'],
    );
  }

  // ---- types of scripts

  /** A class that a scope around this frame has defined. */
  typesOf(frame: Frame, lower: string): NetType | undefined {
    for (let scope: Frame | null = frame.scope; scope !== null; scope = scope.parent === null ? null : scope.parent.scope) {
      const found = this.#types.get(scope)?.get(lower);
      if (found) return found;
    }
    return undefined;
  }

  /** Makes types visible to what runs in this frame's scope. */
  offerTypes(frame: Frame, types: ReadonlyMap<string, NetType>): void {
    if (types.size === 0) return;
    let known = this.#types.get(frame.scope);
    if (!known) this.#types.set(frame.scope, (known = new Map()));
    for (const [name, type] of types) known.set(name, type);
    this.typeStamp++;
  }

  /** Types that were offered in exactly this scope: what `using module` brings. */
  typesIn(frame: Frame): ReadonlyMap<string, NetType> {
    return this.#types.get(frame.scope) ?? new Map();
  }

  // ---- text to code

  /** A script block of a whole text; throws a ParseException with all errors. */
  parseFile(text: string, file: string, state: SessionState | null): ScriptBlock {
    return parseScript(this, text, file, state);
  }

  /** The same for text that has no file, bound to the state of the frame. */
  parseBlock(text: string, frame: Frame): ScriptBlock {
    return parseBlock(this, text, frame);
  }
}
