import type { Value } from '../../objects/value.ts';
import type { Command } from '../commands/command.ts';
import type { SessionState } from '../scope/session-state.ts';
import type { Variable } from '../scope/variable.ts';

/** System.Management.Automation.PSModuleInfo. */
export class ModuleInfo {
  name: string;
  path: string;
  /** The .psd1 that it was loaded by; '' without one. */
  manifestPath = '';
  /** True while it is only known to the module that imported it. */
  isNested = false;
  version = '0.0';
  guid = '00000000-0000-0000-0000-000000000000';
  description = '';
  author = '';
  companyName = '';
  copyright = '';
  rootModule = '';
  moduleType: 'Script' | 'Manifest' | 'Binary' | 'Cim' | 'Workflow' = 'Script';
  prefix = '';
  privateData: Value = null;
  state!: SessionState;
  readonly functions = new Map<string, Command>();
  readonly cmdlets = new Map<string, Command>();
  readonly aliases = new Map<string, Command>();
  readonly variables = new Map<string, Variable>();
  readonly nested: ModuleInfo[] = [];
  readonly required: Value[] = [];
  /** Script block that runs when the module is removed. */
  onRemove: Value = null;
  /** The manifest as it was read; null for a module without one. */
  manifest: ReadonlyMap<string, Value> | null = null;
  /** True once Export-ModuleMember was called in it. */
  exportsExplicitly = false;
  /** Scopes that its members were imported into, for taking them away again. */
  readonly imports: { scope: import('../scope/frame.ts').Frame; functions: string[]; aliases: string[]; variables: string[] }[] = [];

  /** New-Module -AsCustomObject. */
  asCustomObject: (() => Value) | null = null;

  constructor(name: string, path: string) {
    this.name = name;
    this.path = path;
  }

  toString(): string {
    return this.name;
  }
}
