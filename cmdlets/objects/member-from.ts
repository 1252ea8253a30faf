import { convertTo } from '../../shell/objects/convert.ts';
import { asArray } from '../../shell/objects/enumerate.ts';
import { raise } from '../../shell/objects/error.ts';
import type { MemberTable } from '../../shell/objects/extended-members.ts';
import type { ExtendedMember } from '../../shell/objects/members.ts';
import { type EnumValue, type NetType, requireType } from '../../shell/objects/net-type.ts';
import { FreeMember } from '../../shell/objects/ps-member-set.ts';
import { PSMethod } from '../../shell/objects/ps-method.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { memberTypeFlags } from './member-types.ts';

/** What -MemberType, -Name, -Value and -SecondValue say. */
export interface MemberGiven {
  readonly MemberType: EnumValue;
  readonly Name: string;
  readonly Value: Value;
  readonly SecondValue: Value;
}

/** The member that Add-Member and Update-TypeData are asked for; throws InvalidOperationException where its parts do not fit. */
export function memberFrom({ MemberType, Name: name, Value: given, SecondValue: second }: MemberGiven): ExtendedMember {
  const value = given ?? null;
  const bare = unwrap(value);
  const block = (each: Value): Value => convertTo(each, requireType('System.Management.Automation.ScriptBlock'));
  switch (MemberType.value) {
    case memberTypeFlags.NoteProperty:
      if (second !== undefined && second !== null)
        refuse(
          'Value2ShouldNotBeSpecified',
          `Cannot add a member of type "NoteProperty". Confirm that the SecondValue parameter is not specified.`,
        );
      return { kind: 'NoteProperty', name, value };
    case memberTypeFlags.AliasProperty: {
      if (bare === null) refuse('Value1ShouldNotBeNull', 'The Value parameter should not be null for a member of type "AliasProperty".');
      const target = toText(bare);
      if (second === undefined || second === null) return { kind: 'AliasProperty', name, target };
      return { kind: 'AliasProperty', name, target, type: (convertTo(second, requireType('System.Type')) as NetType).display };
    }
    case memberTypeFlags.ScriptProperty:
      if (bare === null && (second ?? null) === null)
        refuse(
          'Value1AndValue2AreNull',
          'The Value and SecondValue parameters should not both be null for a member of type "ScriptProperty".',
        );
      return {
        kind: 'ScriptProperty',
        name,
        getter: bare === null ? null : block(bare),
        setter: second === undefined || second === null ? undefined : block(second),
      };
    case memberTypeFlags.ScriptMethod:
      if (bare === null) refuse('Value1ShouldNotBeNull', 'The Value parameter should not be null for a member of type "ScriptMethod".');
      return { kind: 'ScriptMethod', name, block: block(bare) };
    case memberTypeFlags.CodeProperty:
      return codeProperty(name, bare, unwrap(second));
    case memberTypeFlags.CodeMethod:
      if (!(bare instanceof PSMethod))
        return refuse(
          'ConvertToFinalInvalidCastException',
          'The Value parameter has to be a static method for a member of type "CodeMethod".',
        );
      return { kind: 'CodeMethod', name, definition: bare.definitions.join(', '), call: (self, args) => bare.invoke([self, ...args]) };
    case memberTypeFlags.PropertySet:
      return { kind: 'PropertySet', name, properties: asArray(bare).map((each) => toText(each)) };
    case memberTypeFlags.MemberSet:
      return { kind: 'MemberSet', name, members: memberTable(asArray(bare)), hidden: name === 'PSStandardMembers' };
    default:
      return refuse(
        'CannotAddMemberType',
        `Cannot add a member of type "${toText(MemberType)}". Specify a different type for the MemberTypes parameter.`,
      );
  }
}

function codeProperty(name: string, getter: Value, setter: Value): ExtendedMember {
  if (!(getter instanceof PSMethod))
    return refuse(
      'ConvertToFinalInvalidCastException',
      'The Value parameter has to be a static method for a member of type "CodeProperty".',
    );
  const type = getter.overloads[0]?.returns.type.display ?? 'System.Object';
  const get = (self: Value): Value => getter.invoke([self]);
  if (!(setter instanceof PSMethod)) return { kind: 'CodeProperty', name, type, get };
  return { kind: 'CodeProperty', name, type, get, set: (self, value) => void setter.invoke([self, value]) };
}

const refuse = (id: string, message: string): never => raise('System.InvalidOperationException', id, 'InvalidOperation', message);

/** Members that were made by their own constructors (`[psnoteproperty]::new(…)`). */
function memberTable(values: readonly Value[]): MemberTable {
  const members: MemberTable = new Map();
  for (const value of values) if (value instanceof FreeMember) members.set(value.member.name.toLowerCase(), value.member);
  return members;
}
