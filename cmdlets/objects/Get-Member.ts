import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, texts, typed } from '../../shell/command/parameter.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { staticMembersOf } from '../../shell/objects/member-view.ts';
import { type MemberView, membersOf, typeNamesOf } from '../../shell/objects/members.ts';
import { type EnumValue, NetType, typeOf } from '../../shell/objects/net-type.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import type { Value } from '../../shell/objects/value.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';
import { MemberDefinition } from './member-definition.ts';
import { memberTypeFlags, memberTypes, memberViewFlags, memberViews } from './member-types.ts';
import { pipelineObject } from './pipeline-object.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Member',
  synopsis: 'Lists the properties and methods of objects, once for each type.',
  aliases: ['gm'],
  output: ['Microsoft.PowerShell.Commands.MemberDefinition'],
  parameters: {
    InputObject: pipelineObject({ fromPipeline: 'value', help: 'The objects.' }),
    Name: texts({ position: 0, notEmpty: true, wildcards: true, default: ['*'], help: 'Names or patterns of members.' }),
    MemberType: typed<EnumValue>(memberTypes)({ aliases: ['Type'], help: 'Kinds of members: Property, Method, NoteProperty …' }),
    View: typed<EnumValue>(memberViews)({ help: 'Extended: only added ones; Base: only those of the type.' }),
    Static: flag({ help: 'Members of the type itself.' }),
    Force: flag({ help: 'Hidden ones too.' }),
  },
  examples: [
    {
      says: 'Names of properties.',
      run: '[pscustomobject]@{ B = 1; A = 2 } | Get-Member -MemberType NoteProperty | ForEach-Object Name',
      shows: 'A\nB',
    },
  ],
  stage(given, context) {
    const seen = new Set<string>();
    const kinds = given.MemberType?.value ?? memberTypeFlags.All!;
    const view = given.View?.value ?? memberViewFlags.All!;
    const patterns = given.Name.map((pattern) => wildcard(pattern));
    return {
      process() {
        const input = given.InputObject;
        if (input === null || input === undefined) return;
        const typeName = given.Static ? typeForStatic(input).fullName : (typeNamesOf(input)[0] ?? '<null>');
        if (seen.has(typeName)) return;
        seen.add(typeName);
        const members = given.Static ? staticMembersOf(typeForStatic(input)) : membersOf(input);
        const fitting = members.filter((member) => (given.Force || !member.hidden) && isWanted(member, kinds, view)).sort(byTypeAndName);
        for (const pattern of patterns)
          for (const member of fitting)
            if (pattern.matches(member.name))
              context.write(new MemberDefinition(typeName, member.name, member.memberType, member.definition));
      },
      end() {
        if (seen.size > 0) return;
        const exception = new NetException('System.InvalidOperationException', 'You must specify an object for the Get-Member cmdlet.');
        context.error(new ErrorRecord(exception, 'NoObjectInGetMember', 'CloseError'));
      },
    };
  },
});

function typeForStatic(input: Value): NetType {
  const bare = unwrap(input);
  return bare instanceof NetType ? bare : typeOf(bare);
}

const ofType = new Set(['Property', 'Method', 'ParameterizedProperty', 'Event']);

function isWanted({ memberType }: MemberView, kinds: number, view: number): boolean {
  if (!((memberTypeFlags[memberType] ?? 0) & kinds)) return false;
  return ofType.has(memberType)
    ? (view & (memberViewFlags.Adapted! | memberViewFlags.Base!)) !== 0
    : (view & memberViewFlags.Extended!) !== 0;
}

function byTypeAndName(left: MemberView, right: MemberView): number {
  return order(left.memberType, right.memberType) || order(left.name, right.name);
}

function order(left: string, right: string): number {
  const [first, second] = [left.toLowerCase(), right.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}
