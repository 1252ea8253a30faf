import type { Collection } from '../../objects/collection.ts';
import { toText } from '../../objects/convert.ts';
import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { Parameter } from '../binding/parameter.ts';
import { assignPath } from '../scope/assign-path.ts';
import type { Frame } from '../scope/frame.ts';
import { readByName, scopeNamed } from '../scope/lookup.ts';
import { unset } from '../scope/variable.ts';
import { variablePath } from '../scope/variable-path.ts';
import { arrayList, isArrayList } from '../values/array-list.ts';
import type { SwitchParameter } from '../values/switch-parameter.ts';

/** What the common parameters of one call say; undefined where they were not given. */
export interface CommonArguments {
  readonly verbose?: boolean;
  readonly debug?: boolean;
  readonly errorAction?: string;
  readonly warningAction?: string;
  readonly informationAction?: string;
  readonly progressAction?: string;
  readonly errorVariable?: string;
  readonly warningVariable?: string;
  readonly informationVariable?: string;
  readonly outVariable?: string;
  readonly outBuffer?: number;
  readonly pipelineVariable?: string;
  readonly whatIf?: boolean;
  readonly confirm?: boolean;
}

export const noCommonArguments: CommonArguments = {};

export function commonArguments(values: ReadonlyMap<Parameter, Value>): CommonArguments {
  let found: Record<string, Value> | undefined;
  for (const [parameter, value] of values) {
    if (!parameter.isCommon) continue;
    found ??= {};
    const key = parameter.name[0]!.toLowerCase() + parameter.name.slice(1);
    found[key] = parameter.isSwitch ? (value as SwitchParameter).isPresent : key === 'outBuffer' ? value : toText(value);
    if (key.endsWith('Variable') && found[key] === '')
      raise(
        'ParameterBindingValidationException',
        'ParameterArgumentValidationError',
        'InvalidData',
        `Cannot validate argument on parameter '${parameter.name}'. The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.`,
      );
    if (found[key] === 'Suspend')
      raise(
        'ParameterBindingException',
        'ParameterBindingFailed',
        'InvalidArgument',
        `Cannot bind parameter '${parameter.name}' to the target. Exception setting "${parameter.name}": "The Suspend ActionPreference value is reserved for future use and is not supported at this time."`,
      );
  }
  return (found as CommonArguments | undefined) ?? noCommonArguments;
}

/** The preference variables that an advanced function finds set in its own scope. */
export function setPreferences(frame: Frame, common: CommonArguments): void {
  const set = (name: string, value: Value): void => {
    if (value !== undefined) frame.declare(name, value);
  };
  if (common.verbose !== undefined)
    set('VerbosePreference', frame.engine.actionPreference(common.verbose ? 'Continue' : 'SilentlyContinue'));
  if (common.debug !== undefined) set('DebugPreference', frame.engine.actionPreference(common.debug ? 'Continue' : 'SilentlyContinue'));
  if (common.errorAction) set('ErrorActionPreference', frame.engine.actionPreference(common.errorAction));
  if (common.warningAction) set('WarningPreference', frame.engine.actionPreference(common.warningAction));
  if (common.informationAction) set('InformationPreference', frame.engine.actionPreference(common.informationAction));
  if (common.progressAction) set('ProgressPreference', frame.engine.actionPreference(common.progressAction));
  if (common.whatIf !== undefined) set('WhatIfPreference', common.whatIf);
  if (common.confirm !== undefined) set('ConfirmPreference', common.confirm ? 'Low' : 'None');
}

/** The list behind `-OutVariable x` or `+x`: in the caller's scope, filled while the command runs. */
export function collectingList(frame: Frame, name: string): Collection {
  const appends = name.startsWith('+');
  const bare = appends ? name.slice(1) : name;
  const path = variablePath(bare);
  const scope = path.scope && path.scope !== 'using' ? scopeNamed(frame, path.scope) : frame;
  const before = appends ? readByName(scope, path.name.toLowerCase()) : undefined;
  if (isArrayList(before)) return before;
  const list = arrayList(before === undefined || before === unset || before === null ? [] : frame.engine.unrolled(before));
  assignPath(frame, bare, list);
  return list;
}
