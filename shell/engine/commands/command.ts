import { basename, extname } from 'node:path';
import type { Cmdlet } from '../../command/cmdlet.ts';
import type { Value } from '../../objects/value.ts';
import { cmdletSignature } from '../binding/cmdlet-signature.ts';
import type { Signature } from '../binding/signature.ts';
import type { ScriptBlock } from '../block/script-block.ts';

/** What a name can run. The classes are also the CommandInfo objects that scripts see. */
export type Command = AliasCommand | FunctionCommand | CmdletCommand | ScriptCommand | ProgramCommand;

export class AliasCommand {
  readonly kind = 'Alias';
  readonly name: string;
  readonly definition: string;
  options: string;
  description: string;
  module: Value = null;
  constructor(name: string, definition: string, options = 'None', description = '') {
    this.name = name;
    this.definition = definition;
    this.options = options;
    this.description = description;
  }
}

export class FunctionCommand {
  readonly kind: 'Function' | 'Filter';
  readonly name: string;
  #block: ScriptBlock | (() => ScriptBlock);
  options = 'None';
  description = '';
  /** PSModuleInfo that it comes from. */
  module: Value = null;
  isPrivate = false;
  /** A block that is given as a function is read when the command is first run or looked at. */
  constructor(name: string, block: ScriptBlock | (() => ScriptBlock), filter = false) {
    this.kind = filter ? 'Filter' : 'Function';
    this.name = name;
    this.#block = block;
  }
  get block(): ScriptBlock {
    if (typeof this.#block === 'function') this.#block = this.#block();
    return this.#block;
  }
}

export class CmdletCommand {
  readonly kind = 'Cmdlet';
  readonly name: string;
  readonly moduleName: string;
  readonly #load: () => Cmdlet;
  #cmdlet: Cmdlet | undefined;
  #signature: Signature | undefined;
  constructor(name: string, moduleName: string, load: () => Cmdlet) {
    this.name = name;
    this.moduleName = moduleName;
    this.#load = load;
  }
  get cmdlet(): Cmdlet {
    this.#cmdlet ??= this.#load();
    return this.#cmdlet;
  }
  get signature(): Signature {
    this.#signature ??= cmdletSignature(this.cmdlet);
    return this.#signature;
  }
  /** The .NET class that error ids end with. */
  get className(): string {
    const bare = this.name.replaceAll('-', '');
    const space =
      this.moduleName.startsWith('Microsoft.PowerShell') || this.moduleName === 'ThreadJob'
        ? 'Microsoft.PowerShell.Commands'
        : `${this.moduleName}.Commands`;
    return `${space}.${bare}Command`;
  }
}

/** A .ps1 file. */
export class ScriptCommand {
  readonly kind = 'ExternalScript';
  readonly path: string;
  readonly name: string;
  constructor(path: string) {
    this.path = path;
    this.name = basename(path);
  }
}

/** A native program. */
export class ProgramCommand {
  readonly kind = 'Application';
  readonly path: string;
  readonly name: string;
  constructor(path: string) {
    this.path = path;
    this.name = basename(path);
  }
  get extension(): string {
    return extname(this.path);
  }
}

export const isCommand = (value: Value): value is Command =>
  value instanceof FunctionCommand ||
  value instanceof CmdletCommand ||
  value instanceof AliasCommand ||
  value instanceof ScriptCommand ||
  value instanceof ProgramCommand;
