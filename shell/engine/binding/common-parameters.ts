import { type NetType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { makeAttribute } from '../values/attribute.ts';
import type { Parameter } from './parameter.ts';
import { allSets, type Place } from './parameter-set.ts';

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

/** Their attribute objects are the same for each and made when somebody looks at them. */
class CommonParameter implements Parameter {
  readonly name: string;
  readonly lower: string;
  readonly type: NetType;
  readonly untyped = false;
  readonly isSwitch: boolean;
  readonly aliases: readonly string[];
  readonly places = anywhere;
  readonly checks = [];
  readonly allowNull = false;
  readonly allowEmptyString = false;
  readonly allowEmptyCollection = false;
  readonly transforms = [];
  readonly isCommon = true;
  readonly isDynamic = false;
  readonly coerces = true;
  readonly typeName = null;

  constructor([name, alias, type]: readonly [string, string, string]) {
    this.name = name;
    this.lower = name.toLowerCase();
    this.type = requireType(type);
    this.isSwitch = type.endsWith('.SwitchParameter');
    this.aliases = [alias];
  }

  get attributes(): readonly Value[] {
    const automation = 'System.Management.Automation.';
    return [
      makeAttribute(requireType(`${automation}ParameterAttribute`), [], []),
      makeAttribute(requireType(`${automation}AliasAttribute`), [...this.aliases], []),
    ];
  }
}

const anywhere: ReadonlyMap<string, Place> = new Map([
  [allSets, { position: -1, mandatory: false, byValue: false, byProperty: false, fromRemaining: false, help: '' }],
]);

const make = (row: readonly [string, string, string]): Parameter => new CommonParameter(row);

let always: readonly Parameter[] | undefined;
let withShould: readonly Parameter[] | undefined;

export function commonParameters(supportsShouldProcess: boolean): readonly Parameter[] {
  always ??= table.map(make);
  if (!supportsShouldProcess) return always;
  withShould ??= [...always, ...forChanges.map(make)];
  return withShould;
}
