import { tryConvert, typeFromText } from './convert.ts';
import { CustomObject } from './custom-object.ts';
import { NetType, resolveType, typeOf } from './net-type.ts';
import { raiseRuntime } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { toText } from './text.ts';
import type { Value } from './value.ts';

function typeOperand(right: Value, operator: string): NetType {
  const bare = right instanceof PSObject ? right.base : right;
  if (bare instanceof NetType) return bare;
  const text = toText(bare);
  const type = resolveType(text);
  if (type) return type;
  return operator === '-as'
    ? typeFromText(text)
    : raiseRuntime(
        'RuntimeException',
        `Cannot convert the "${text}" value of type "${bare === null || bare === undefined ? 'null' : typeOf(bare).display}" to type "System.Type".`,
        'InvalidArgument',
      );
}

/** `value -is type`. The PSObject type (pscustomobject) holds custom objects and values that carry members. */
export function opIs(left: Value, right: Value): boolean {
  const type = typeOperand(right, '-is');
  if (left === null || left === undefined) return false;
  if (type.display === 'System.Management.Automation.PSObject') return left instanceof CustomObject || left instanceof PSObject;
  return type.isAssignableFrom(typeOf(left instanceof PSObject ? left.base : left));
}

export function opIsNot(left: Value, right: Value): boolean {
  return !opIs(left, right);
}

/** `value -as type`: null when the value cannot be converted. */
export function opAs(left: Value, right: Value): Value {
  const type = typeOperand(right, '-as');
  if (type.display === 'System.Management.Automation.PSObject') return left ?? null;
  const converted = tryConvert(left, type);
  return converted.ok ? converted.value : null;
}
