import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, object, text, texts, typed } from '../../shell/command/parameter.ts';
import { ErrorRecord, NetException, raise } from '../../shell/objects/error.ts';
import type { MemberTable } from '../../shell/objects/extended-members.ts';
import { addTypeMember, type ExtendedMember, typeMembers } from '../../shell/objects/members.ts';
import type { EnumValue } from '../../shell/objects/net-type.ts';
import { type MemberGiven, memberFrom } from './member-from.ts';
import { memberTypes } from './member-types.ts';
import type { TypeData } from './type-data.ts';

const dynamic = ['DynamicTypeSet'];

export default coreCmdlet({
  verb: 'Update',
  noun: 'TypeData',
  synopsis: 'Gives all objects of a type members.',
  output: [],
  defaultSet: 'DynamicTypeSet',
  impact: 'Medium',
  parameters: {
    MemberType: typed<EnumValue>(memberTypes)({ sets: dynamic, help: 'NoteProperty, ScriptProperty, ScriptMethod, AliasProperty …' }),
    MemberName: text({ sets: dynamic, notEmpty: true, help: 'Name of the member.' }),
    Value: object({ sets: dynamic, help: 'Its value, block, or the property it stands for.' }),
    SecondValue: object({ sets: dynamic, notEmpty: true, help: 'The block that sets a script property, or the type of an alias.' }),
    SerializationDepth: integer({ sets: dynamic, help: 'How deep its objects are followed in CLIXML.' }),
    DefaultDisplayProperty: text({ sets: dynamic, notEmpty: true, help: 'The property that names an object.' }),
    DefaultDisplayPropertySet: texts({ sets: dynamic, notEmpty: true, help: 'Properties that are shown.' }),
    DefaultKeyPropertySet: texts({ sets: dynamic, notEmpty: true, help: 'Properties by which objects are sorted and grouped.' }),
    Force: flag({ sets: ['DynamicTypeSet', 'TypeDataSet'], help: 'Replaces a member of that name.' }),
    TypeName: text({
      sets: { DynamicTypeSet: { position: 0, mandatory: true, fromPipeline: 'property' } },
      notEmpty: true,
      help: 'Full name of the type.',
    }),
    TypeData: typed<readonly TypeData[]>('System.Management.Automation.Runspaces.TypeData[]')({
      sets: { TypeDataSet: { position: 0, mandatory: true, fromPipeline: 'both' } },
      help: 'What Get-TypeData gave.',
    }),
  },
  examples: [
    {
      says: 'A property for all texts.',
      run: 'Update-TypeData -TypeName System.String -MemberType ScriptProperty -MemberName Twice -Value { "$this$this" } -Force; \'ab\'.Twice',
      shows: 'abab',
    },
  ],
  stage(given, context) {
    const add = (typeName: string, member: ExtendedMember): void => {
      const known = typeMembers(typeName)?.get(member.name.toLowerCase());
      if (known && !given.Force && member.kind !== 'MemberSet') {
        const message = `Error in TypeData "${typeName}": The member "${member.name}" is already present.`;
        context.error(
          new ErrorRecord(
            new NetException('System.Management.Automation.RuntimeException', message),
            'TypesDynamicUpdateException',
            'InvalidOperation',
          ),
        );
      } else addTypeMember(typeName, member);
    };
    return {
      process() {
        for (const data of given.TypeData ?? []) for (const member of data.members.values()) add(data.typeName, member);
        if (given.TypeName === undefined || !context.shouldProcess(given.TypeName, 'Update TypeData')) return;
        const standard = standardMembers(given);
        if (
          given.MemberName === undefined &&
          given.MemberType === undefined &&
          standard.size === 0 &&
          given.SerializationDepth === undefined
        )
          raise(
            'System.InvalidOperationException',
            'TypeDataEmpty',
            'InvalidArgument',
            'No value has been specified for any member of the type. Specify at least one.',
            given.TypeName,
          );
        if (given.MemberName !== undefined || given.MemberType !== undefined) {
          if (given.MemberName === undefined || given.MemberType === undefined)
            raise(
              'System.InvalidOperationException',
              'MemberTypeIsMissing',
              'InvalidOperation',
              'The MemberName and MemberType parameters have to be given together.',
            );
          const member: MemberGiven = {
            MemberType: given.MemberType,
            Name: given.MemberName,
            Value: given.Value,
            SecondValue: given.SecondValue,
          };
          add(given.TypeName, memberFrom(member));
        }
        if (standard.size > 0) {
          const before = typeMembers(given.TypeName)?.get('psstandardmembers');
          const members: MemberTable = new Map([...(before?.kind === 'MemberSet' ? before.members : []), ...standard]);
          add(given.TypeName, { kind: 'MemberSet', name: 'PSStandardMembers', members, hidden: true });
        }
      },
    };
  },
});

interface Standard {
  readonly DefaultDisplayProperty: string | undefined;
  readonly DefaultDisplayPropertySet: readonly string[] | undefined;
  readonly DefaultKeyPropertySet: readonly string[] | undefined;
}

/** Members of PSStandardMembers, by which views, sorting and grouping go. */
function standardMembers(given: Standard): MemberTable {
  const members: MemberTable = new Map();
  const put = (member: ExtendedMember): void => void members.set(member.name.toLowerCase(), member);
  if (given.DefaultDisplayProperty !== undefined)
    put({ kind: 'NoteProperty', name: 'DefaultDisplayProperty', value: given.DefaultDisplayProperty });
  for (const name of ['DefaultDisplayPropertySet', 'DefaultKeyPropertySet'] as const) {
    const properties = given[name];
    if (properties) put({ kind: 'PropertySet', name, properties });
  }
  return members;
}
