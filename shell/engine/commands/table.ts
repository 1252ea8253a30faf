import type { Cmdlet } from '../../command/cmdlet.ts';
import { ErrorRecord, NetException, Raised, raise } from '../../objects/error.ts';
import type { ScriptBlock } from '../block/script-block.ts';
import type { Engine } from '../engine.ts';
import type { Frame, LocalCommands } from '../scope/frame.ts';
import { scopeNamed } from '../scope/lookup.ts';
import { type AliasCommand, CmdletCommand, type Command, FunctionCommand } from './command.ts';
import { findFile } from './find-file.ts';

/** The commands of a session: cmdlets here, functions and aliases in the scopes. */
export class CommandTable {
  readonly #engine: Engine;
  readonly #cmdlets = new Map<string, CmdletCommand>();
  /** Changes whenever a name may mean something else; what was looked up before is then looked up again. */
  stamp = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  registerCmdlet(name: string, moduleName: string, load: () => Cmdlet): void {
    this.#cmdlets.set(name.toLowerCase(), new CmdletCommand(name, moduleName, load));
    this.stamp++;
  }

  cmdlet(name: string): CmdletCommand | undefined {
    return this.#cmdlets.get(name.toLowerCase());
  }

  cmdlets(): IterableIterator<CmdletCommand> {
    return this.#cmdlets.values();
  }

  // ---- functions

  defineFunction(frame: Frame, path: string, block: ScriptBlock, how: { filter?: boolean } = {}): FunctionCommand {
    const colon = path.indexOf(':');
    const scopeName = colon > 0 ? path.slice(0, colon).toLowerCase() : '';
    const scoped = scopeName === 'global' || scopeName === 'script' || scopeName === 'local' || scopeName === 'private';
    const name = scoped ? path.slice(colon + 1) : path;
    const scope = scoped ? scopeNamed(frame, scopeName as 'global') : frame.scope;
    const lower = name.toLowerCase();
    const before = commandsOf(scope).functions.get(lower);
    if (before && /ReadOnly|Constant/.test(before.options))
      raise(
        'SessionStateUnauthorizedAccessException',
        'FunctionNotWritable',
        'WriteError',
        `Cannot write to function ${name} because it is read-only or constant.`,
        name,
      );
    const made = new FunctionCommand(name, block, how.filter);
    made.isPrivate = scopeName === 'private';
    made.module = block.state?.module ?? null;
    commandsOf(scope).functions.set(lower, made);
    this.stamp++;
    return made;
  }

  putFunction(scope: Frame, command: FunctionCommand, name = command.name): void {
    commandsOf(scope).functions.set(name.toLowerCase(), command);
    this.stamp++;
  }

  removeFunction(scope: Frame, name: string): boolean {
    this.stamp++;
    return scope.commands?.functions.delete(name.toLowerCase()) ?? false;
  }

  /** The function that a name means from this frame on outwards. */
  function(frame: Frame, name: string): FunctionCommand | undefined {
    const lower = name.toLowerCase();
    return this.#along(frame, (commands, own) => {
      const found = commands.functions.get(lower);
      return found && (own || !found.isPrivate) ? found : undefined;
    });
  }

  // ---- aliases

  putAlias(scope: Frame, alias: AliasCommand): void {
    commandsOf(scope).aliases.set(alias.name.toLowerCase(), alias);
    this.stamp++;
  }

  removeAlias(scope: Frame, name: string): boolean {
    this.stamp++;
    return scope.commands?.aliases.delete(name.toLowerCase()) ?? false;
  }

  alias(frame: Frame, name: string): AliasCommand | undefined {
    const lower = name.toLowerCase();
    return this.#along(frame, (commands) => commands.aliases.get(lower));
  }

  #along<T>(frame: Frame, get: (commands: LocalCommands, own: boolean) => T | undefined): T | undefined {
    const own = frame.scope;
    for (let scope: Frame | null = own; scope !== null; scope = scope.parent === null ? null : scope.parent.scope) {
      if (scope.commands === null) continue;
      const found = get(scope.commands, scope === own);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  // ---- what a name runs

  /** Follows aliases to what they run; undefined when the chain leads nowhere or in a circle. */
  #followed(frame: Frame, name: string): Command | undefined {
    const seen = new Set<string>();
    let at = name;
    for (;;) {
      const alias = this.alias(frame, at);
      if (!alias) return at === name ? undefined : this.#direct(frame, at);
      if (seen.has(at.toLowerCase())) return this.#direct(frame, at);
      seen.add(at.toLowerCase());
      at = alias.definition;
    }
  }

  #direct(frame: Frame, name: string): Command | undefined {
    const qualified = /^([^\\/:]+)\\([^\\/]+)$/.exec(name);
    if (qualified) {
      const found = this.inModule(frame, qualified[1]!, qualified[2]!);
      if (found) return found;
    }
    return this.function(frame, name) ?? this.cmdlet(name);
  }

  /** `Module\Command`. */
  inModule(frame: Frame, module: string, name: string): Command | undefined {
    const cmdlet = this.cmdlet(name);
    if (cmdlet && cmdlet.moduleName.toLowerCase() === module.toLowerCase()) return cmdlet;
    return this.#engine.modules.exportedCommand(module, name, frame);
  }

  /**
   * What a name runs, in PowerShell's order: alias, function, cmdlet, path, program or script on the path, `Get-` and the name,
   * a module that offers it. Undefined when nothing.
   */
  resolve(frame: Frame, name: string, load = true): Command | undefined {
    const found = this.loaded(frame, name) ?? findFile(this.#engine, frame, name);
    if (found) return found;
    if (!/[-\\/]/.test(name)) {
      const get = this.loaded(frame, `Get-${name}`) ?? findFile(this.#engine, frame, `Get-${name}`);
      if (get) return get;
    }
    if (!load) return undefined;
    return this.#engine.modules.autoload(name, frame) ? this.loaded(frame, name) : undefined;
  }

  /** Only what needs no search on disk. */
  loaded(frame: Frame, name: string): Command | undefined {
    return this.#followed(frame, name) ?? this.#direct(frame, name);
  }
}

export function commandsOf(scope: Frame): LocalCommands {
  scope.commands ??= { functions: new Map(), aliases: new Map() };
  return scope.commands;
}

/** CommandNotFoundException. */
export function commandNotFound(name: string): never {
  const qualified = /^([^\\/:]+)\\([^\\/]+)$/.exec(name);
  if (qualified && !/^\.{0,2}$/.test(qualified[1]!))
    notFound(
      'CouldNotAutoLoadModule',
      `The module '${qualified[1]}' could not be loaded. For more information, run 'Import-Module ${qualified[1]}'.`,
      name,
    );
  notFound(
    'CommandNotFoundException',
    `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    name,
  );
}

function notFound(id: string, message: string, name: string): never {
  const exception = new NetException('System.Management.Automation.CommandNotFoundException', message);
  exception.data.set('CommandName', name);
  throw new Raised(new ErrorRecord(exception, id, 'ObjectNotFound', name));
}
