import { allSets, type Parameter, placeIn } from '../binding/parameter.ts';
import type { Signature } from '../binding/signature.ts';
import { AliasCommand, type Command } from './command.ts';

/** The short name of a type in syntax text: `string[]`, `int`, `Object`. */
export function syntaxType(parameter: Parameter): string {
  const { type } = parameter;
  const text = type.shortText;
  if (text.startsWith('System.') || text.includes('.')) return type.name.replace(/`\d+.*$/, '');
  return text;
}

/** One line per parameter set: `Get-Item [-Path] <string[]> [-Force] [<CommonParameters>]`. */
export function commandSyntax(command: Command, signature: Signature, only?: string): string {
  const sets = only ? [only] : signature.sets.length > 0 ? signature.sets : [allSets];
  const lines = sets.map((set) => {
    const parts = orderedParameters(signature, set).map((parameter) => parameterSyntax(parameter, set));
    if (signature.advanced) {
      if (signature.supportsShouldProcess) parts.push('[-WhatIf]', '[-Confirm]');
      parts.push('[<CommonParameters>]');
    }
    return `${command.name} ${parts.join(' ')}`;
  });
  const text = lines.join('\n\n');
  return command instanceof AliasCommand ? `${command.name} (alias) -> ${command.definition}\n${text}` : text;
}

/** Positional ones by position, then mandatory named ones, then the rest as declared. */
function orderedParameters(signature: Signature, set: string): Parameter[] {
  const inSet = signature.own.filter((parameter) => placeIn(parameter, set) !== undefined);
  const place = (parameter: Parameter) => placeIn(parameter, set)!;
  const positional = inSet.filter((parameter) => place(parameter).position >= 0).sort((a, b) => place(a).position - place(b).position);
  const named = inSet.filter((parameter) => place(parameter).position < 0);
  return [
    ...positional,
    ...named.filter((parameter) => place(parameter).mandatory),
    ...named.filter((parameter) => !place(parameter).mandatory),
  ];
}

function parameterSyntax(parameter: Parameter, set: string): string {
  const place = placeIn(parameter, set)!;
  const name = `-${parameter.name}`;
  if (parameter.isSwitch) return place.mandatory ? name : `[${name}]`;
  const type = `<${syntaxType(parameter)}>`;
  if (place.position >= 0) return place.mandatory ? `[${name}] ${type}` : `[[${name}] ${type}]`;
  return place.mandatory ? `${name} ${type}` : `[${name} ${type}]`;
}
