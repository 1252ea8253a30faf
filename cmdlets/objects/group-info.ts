import { Collection } from '../../shell/objects/collection.ts';
import { bindClass, registerType, requireType } from '../../shell/objects/net-type.ts';
import type { Value } from '../../shell/objects/value.ts';

const list = (typeName: string, items: Value[]): Collection => new Collection(requireType(typeName), items);

/** What Group-Object gives for each group. */
export class GroupInfo {
  readonly name: string;
  readonly keys: readonly Value[];
  readonly items: Value[] = [];
  #group: Collection | undefined;

  constructor(name: string, keys: readonly Value[]) {
    this.name = name;
    this.keys = keys;
  }

  get count(): number {
    return this.items.length;
  }
  get values(): Value {
    return list('System.Collections.ArrayList', [...this.keys]);
  }
  get group(): Value {
    this.#group ??= list('System.Collections.ObjectModel.Collection`1[System.Management.Automation.PSObject]', this.items);
    return this.#group;
  }
}

/** With -NoElement: only counts. */
export class GroupInfoNoElement extends GroupInfo {
  override get group(): Value {
    return list('System.Collections.ObjectModel.Collection`1[System.Management.Automation.PSObject]', []);
  }
}

const space = 'Microsoft.PowerShell.Commands';
bindClass(GroupInfo, `${space}.GroupInfo`);
bindClass(GroupInfoNoElement, `${space}.GroupInfoNoElement`);
registerType(`${space}.GroupInfo`, () => ({
  instance: {
    'System.Collections.ArrayList Values {get;}': (self: GroupInfo) => self.values,
    'int Count {get;}': (self: GroupInfo) => self.count,
    'System.Collections.ObjectModel.Collection[psobject] Group {get;}': (self: GroupInfo) => self.group,
    'string Name {get;}': (self: GroupInfo) => self.name,
  },
}));
registerType(`${space}.GroupInfoNoElement`, () => ({ base: `${space}.GroupInfo` }));
