import { unwrap } from '../../objects/ps-object.ts';
import { Double, Single, type Value } from '../../objects/value.ts';
import type { Parameter } from '../binding/parameter.ts';
import { SwitchParameter } from '../values/switch-parameter.ts';

/**
 * A bound value as a core cmdlet receives it: switches as booleans, Int64 and real numbers as JavaScript numbers, everything else
 * as the engine has it.
 */
export function unwrapFor(parameter: Parameter, value: Value): unknown {
  if (value instanceof SwitchParameter) return value.isPresent;
  switch (parameter.type.display) {
    case 'System.Int64':
      return typeof value === 'bigint' ? Number(value) : value;
    case 'System.Double':
    case 'System.Single':
      return value instanceof Double || value instanceof Single ? value.value : value;
    case 'System.Object':
    case 'System.Management.Automation.PSObject':
      return value;
  }
  return unwrap(value);
}
