import { bindClass, registerType } from '../objects/net-type.ts';
import { typedArray } from '../objects/value.ts';
import { Drive } from './drive.ts';
import { providerName } from './path.ts';
import type { Provider } from './provider.ts';
import type { DriveTable } from './table.ts';

/** System.Management.Automation.ProviderInfo. */
export class ProviderInfo {
  readonly provider: Provider;
  constructor(provider: Provider) {
    this.provider = provider;
  }
  toString(): string {
    return providerName(this.provider);
  }
}

const made = new WeakMap<Provider, ProviderInfo>();

/** The one object for a provider. */
export function providerInfo(provider: Provider): ProviderInfo {
  let known = made.get(provider);
  if (!known) made.set(provider, (known = new ProviderInfo(provider)));
  return known;
}

const tables = new WeakMap<Provider, DriveTable>();

/** Lets `Drives` of a ProviderInfo find the drives of the session. */
export function belongsTo(provider: Provider, table: DriveTable): void {
  tables.set(provider, table);
}

bindClass(ProviderInfo, 'System.Management.Automation.ProviderInfo');
registerType('System.Management.Automation.ProviderInfo', () => ({
  instance: {
    'type ImplementingType {get;}': () => null,
    'string HelpFile {get;}': () => 'System.Management.Automation.dll-Help.xml',
    'string Name {get;}': ({ provider }: ProviderInfo) => provider.name,
    'string ModuleName {get;}': ({ provider }: ProviderInfo) => provider.module,
    'System.Object Module {get;}': () => null,
    'string Description {get;set;}': { get: () => '', set: () => undefined },
    'string Capabilities {get;}': ({ provider }: ProviderInfo) => provider.capabilities,
    'string Home {get;}': ({ provider }: ProviderInfo) => provider.home ?? '',
    'System.Object Drives {get;}': ({ provider }: ProviderInfo) =>
      typedArray(
        (tables.get(provider)?.all() ?? []).filter((drive) => drive.provider === provider),
        'System.Management.Automation.PSDriveInfo',
      ),
    'bool VolumeSeparatedByColon {get;}': () => true,
    'string ToString()': (self: ProviderInfo) => self.toString(),
  },
  hooks: { text: (self: ProviderInfo) => self.toString() },
}));

bindClass(Drive, 'System.Management.Automation.PSDriveInfo');
registerType('System.Management.Automation.PSDriveInfo', () => ({
  instance: {
    'string CurrentLocation {get;}': (self: Drive) => self.location.join(self.provider.separator),
    'string Name {get;}': (self: Drive) => self.name,
    'System.Management.Automation.ProviderInfo Provider {get;}': (self: Drive) => providerInfo(self.provider),
    'string Root {get;}': (self: Drive) => self.root,
    'string Description {get;set;}': {
      get: (self: Drive) => self.description,
      set: (self: Drive, text: string) => {
        self.description = text;
      },
    },
    'System.Object MaximumSize {get;}': () => null,
    'pscredential Credential {get;}': (self: Drive) => self.credential,
    'string DisplayRoot {get;}': () => null,
    'bool VolumeSeparatedByColon {get;}': (self: Drive) => self.name !== '/',
    'string ToString()': (self: Drive) => self.name,
    'System.Object Used {get;}': (self: Drive) => bytes(self.provider.space?.(self.root)?.used),
    'System.Object Free {get;}': (self: Drive) => bytes(self.provider.space?.(self.root)?.free),
  },
  hooks: { text: (self: Drive) => self.name },
}));

/** Int64, or nothing for drives without a size. */
const bytes = (count: number | undefined): bigint | null => (count === undefined ? null : BigInt(count));
