import { bindClass, enumNamed, registerType } from '../../shell/objects/net-type.ts';
import { memberTypes } from './member-types.ts';

/** A line of Get-Member. */
export class MemberDefinition {
  readonly typeName: string;
  readonly name: string;
  readonly memberType: string;
  readonly definition: string;

  constructor(typeName: string, name: string, memberType: string, definition: string) {
    this.typeName = typeName;
    this.name = name;
    this.memberType = memberType;
    this.definition = definition;
  }
}

const name = 'Microsoft.PowerShell.Commands.MemberDefinition';
bindClass(MemberDefinition, name);
registerType(name, () => ({
  instance: {
    'string TypeName {get;}': (self: MemberDefinition) => self.typeName,
    'string Name {get;}': (self: MemberDefinition) => self.name,
    'System.Management.Automation.PSMemberTypes MemberType {get;}': (self: MemberDefinition) => enumNamed(memberTypes, self.memberType),
    'string Definition {get;}': (self: MemberDefinition) => self.definition,
  },
  hooks: { text: (self: MemberDefinition) => self.definition },
}));
