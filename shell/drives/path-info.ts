import { bindClass, registerType } from '../objects/net-type.ts';
import { currentPlace, type Place, providerPath, shownPath } from './path.ts';
import { providerInfo } from './provider-info.ts';
import type { DriveTable } from './table.ts';

/** System.Management.Automation.PathInfo: a place as Get-Location and Resolve-Path give it. */
export class PathInfo {
  readonly place: Place;
  constructor(place: Place) {
    this.place = place;
  }
  get path(): string {
    return shownPath(this.place);
  }
}

/** What $PWD holds. */
export const currentLocation = (table: DriveTable): PathInfo => new PathInfo(currentPlace(table));

/** System.Management.Automation.PathInfoStack: what Push-Location put aside, last first. */
export class PathInfoStack {
  readonly name: string;
  readonly items: readonly PathInfo[];
  constructor(name: string, items: readonly PathInfo[]) {
    this.name = name;
    this.items = items;
  }
}

bindClass(PathInfo, 'System.Management.Automation.PathInfo');
registerType('System.Management.Automation.PathInfo', () => ({
  instance: {
    'System.Management.Automation.PSDriveInfo Drive {get;}': ({ place }: PathInfo) => place.drive,
    'System.Management.Automation.ProviderInfo Provider {get;}': ({ place }: PathInfo) => providerInfo(place.provider),
    'string ProviderPath {get;}': ({ place }: PathInfo) => providerPath(place),
    'string Path {get;}': (self: PathInfo) => self.path,
    'string ToString()': (self: PathInfo) => self.path,
  },
  hooks: { text: (self: PathInfo) => self.path },
}));

bindClass(PathInfoStack, 'System.Management.Automation.PathInfoStack');
registerType('System.Management.Automation.PathInfoStack', () => ({
  interfaces: ['System.Collections.IEnumerable'],
  instance: {
    'string Name {get;}': (self: PathInfoStack) => self.name,
    'int Count {get;}': (self: PathInfoStack) => self.items.length,
    'System.Object Peek()': (self: PathInfoStack) => self.items[0] ?? null,
    'System.Object[] ToArray()': (self: PathInfoStack) => [...self.items],
  },
  hooks: { enumerate: (self: PathInfoStack) => self.items },
}));
