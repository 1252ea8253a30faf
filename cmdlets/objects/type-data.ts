import type { MemberTable } from '../../shell/objects/extended-members.ts';
import { OrderedDictionary } from '../../shell/objects/hashtable.ts';
import { bindClass, registerType } from '../../shell/objects/net-type.ts';
import { typedArray, type Value } from '../../shell/objects/value.ts';

/** What Get-TypeData gives: the members of a type. */
export class TypeData {
  readonly typeName: string;
  readonly members: MemberTable;

  constructor(typeName: string, members: MemberTable) {
    this.typeName = typeName;
    this.members = members;
  }

  /** The names in a property set of the standard members; null when there is none. */
  standardSet(name: string): Value {
    const standard = this.members.get('psstandardmembers');
    const found = standard?.kind === 'MemberSet' ? standard.members.get(name.toLowerCase()) : undefined;
    return found?.kind === 'PropertySet' ? typedArray([...found.properties], 'System.String') : null;
  }
}

const name = 'System.Management.Automation.Runspaces.TypeData';
bindClass(TypeData, name);
registerType(name, () => ({
  instance: {
    'string TypeName {get;}': (self: TypeData) => self.typeName,
    'System.Object Members {get;}': (self: TypeData) =>
      OrderedDictionary.from(
        [...self.members.values()]
          .filter((member) => member.name !== 'PSStandardMembers')
          .map((member) => [member.name, member.kind] as const),
      ),
    'string[] DefaultDisplayPropertySet {get;}': (self: TypeData) => self.standardSet('DefaultDisplayPropertySet'),
    'string[] DefaultKeyPropertySet {get;}': (self: TypeData) => self.standardSet('DefaultKeyPropertySet'),
  },
}));
