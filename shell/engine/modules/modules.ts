import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { toText } from '../../objects/convert.ts';
import { Dictionary } from '../../objects/dictionary.ts';
import { ErrorRecord, NetException, Raised } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { wildcard } from '../../objects/wildcard.ts';
import { valueArgument } from '../binding/argument.ts';
import type { Code } from '../block/code.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { ScriptStage } from '../call/script-stage.ts';
import { type Command, ScriptCommand } from '../commands/command.ts';
import type { Engine } from '../engine.ts';
import { decodeText } from '../native/decode.ts';
import { Capture, nowhere, type Output } from '../output.ts';
import { PipelineRun } from '../pipeline/run.ts';
import type { Frame } from '../scope/frame.ts';
import { rootFrame } from '../scope/root-frame.ts';
import { SessionState } from '../scope/session-state.ts';
import { unset } from '../scope/variable.ts';
import { offeredNames } from './analysis.ts';
import { exportMembers, type ImportLists, importInto, narrow, passOn } from './exports.ts';
import { findInstalled, installedModules, isModulePath, moduleFileAt } from './find-module.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { ModuleInfo } from './module-info.ts';

/** How a module is to be imported. */
export interface ImportChoice extends ImportLists {
  readonly force: boolean;
  readonly global: boolean;
  /** Into the current scope instead of that of the session or module. */
  readonly local: boolean;
  readonly args: readonly Value[];
  readonly version: string | undefined;
}

export const plainImport: ImportChoice = { prefix: '', force: false, global: false, local: false, args: [], version: undefined };

/** The modules of a session. */
export class Modules {
  readonly #engine: Engine;
  readonly #loaded: ModuleInfo[] = [];
  readonly #builtIn = new Map<string, ModuleInfo>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** What Get-Module lists from a state: modules of the session, and nested ones of its own module. */
  all(from?: SessionState): ModuleInfo[] {
    const own = from?.module as ModuleInfo | null | undefined;
    return [
      ...this.#builtIns().filter((module) => this.#used.has(module.name)),
      ...this.#loaded.filter((module) => !module.isNested || (own?.nested.includes(module) ?? false)),
    ];
  }
  readonly #used = new Set<string>(['Microsoft.PowerShell.Management', 'Microsoft.PowerShell.Utility']);

  find(name: string): ModuleInfo | undefined {
    const lower = name.toLowerCase();
    return (
      this.#loaded.findLast((module) => module.name.toLowerCase() === lower) ??
      this.#builtIns().find((module) => module.name.toLowerCase() === lower)
    );
  }

  /** The modules that the cmdlets themselves belong to. */
  #builtIns(): ModuleInfo[] {
    for (const cmdlet of this.#engine.commands.cmdlets()) {
      let module = this.#builtIn.get(cmdlet.moduleName);
      if (!module) {
        module = new ModuleInfo(cmdlet.moduleName, '');
        module.moduleType = 'Manifest';
        module.version = cmdlet.moduleName.startsWith('Microsoft.PowerShell') ? '7.0.0.0' : '0.1.0';
        module.state = this.#engine.main;
        this.#builtIn.set(cmdlet.moduleName, module);
      }
      module.cmdlets.set(cmdlet.name.toLowerCase(), cmdlet);
    }
    return [...this.#builtIn.values()];
  }

  /** `Module\Command`: loads the module for it if need be. */
  exportedCommand(module: string, name: string, frame: Frame): Command | undefined {
    const lower = name.toLowerCase();
    let found = this.find(module);
    if (!found && findInstalled(module)) {
      this.import(module, plainImport, frame);
      found = this.find(module);
    }
    if (!found) return undefined;
    const direct = found.functions.get(lower) ?? found.cmdlets.get(lower) ?? found.aliases.get(lower);
    if (direct) return direct;
    for (const { scope, functions } of found.imports)
      if (functions.some((each) => each.toLowerCase() === lower)) return scope.commands?.functions.get(lower);
    return undefined;
  }

  /** Imports the module that offers a command; false when there is none. */
  autoload(name: string, frame: Frame): boolean {
    const preference = this.#engine.text(frame.engine.main.top.local('psmoduleautoloadingpreference')?.read() ?? 'All');
    if (preference === 'None' || preference === 'ModuleQualified') return false;
    for (const { name: module, path } of installedModules()) {
      if (this.#loaded.some((each) => each.path === path || each.manifestPath === path)) continue;
      if (!offeredNames(path).some((each) => each.toLowerCase() === name.toLowerCase())) continue;
      this.import(module, { ...plainImport, global: true }, frame);
      return true;
    }
    return false;
  }

  /** For #Requires: loads the module unless it is there; false when it cannot be found. */
  require(name: string, frame: Frame): boolean {
    if (this.find(name)) return true;
    if (!findInstalled(name)) return false;
    this.import(name, { ...plainImport, global: true }, frame);
    return true;
  }

  // ---- importing

  /** Imports by name or path; gives the module. Throws Modules_ModuleNotFound. */
  import(name: string, choice: ImportChoice, frame: Frame): ModuleInfo {
    const target = this.#scopeFor(choice, frame);
    const byPath = isModulePath(name);
    if (!byPath) {
      const known = this.find(name);
      if (known && !choice.force && (choice.version === undefined || known.version === choice.version)) {
        this.#used.add(known.name);
        if (known.path !== '') importInto(this.#engine, known, target, choice);
        return known;
      }
    }
    const path = byPath
      ? moduleFileAt(this.#engine.drivePath(name) ?? expandHome(name), this.#engine.folder())
      : findInstalled(name, choice.version);
    if (path === undefined) return notFound(name, choice.version);
    const known = this.#loaded.find((module) => module.path === path || module.manifestPath === path);
    if (known) {
      if (!choice.force) {
        importInto(this.#engine, known, target, choice);
        this.#nest(known, frame, choice);
        return known;
      }
      this.remove(known);
    }
    const module = this.load(path, choice.args, frame);
    const prefix = choice.prefix || module.prefix;
    importInto(this.#engine, module, target, { ...choice, prefix });
    this.#nest(module, frame, choice);
    return module;
  }

  /** A module that a module imports is nested in it. */
  #nest(module: ModuleInfo, frame: Frame, choice: ImportChoice): void {
    const parent = frame.state.module as ModuleInfo | null;
    if (!parent || choice.global) {
      module.isNested = false;
      return;
    }
    module.isNested = true;
    if (!parent.nested.includes(module)) parent.nested.push(module);
  }

  #scopeFor(choice: ImportChoice, frame: Frame): Frame {
    if (choice.global) return this.#engine.main.top;
    if (choice.local) return frame.scope;
    return frame.state.top;
  }

  /** Runs a module file and works out its exports; it is not imported anywhere yet. */
  load(path: string, args: readonly Value[], frame: Frame): ModuleInfo {
    if (extname(path).toLowerCase() === '.psd1') return this.#loadManifest(readManifest(this.#engine, path), args, frame);
    const module = this.#loadScript(path, args);
    this.#loaded.push(module);
    return module;
  }

  #loadScript(path: string, args: readonly Value[], name = basename(path, extname(path))): ModuleInfo {
    const module = new ModuleInfo(name, path);
    const block = this.#engine.parseFile(decodeText(readFileSync(path)), path, null);
    this.run(module, block.code, args, nowhere);
    return module;
  }

  /** Runs the code of a module in a state of its own. */
  run(module: ModuleInfo, code: Code, args: readonly Value[], out: Output): void {
    const engine = this.#engine;
    const state = new SessionState(engine, module);
    module.state = state;
    state.top = rootFrame(engine, state, engine.main.top);
    state.current = state.top;
    const stage = new ScriptStage({
      block: new ScriptBlock(code, state),
      command: code.source.file ? new ScriptCommand(code.source.file) : null,
      name: '',
      from: engine.top,
      at: null,
      args: args.map(valueArgument),
      dotted: true,
      isScript: true,
    });
    const run = new PipelineRun(engine.top, [stage]);
    run.connect(out);
    run.execute();
    if (!module.exportsExplicitly) exportMembers(module, { functions: ['*'], aliases: ['*'] });
  }

  #loadManifest(manifest: Manifest, args: readonly Value[], frame: Frame): ModuleInfo {
    const { path } = manifest;
    const name = basename(path, extname(path));
    const folder = dirname(path);
    this.#checkPowerShell(manifest, name);
    for (const each of manifest.list('RequiredModules') ?? []) this.#loadRequired(each, manifest, frame);
    for (const script of manifest.patterns('ScriptsToProcess') ?? []) this.#runBefore(join(folder, script), frame);
    const root = manifest.text('RootModule') || manifest.text('ModuleToProcess');
    let module: ModuleInfo;
    if (root) {
      const file = moduleFileAt(root, folder);
      if (!file)
        throw new Raised(
          new ErrorRecord(
            new NetException(
              'System.IO.FileNotFoundException',
              `The module to process '${root}', listed in field 'ModuleToProcess/RootModule' of module manifest '${path}' was not processed because no valid module was found in any module directory.`,
            ),
            'Modules_ModuleFileNotFound',
            'ResourceUnavailable',
            name,
          ),
        );
      module = this.#loadScript(file, args, name);
      module.rootModule = root;
    } else {
      module = new ModuleInfo(name, path);
      module.moduleType = 'Manifest';
      const state = new SessionState(this.#engine, module);
      module.state = state;
      state.top = rootFrame(this.#engine, state, this.#engine.main.top);
      state.current = state.top;
    }
    module.manifestPath = path;
    describe(module, manifest);
    for (const each of manifest.list('NestedModules') ?? []) {
      const file = moduleFileAt(nameOfSpec(each), folder) ?? findInstalled(nameOfSpec(each));
      if (!file) return notFound(nameOfSpec(each), undefined);
      const nested = this.load(file, [], frame);
      nested.isNested = true;
      module.nested.push(nested);
      importInto(this.#engine, nested, module.state.top, { prefix: '' });
      passOn(nested, module, { functions: ['*'], cmdlets: ['*'], aliases: ['*'], variables: ['*'] });
    }
    narrow(module.functions, manifest.patterns('FunctionsToExport'));
    narrow(module.cmdlets, manifest.patterns('CmdletsToExport'));
    narrow(module.aliases, manifest.patterns('AliasesToExport'));
    const variables = manifest.patterns('VariablesToExport');
    if (variables && !module.exportsExplicitly) exportMembers(module, { variables: variables.filter((each) => each !== '*') });
    this.#loaded.push(module);
    return module;
  }

  #checkPowerShell(manifest: Manifest, name: string): void {
    const wanted = manifest.text('PowerShellVersion');
    if (!wanted || !tooNew(wanted)) return;
    throw new Raised(
      new ErrorRecord(
        new NetException(
          'System.InvalidOperationException',
          `The version of PowerShell on this computer is '7.6.5'. The module '${manifest.path}' requires a minimum PowerShell version of '${wanted}' to run. Verify that you have the minimum required version of PowerShell installed, and then try again.`,
        ),
        'Modules_InsufficientPowerShellVersion',
        'ResourceUnavailable',
        name,
      ),
    );
  }

  #loadRequired(spec: Value, manifest: Manifest, frame: Frame): void {
    const name = nameOfSpec(spec);
    if (this.find(name)) return;
    const path = isModulePath(name) ? moduleFileAt(name, dirname(manifest.path)) : findInstalled(name);
    if (!path)
      throw new Raised(
        new ErrorRecord(
          new NetException(
            'System.IO.FileNotFoundException',
            `The required module '${name}' is not loaded. Load the module or remove the module from 'RequiredModules' in the file '${manifest.path}'.`,
          ),
          'Modules_InvalidManifest',
          'ResourceUnavailable',
          manifest.path,
        ),
      );
    this.import(path, { ...plainImport, global: true }, frame);
  }

  /** ScriptsToProcess: in the scope of the caller. */
  #runBefore(path: string, frame: Frame): void {
    const block = this.#engine.parseFile(decodeText(readFileSync(path)), path, frame.state);
    this.#engine.blocks.call(block, [], nowhere, { dotted: true });
    const module = new ModuleInfo(basename(path, extname(path)), path);
    module.state = frame.state;
    this.#loaded.push(module);
  }

  /** `using module x`: imports it and makes its classes visible to the text. */
  use(code: Code, frame: Frame): void {
    for (const using of code.ast.usings) {
      if (using.usingKind !== 'Module') continue;
      const name = using.name?.value ?? '';
      const base = code.source.file ? dirname(code.source.file) : this.#engine.folder();
      const path = isModulePath(name) ? moduleFileAt(name, base) : findInstalled(name);
      if (!path)
        throw new Raised(
          new ErrorRecord(
            new NetException('System.Management.Automation.ParseException', `Could not find the module '${name}'.`),
            'ModuleNotFoundDuringParse',
            'ParserError',
            name,
          ),
        );
      const module = this.import(path, plainImport, frame);
      for (const type of this.#engine.typesIn(module.state.top).values()) code.types.add(type, type.name);
    }
  }

  /** A module that is made of a block: New-Module. */
  dynamic(name: string, block: ScriptBlock, args: readonly Value[]): { module: ModuleInfo; output: Value[] } {
    const module = new ModuleInfo(name, '');
    const out = new Capture();
    this.run(module, block.code, args, out);
    return { module, output: out.list() };
  }

  keep(module: ModuleInfo): void {
    if (!this.#loaded.includes(module)) this.#loaded.push(module);
  }

  /** Takes a module away: runs its OnRemove block, then removes what it had brought. */
  remove(module: ModuleInfo): void {
    if (module.onRemove instanceof ScriptBlock) this.#engine.blocks.call(module.onRemove, [valueArgument(module)], nowhere);
    for (const { scope, functions, aliases, variables } of module.imports) {
      for (const name of functions) {
        const found = scope.commands?.functions.get(name.toLowerCase());
        if (found?.module === module) this.#engine.commands.removeFunction(scope, name);
      }
      for (const name of aliases) this.#engine.commands.removeAlias(scope, name);
      for (const name of variables) {
        const variable = scope.local(name.toLowerCase());
        if (variable && module.variables.has(name.toLowerCase())) variable.value = unset;
      }
    }
    module.imports.length = 0;
    const at = this.#loaded.indexOf(module);
    if (at >= 0) this.#loaded.splice(at, 1);
    for (const nested of module.nested) if (nested.isNested) this.remove(nested);
  }

  /** Loaded modules whose names fit a pattern. */
  matching(pattern: string, from?: SessionState): ModuleInfo[] {
    const names = wildcard(pattern);
    return this.all(from).filter((module) => names.matches(module.name));
  }
}

const expandHome = (name: string): string => (name.startsWith('~') ? (process.env.HOME ?? '') + name.slice(1) : name);

/** `'Name'` or `@{ ModuleName = 'Name'; ModuleVersion = '1.0' }`. */
export function nameOfSpec(spec: Value): string {
  return spec instanceof Dictionary ? toText(spec.get('ModuleName') ?? '') : toText(spec);
}

function tooNew(wanted: string): boolean {
  const [have, want] = ['7.6.5'.split('.').map(Number), wanted.split('.').map(Number)];
  for (let at = 0; at < 3; at++) if ((have[at] ?? 0) !== (want[at] ?? 0)) return (have[at] ?? 0) < (want[at] ?? 0);
  return false;
}

/** Fills in what a manifest says of a module. */
export function describe(module: ModuleInfo, manifest: Manifest): void {
  module.version = manifest.text('ModuleVersion');
  module.description = manifest.text('Description');
  module.author = manifest.text('Author');
  module.companyName = manifest.text('CompanyName');
  module.copyright = manifest.text('Copyright');
  if (manifest.text('GUID')) module.guid = manifest.text('GUID');
  module.prefix = manifest.text('DefaultCommandPrefix');
  module.privateData = manifest.values.get('privatedata') ?? null;
  module.manifest = manifest.values;
}

function notFound(name: string, version: string | undefined): never {
  const message =
    version === undefined
      ? `The specified module '${name}' was not loaded because no valid module file was found in any module directory.`
      : `The specified module '${name}' with version '${version}' was not loaded because no valid module file was found in any module directory.`;
  throw new Raised(
    new ErrorRecord(
      new NetException('System.IO.FileNotFoundException', message),
      version === undefined ? 'Modules_ModuleNotFound' : 'Modules_ModuleWithVersionNotFound',
      'ResourceUnavailable',
      name,
    ),
  );
}
