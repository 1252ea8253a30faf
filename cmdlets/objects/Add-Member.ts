import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, object, text, typed } from '../../shell/command/parameter.ts';
import { convertTo } from '../../shell/objects/convert.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import type { Dictionary } from '../../shell/objects/dictionary.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { membersOn } from '../../shell/objects/extended-members.ts';
import { addMember, type ExtendedMember, hasMember, setTypeNames, typeNamesOf } from '../../shell/objects/members.ts';
import { type EnumValue, type NetType, requireType } from '../../shell/objects/net-type.ts';
import { PSObject } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { type MemberGiven, memberFrom } from './member-from.ts';
import { memberTypeFlags, memberTypes } from './member-types.ts';
import { pipelineObject } from './pipeline-object.ts';

const one = 'NotePropertySingleMemberSet';
const many = 'NotePropertyMultiMemberSet';
const full = 'MemberSet';
/** A name that is a kind of member is taken as that kind, not as the name of a note. */
const noMemberType = new RegExp(`^(?!(?:${Object.keys(memberTypeFlags).join('|')})$)`, 'i');

export default coreCmdlet({
  verb: 'Add',
  noun: 'Member',
  synopsis: 'Gives an object a property or method of its own.',
  output: ['System.Object'],
  defaultSet: 'TypeNameSet',
  parameters: {
    InputObject: pipelineObject({ mandatory: true, fromPipeline: 'value', help: 'The object.' }),
    MemberType: typed<EnumValue>(memberTypes)({
      sets: { [full]: { position: 0, mandatory: true } },
      aliases: ['Type'],
      help: 'NoteProperty, ScriptProperty, ScriptMethod, AliasProperty …',
    }),
    Name: text({ sets: { [full]: { position: 1, mandatory: true } }, help: 'Name of the member.' }),
    Value: object({ sets: { [full]: { position: 2 } }, help: 'Its value, block, or the property it stands for.' }),
    SecondValue: object({ sets: { [full]: { position: 3 } }, help: 'The block that sets a script property, or the type of an alias.' }),
    TypeName: text({
      sets: { TypeNameSet: { mandatory: true }, [full]: {}, [one]: {}, [many]: {} },
      notEmpty: true,
      help: 'A type name for the object.',
    }),
    Force: flag({ sets: [full, one, many], help: 'Replaces a member of that name.' }),
    PassThru: flag({ help: 'Gives the object.' }),
    NotePropertyName: text({
      sets: { [one]: { position: 0, mandatory: true } },
      notEmpty: true,
      pattern: noMemberType,
      help: 'Name of a note property.',
    }),
    NotePropertyValue: object({ sets: { [one]: { position: 1, mandatory: true } }, allowNull: true, help: 'Its value.' }),
    NotePropertyMembers: typed<Dictionary>('System.Collections.IDictionary')({
      sets: { [many]: { position: 0, mandatory: true } },
      notEmpty: true,
      help: 'Names and values of note properties.',
    }),
  },
  examples: [
    {
      says: 'Adds a property.',
      run: "$d = [pscustomobject]@{ Name = 'D1' }; $d | Add-Member Size 5; $d.Size",
      shows: '5',
    },
  ],
  stage(given, context) {
    return {
      process() {
        let value = given.InputObject;
        const add = (member: ExtendedMember): void => {
          if (
            !given.Force &&
            (value instanceof CustomObject ? value.has(member.name) || ownsMember(value, member.name) : hasMember(value, member.name))
          )
            alreadyThere(member.name, value, context);
          else value = addMember(given.Force ? withoutNote(value, member) : value, member);
        };
        if (context.parameterSet === full) add(memberFrom(given as MemberGiven));
        else if (context.parameterSet === one)
          add({ kind: 'NoteProperty', name: given.NotePropertyName ?? '', value: given.NotePropertyValue ?? null });
        else
          for (const { key, value: note } of given.NotePropertyMembers?.entries() ?? [])
            add({ kind: 'NoteProperty', name: toText(key), value: note });
        if (given.TypeName) value = named(value, given.TypeName);
        if (given.PassThru) context.write(value);
      },
    };
  },
});

function ownsMember(value: CustomObject, name: string): boolean {
  return membersOn(value)?.has(name.toLowerCase()) ?? false;
}

/** A note of a custom object gives way to a member of another kind. */
function withoutNote(value: Value, member: ExtendedMember): Value {
  if (value instanceof CustomObject && member.kind !== 'NoteProperty') value.delete(member.name);
  if (value instanceof CustomObject && member.kind === 'NoteProperty') membersOn(value)?.delete(member.name.toLowerCase());
  return value;
}

function alreadyThere(name: string, value: Value, context: EngineContext): void {
  const message = `Cannot add a member with the name "${name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`;
  context.error(
    new ErrorRecord(new NetException('System.InvalidOperationException', message), 'MemberAlreadyExists', 'InvalidOperation', value),
  );
}

function named(value: Value, typeName: string): Value {
  const carrier = typeof value === 'object' && value !== null ? value : new PSObject(value);
  const full = typeNameOf(typeName);
  if (carrier instanceof CustomObject) carrier.typeNames = [full, ...(carrier.typeNames ?? [])];
  else setTypeNames(carrier, [full, ...typeNamesOf(value)]);
  return carrier;
}

/** A name of a known type (`int`) stands for its full name. */
function typeNameOf(name: string): string {
  try {
    return (convertTo(name, requireType('System.Type')) as NetType).fullName;
  } catch {
    return name;
  }
}
