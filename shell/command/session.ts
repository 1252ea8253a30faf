import type { ErrorRecord } from '../objects/error.ts';
import type { Value } from '../objects/value.ts';
import type { EngineContext } from './context.ts';

/**
 * What core cmdlets may ask of the running session. The engine implements it; it is declared here so that cmdlets need not
 * know the engine. It grows by whole subjects, each with its own interface.
 */
export interface SessionServices {
  readonly variables: VariableServices;
  readonly blocks: BlockServices;
  readonly commands: CommandServices;
  readonly modules: ModuleServices;
  readonly errors: ErrorServices;
  readonly drives: DriveServices;
  readonly host: HostServices;
  readonly formatting: FormattingServices;
  /** Things of one session that a family of cmdlets keeps between calls (history, jobs, event subscribers): made by `make` at the first call. */
  shared<T extends object>(key: string, make: () => T): T;
  readonly strict: StrictMode;
}

/** Global, Script, Local, or how many scopes up (0 = the current one). */
export type ScopeName = string | number;

export interface VariableServices {
  /** Value by path (`x`, `global:x`, `env:HOME`); undefined when there is none. */
  get(path: string): Value;
  has(path: string): boolean;
  /** Assigns as `$path = value` does: in the current scope unless the path says otherwise. */
  set(path: string, value: Value): void;
  /** The PSVariable object, seen from the caller's scope, or in just one scope. */
  find(name: string, scope?: ScopeName): VariableEntry | undefined;
  /** Variables that can be seen (or those of one scope), innermost first where a name comes twice it is the inner one. */
  list(scope?: ScopeName): VariableEntry[];
  /** Makes or overwrites a variable; throws PowerShell's errors for read-only and constant ones. */
  assign(name: string, value: Value, how?: VariableChoice): VariableEntry;
  remove(entry: VariableEntry, force: boolean): void;
  /** A preference variable as text: `preference('VerbosePreference')` gives `Continue`. */
  preference(name: string): string;
}

export interface VariableChoice {
  readonly scope?: ScopeName;
  readonly options?: string;
  readonly description?: string;
  readonly visibility?: string;
  readonly force?: boolean;
}

/** System.Management.Automation.PSVariable. */
export interface VariableEntry {
  readonly name: string;
  value: Value;
  description: string;
  readonly options: string;
}

export interface BlockServices {
  isBlock(value: Value): boolean;
  /** Parses text into a script block; throws ParseException. */
  create(text: string): Value;
  /** The value of a block that holds data alone (constants, tables, lists); throws InvalidOperationException for anything that would run but `commands`. */
  data(block: Value, commands?: readonly string[]): Value;
  /** Source text between the braces. */
  text(block: Value): string;
  /** Runs a script block in the current scope with $_ (and $args) and gives all it wrote, as an assignment would see it. */
  invoke(block: Value, underscore?: Value, args?: readonly Value[]): Value;
  /** Runs it in the current scope and hands on each output. */
  stream(block: Value, underscore: Value, write: (value: Value) => void, args?: readonly Value[]): void;
  /** The same for many objects: prepared once, called per object, gives what an assignment would see. */
  each(block: Value): (underscore: Value) => Value;
  /** The same, each output going straight to that of the cmdlet: what ForEach-Object does. */
  feed(block: Value, context: EngineContext): (underscore: Value) => void;
  /** The same for a condition. */
  test(block: Value): (underscore: Value) => boolean;
  /** Runs it in a session of its own that shares nothing but commands; `$using:` values are taken from here. */
  isolated(block: Value, underscore: Value, write: (value: Value) => void, args?: readonly Value[]): void;
  /** Runs it as `& $block args` does, in a scope of its own. */
  call(block: Value, args?: readonly Value[], named?: Readonly<Record<string, Value>>): Value[];
}

export type CommandKind = 'Alias' | 'Function' | 'Filter' | 'Cmdlet' | 'ExternalScript' | 'Application' | 'Script' | 'Configuration';

/** A command that a name stands for; `info` is the CommandInfo object that scripts see. */
export interface CommandEntry {
  readonly kind: CommandKind;
  readonly name: string;
  readonly module: string;
  readonly info: Value;
}

export interface CommandServices {
  /** Runs a command by name with arguments, inside the same session, and gives its output. */
  invoke(name: string, args: readonly Value[], named?: Readonly<Record<string, Value>>): Value[];
  /** A command that takes objects one by one: begin, write…, end. */
  start(name: string, named: Readonly<Record<string, Value>>, write: (value: Value) => void): RunningCommand;
  /** What the name would run, aliases not followed; undefined when nothing. Modules are loaded for it unless `load` is false. */
  find(name: string, kinds?: readonly CommandKind[], load?: boolean): CommandEntry | undefined;
  /** Everything that can be run without naming a path; programs on $env:PATH only when asked for. */
  all(kinds?: readonly CommandKind[]): CommandEntry[];
  readonly aliases: NameTable<AliasEntry>;
  readonly functions: NameTable<FunctionEntry>;
  /** Parameters of a command as metadata: what Get-Command and completion show. */
  parameters(entry: CommandEntry): readonly ParameterDescription[];
}

export interface RunningCommand {
  write(value: Value): void;
  end(): void;
}

export interface AliasEntry {
  readonly name: string;
  readonly definition: string;
  readonly options: string;
  readonly description: string;
}

export interface FunctionEntry {
  readonly name: string;
  /** The script block. */
  readonly block: Value;
  readonly options: string;
}

/** Aliases or functions along the scope chain. */
export interface NameTable<T> {
  get(name: string, scope?: ScopeName): T | undefined;
  list(scope?: ScopeName): T[];
  set(entry: Partial<T> & { readonly name: string }, how?: { scope?: ScopeName; force?: boolean }): void;
  remove(name: string, how?: { scope?: ScopeName; force?: boolean }): boolean;
}

/** One parameter of a command, in declaration order, common ones last. */
export interface ParameterDescription {
  readonly name: string;
  /** Full .NET name. */
  readonly type: string;
  readonly isSwitch: boolean;
  readonly isDynamic: boolean;
  readonly isCommon: boolean;
  readonly aliases: readonly string[];
  readonly help: string;
  /** Set name (`__AllParameterSets` when in all) → what holds there. */
  readonly sets: ReadonlyMap<string, ParameterPlace>;
  /** ValidateSet values, enum names are the type's. */
  readonly values: readonly string[];
  /** What `completes` of a declaration says, or an ArgumentCompleter block. */
  readonly completes: Value;
  /** Attribute objects as scripts see them. */
  readonly attributes: readonly Value[];
}

export interface ParameterPlace {
  readonly position: number | null;
  readonly mandatory: boolean;
  readonly byValue: boolean;
  readonly byProperty: boolean;
  readonly fromRemaining: boolean;
}

export interface ModuleServices {
  /** PSModuleInfo objects that can be seen from here. */
  loaded(): Value[];
  find(name: string): Value | undefined;
  /** The module whose code is running, or null. */
  current(): Value | null;
  /** Imports by name or path and gives the module; throws Modules_ModuleNotFound and its kin. */
  import(name: string, choice: ModuleChoice): Value;
  /** Imports a module that is at hand. */
  importLoaded(module: Value, choice: ModuleChoice): void;
  remove(module: Value): void;
  /** Runs a block as a module of its own; nothing is imported. */
  create(name: string, block: Value, args: readonly Value[]): { readonly module: Value; readonly output: readonly Value[] };
  /** Adds members of the running module to its exports. */
  export(lists: MemberLists): void;
  /** Modules in the module folders, described without being loaded. */
  installed(): Value[];
}

/** Names (with wildcards) by kind; undefined where that kind is not spoken of. */
export interface MemberLists {
  readonly functions?: readonly string[] | undefined;
  readonly cmdlets?: readonly string[] | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly variables?: readonly string[] | undefined;
}

export interface ModuleChoice extends MemberLists {
  readonly prefix?: string;
  readonly force?: boolean;
  readonly global?: boolean;
  readonly local?: boolean;
  readonly args?: readonly Value[];
  readonly version?: string | undefined;
}

export interface ErrorServices {
  /** $Error, newest first. */
  list(): Value[];
  clear(): void;
  /** Puts a record into $Error and on the error stream of the session. */
  report(record: ErrorRecord): void;
}

export interface DriveServices {
  /** The session's DriveTable: `drivesOf(session)` of shell/drives gives it its type. */
  readonly table: object;
  /** Current location as the prompt shows it. */
  readonly location: string;
  /** The current folder of the file system, as programs see it. */
  readonly folder: string;
}

export interface ChoiceDescription {
  readonly label: string;
  readonly help: string;
}

export interface HostServices {
  readonly interactive: boolean;
  readonly width: number;
  readonly height: number;
  /** Text that goes to the screen past all streams; colours are ConsoleColor names. */
  write(text: string, colors?: { foreground?: string; background?: string }): void;
  /** Throws InvalidOperation when nobody can be asked. */
  readLine(prompt: string): string;
  readSecret(prompt: string): string;
  choose(caption: string, message: string, choices: readonly ChoiceDescription[], preset: number): number;
  clear(): void;
  /** Ends the session with this code when the command is over. */
  setShouldExit(code: number): void;
}

export interface FormattingServices {
  /** Lines as the console would show these objects, without colours. */
  lines(objects: readonly Value[], width?: number): string[];
}

/** What Set-StrictMode changes in the caller's scope. */
export interface StrictMode {
  /** Major version: 0 is off, Latest is 3. */
  set(version: number): void;
}
