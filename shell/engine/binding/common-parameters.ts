import { requireType } from '../../objects/net-type.ts';
import { makeAttribute } from '../values/attribute.ts';
import { type Parameter, parameterFrom } from './parameter.ts';

/** The parameters that every cmdlet and advanced function has, in PowerShell's order: name, alias, type. */
const table: readonly (readonly [string, string, string])[] = [
  ['Verbose', 'vb', 'System.Management.Automation.SwitchParameter'],
  ['Debug', 'db', 'System.Management.Automation.SwitchParameter'],
  ['ErrorAction', 'ea', 'System.Management.Automation.ActionPreference'],
  ['WarningAction', 'wa', 'System.Management.Automation.ActionPreference'],
  ['InformationAction', 'infa', 'System.Management.Automation.ActionPreference'],
  ['ProgressAction', 'proga', 'System.Management.Automation.ActionPreference'],
  ['ErrorVariable', 'ev', 'System.String'],
  ['WarningVariable', 'wv', 'System.String'],
  ['InformationVariable', 'iv', 'System.String'],
  ['OutVariable', 'ov', 'System.String'],
  ['OutBuffer', 'ob', 'System.Int32'],
  ['PipelineVariable', 'pv', 'System.String'],
];

const forChanges: readonly (readonly [string, string, string])[] = [
  ['WhatIf', 'wi', 'System.Management.Automation.SwitchParameter'],
  ['Confirm', 'cf', 'System.Management.Automation.SwitchParameter'],
];

function make([name, alias, type]: readonly [string, string, string]): Parameter {
  const automation = 'System.Management.Automation.';
  const attributes = [
    makeAttribute(requireType(`${automation}ParameterAttribute`), [], []),
    makeAttribute(requireType(`${automation}AliasAttribute`), [alias], []),
  ];
  return parameterFrom(name, requireType(type), attributes, { isCommon: true, coerces: true });
}

let always: readonly Parameter[] | undefined;
let withShould: readonly Parameter[] | undefined;

export function commonParameters(supportsShouldProcess: boolean): readonly Parameter[] {
  always ??= table.map(make);
  if (!supportsShouldProcess) return always;
  withShould ??= [...always, ...forChanges.map(make)];
  return withShould;
}
