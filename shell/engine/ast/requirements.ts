import type { ModuleRequirement, ScriptRequirements as Required } from '../../language/ast.ts';
import { Collection } from '../../objects/collection.ts';
import { parseVersion } from '../../objects/net/version.ts';
import { bindClass, registerType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { languageType } from './language-name.ts';

/** System.Management.Automation.Language.ScriptRequirements: the #Requires lines of a script. */
export class ScriptRequirements {
  readonly required: Required;
  constructor(required: Required) {
    this.required = required;
  }
}

/** Microsoft.PowerShell.Commands.ModuleSpecification: a module that a script asks for. */
export class ModuleSpecification {
  readonly required: ModuleRequirement;
  constructor(required: ModuleRequirement) {
    this.required = required;
  }
  /** The name alone, or the hashtable that says the same. */
  get text(): string {
    const { name, guid, version, maximumVersion, requiredVersion } = this.required;
    const more = [
      ['Guid', guid && `{${guid}}`],
      ['RequiredVersion', requiredVersion],
      ['ModuleVersion', version],
      ['MaximumVersion', maximumVersion],
    ].filter(([, value]) => value !== undefined);
    if (more.length === 0) return name;
    return `@{ ModuleName = '${name}'${more.map(([key, value]) => `; ${key} = '${value}'`).join('')} }`;
  }
}

const version = (text: string | undefined): Value => (text === undefined ? null : parseVersion(text.includes('.') ? text : `${text}.0`));
const readOnly = (type: string, items: Value[]): Collection =>
  new Collection(requireType(`System.Collections.ObjectModel.ReadOnlyCollection\`1[${type}]`), items, true);
const specification = 'Microsoft.PowerShell.Commands.ModuleSpecification';

bindClass(() => ScriptRequirements, languageType('ScriptRequirements'));
registerType(languageType('ScriptRequirements'), () => ({
  instance: {
    'string RequiredApplicationId {get;}': () => null,
    'version RequiredPSVersion {get;}': (self: ScriptRequirements) => version(self.required.version),
    'System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredPSEditions {get;}': (self: ScriptRequirements) =>
      readOnly('System.String', [...self.required.editions]),
    [`System.Collections.ObjectModel.ReadOnlyCollection[${specification}] RequiredModules {get;}`]: (self: ScriptRequirements) =>
      readOnly(
        specification,
        self.required.modules.map((module) => new ModuleSpecification(module)),
      ),
    'System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredAssemblies {get;}': (self: ScriptRequirements) =>
      readOnly('System.String', [...self.required.assemblies]),
    'bool IsElevationRequired {get;}': (self: ScriptRequirements) => self.required.elevation,
  },
}));

bindClass(() => ModuleSpecification, specification);
registerType(specification, () => ({
  instance: {
    'string Name {get;}': (self: ModuleSpecification) => self.required.name,
    'System.Nullable[guid] Guid {get;}': (self: ModuleSpecification) => self.required.guid ?? null,
    'version Version {get;}': (self: ModuleSpecification) => version(self.required.version),
    'string MaximumVersion {get;}': (self: ModuleSpecification) => self.required.maximumVersion ?? null,
    'version RequiredVersion {get;}': (self: ModuleSpecification) => version(self.required.requiredVersion),
    'string ToString()': (self: ModuleSpecification) => self.text,
  },
  hooks: { text: (self: ModuleSpecification) => self.text },
}));
