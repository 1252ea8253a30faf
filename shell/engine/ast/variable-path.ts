import { bindClass, registerType } from '../../objects/net-type.ts';
import { automation } from './language-name.ts';

const scopes = new Set(['global', 'local', 'private', 'script']);

/** System.Management.Automation.VariablePath: the name of a variable with its scope or drive. */
export class VariablePath {
  readonly userPath: string;
  /** What stands before the first colon; null for none. `variable:` is no drive of its own. */
  readonly qualifier: string | null;
  readonly scope: string | null;

  constructor(path: string) {
    const colon = path.indexOf(':');
    const first = colon > 0 ? path.slice(0, colon) : null;
    const lower = first?.toLowerCase();
    this.scope = lower !== undefined && scopes.has(lower) ? lower : null;
    this.qualifier = first;
    this.userPath = path;
  }

  get isVariable(): boolean {
    return this.scope !== null || this.qualifier === null || this.qualifier.toLowerCase() === 'variable';
  }
}

bindClass(() => VariablePath, `${automation}VariablePath`);
registerType(`${automation}VariablePath`, () => ({
  constructors: { '(string path)': (path: string) => new VariablePath(path) },
  instance: {
    'string UserPath {get;}': (self: VariablePath) => self.userPath,
    'bool IsGlobal {get;}': (self: VariablePath) => self.scope === 'global',
    'bool IsLocal {get;}': (self: VariablePath) => self.scope === 'local',
    'bool IsPrivate {get;}': (self: VariablePath) => self.scope === 'private',
    'bool IsScript {get;}': (self: VariablePath) => self.scope === 'script',
    'bool IsUnqualified {get;}': (self: VariablePath) => self.qualifier === null,
    'bool IsUnscopedVariable {get;}': (self: VariablePath) => self.scope === null,
    'bool IsVariable {get;}': (self: VariablePath) => self.isVariable,
    'bool IsDriveQualified {get;}': (self: VariablePath) => !self.isVariable,
    'string DriveName {get;}': (self: VariablePath) => (self.isVariable ? null : self.qualifier),
    'string ToString()': (self: VariablePath) => self.userPath,
  },
  hooks: { text: (self: VariablePath) => self.userPath },
}));
