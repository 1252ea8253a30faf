import type { Value } from '../../objects/value.ts';
import type { Parameter } from '../binding/parameter.ts';
import { constraintOf } from '../compile/constrained.ts';
import type { Frame } from '../scope/frame.ts';
import { type Guard, Variable } from '../scope/variable.ts';
import { typeMetadata } from '../values/type-constraint.ts';

const guards = new WeakMap<Parameter, Guard>();

/** What stays on the variable of a parameter: its type and validators. Null for one that takes anything. */
function guardOf(parameter: Parameter, frame: Frame): Guard | null {
  if (parameter.untyped && parameter.checks.length === 0) return null;
  let guard = guards.get(parameter);
  if (!guard) {
    const types = parameter.untyped || parameter.type.display === 'System.Management.Automation.PSReference' ? [] : [parameter.type];
    guard = {
      options: new Set(),
      constraints: [constraintOf(types, parameter.attributes, frame)],
      attributes: [...parameter.attributes, ...types.map(typeMetadata)],
      shared: true,
    };
    guards.set(parameter, guard);
  }
  return guard;
}

/** Puts a parameter's variable into the frame; the value has been accepted already. */
export function setParameter(frame: Frame, parameter: Parameter, value: Value): void {
  const variable = new Variable(parameter.name, value);
  variable.guard = guardOf(parameter, frame);
  if (frame.scope === frame) frame.adopt(variable);
  else {
    const before = frame.scope.local(parameter.lower);
    if (before) {
      before.value = value;
      before.guard = variable.guard;
    } else frame.scope.adopt(variable);
  }
}
