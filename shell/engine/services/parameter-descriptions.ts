import type { ParameterDescription, ParameterPlace } from '../../command/session.ts';
import type { Value } from '../../objects/value.ts';
import { findAttribute } from '../binding/attributes.ts';
import type { Parameter } from '../binding/parameter.ts';
import { CmdletCommand, type Command } from '../commands/command.ts';
import { signatureOfCommand } from '../commands/command-signature.ts';
import type { Frame } from '../scope/frame.ts';

/** The parameters of a command as data. */
export function parameterDescriptions(command: Command, frame: Frame): readonly ParameterDescription[] {
  const signature = signatureOfCommand(command, frame);
  if (!signature) return [];
  const declared = command instanceof CmdletCommand ? command.cmdlet.parameters : {};
  return signature.all.map((parameter) => {
    const completer = findAttribute(parameter.attributes, 'ArgumentCompleter');
    return {
      name: parameter.name,
      type: parameter.type.fullName,
      isSwitch: parameter.isSwitch,
      isDynamic: parameter.isDynamic,
      isCommon: parameter.isCommon,
      aliases: parameter.aliases,
      help: declared[parameter.name]?.help ?? [...parameter.places.values()].find(({ help }) => help)?.help ?? '',
      sets: placesOf(parameter),
      values: valuesOf(parameter),
      completes: declared[parameter.name]?.completes ?? completer?.get('ScriptBlock') ?? null,
      attributes: parameter.attributes,
    };
  });
}

function placesOf(parameter: Parameter): ReadonlyMap<string, ParameterPlace> {
  const places = new Map<string, ParameterPlace>();
  for (const [set, { position, mandatory, byValue, byProperty, fromRemaining }] of parameter.places)
    places.set(set, { position: position < 0 ? null : position, mandatory, byValue, byProperty, fromRemaining });
  return places;
}

const valuesOf = (parameter: Parameter): string[] =>
  ((findAttribute(parameter.attributes, 'ValidateSet')?.get('ValidValues') as Value[] | null) ?? []).map(String);
