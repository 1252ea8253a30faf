import { convertTo, toText } from '../../objects/convert.ts';
import { enumerable } from '../../objects/enumerate.ts';
import { Raised } from '../../objects/error.ts';
import { invokeMethod } from '../../objects/members.ts';
import { typeOf } from '../../objects/net-type.ts';
import { unwrap } from '../../objects/ps-object.ts';
import { PSReference } from '../../objects/reference.ts';
import { Double, type Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';
import { SwitchParameter, switchOff, switchOn } from '../values/switch-parameter.ts';
import { collectionForOne, notAllowed, notCoerced, notTransformed, notValid } from './binding-error.ts';
import type { Parameter } from './parameter.ts';

/** How strictly an argument is taken. */
export interface Acceptance {
  readonly mandatory: boolean;
  /** Simple functions join arrays for a [string] parameter. */
  readonly joins: boolean;
  readonly frame: Frame;
}

/** Turns an argument into what the parameter holds: transformed, checked for null and emptiness, converted, validated. Throws BindingErrors. */
export function accept(parameter: Parameter, given: Value, how: Acceptance): Value {
  let value: Value = given === undefined ? null : given;
  for (const transform of parameter.transforms) value = transformed(parameter, transform, value, how);
  value = converted(parameter, value, how);
  if (how.mandatory) refuseEmpty(parameter, value);
  for (const check of parameter.checks) {
    const wrong = check(value, how.frame);
    if (wrong !== null) throw notValid(parameter, wrong);
  }
  return value;
}

function transformed(parameter: Parameter, transform: Value, value: Value, how: Acceptance): Value {
  try {
    return invokeMethod(transform, 'Transform', [how.frame.engine.intrinsics, value]);
  } catch (thrown) {
    if (thrown instanceof Raised)
      throw notTransformed(parameter, thrown.record.exception.inner?.message ?? thrown.record.exception.message);
    throw thrown;
  }
}

/** Only the conversion: also what a default value goes through. */
export function converted(parameter: Parameter, value: Value, how: Acceptance): Value {
  if (parameter.untyped) return value === undefined ? null : value;
  const fail = parameter.coerces ? notCoerced : notTransformed;
  const { type } = parameter;
  switch (type.display) {
    case 'System.Management.Automation.SwitchParameter':
      return toSwitch(parameter, value, fail);
    case 'System.Boolean':
      return toBoolean(parameter, value, fail);
    case 'System.Management.Automation.PSReference':
      if (value instanceof PSReference || value === null) return value;
      throw fail(parameter, 'Reference type is expected in argument.');
    case 'System.String':
      if (typeof value === 'string') return value;
      if (isCollection(value) && !how.joins) {
        if (parameter.coerces) throw collectionForOne(parameter, typeOf(value).fullName);
        throw fail(parameter, 'Cannot convert value to type System.String.');
      }
      break;
    case 'System.Int32':
      if (typeof value === 'number') return value;
      break;
    case 'System.Management.Automation.PSObject[]':
    case 'System.Object[]':
      if (Array.isArray(value)) return value;
      break;
    case 'System.Management.Automation.PSObject':
      if (value === null || value === undefined) return null;
      return value;
  }
  if (parameter.coerces && Array.isArray(value) && !type.isArray && isScalar(type.display))
    throw collectionForOne(parameter, typeOf(value).fullName);
  try {
    return convertTo(value, type);
  } catch (thrown) {
    if (thrown instanceof Raised) throw fail(parameter, thrown.record.exception.message);
    throw thrown;
  }
}

const isScalar = (display: string): boolean =>
  /^System\.(Int\d+|UInt\d+|Byte|SByte|Double|Single|Decimal|DateTime|TimeSpan|Char|Guid)$/.test(display);

const isCollection = (value: Value): boolean => typeof value === 'object' && value !== null && enumerable(value) !== undefined;

type Fail = (parameter: Parameter, why: string) => Raised;

function toSwitch(parameter: Parameter, value: Value, fail: Fail): Value {
  const bare = unwrap(value);
  if (bare instanceof SwitchParameter) return bare;
  if (typeof bare === 'boolean') return bare ? switchOn : switchOff;
  if (bare === null || bare === undefined) return switchOff;
  if (typeof bare === 'number' || bare instanceof Double || typeof bare === 'bigint')
    throw fail(
      parameter,
      `Cannot convert the "${toText(bare)}" value of type "${typeOf(bare).fullName}" to type "${parameter.type.fullName}".`,
    );
  throw fail(parameter, notTruth(bare, parameter.type.fullName));
}

function toBoolean(parameter: Parameter, value: Value, fail: Fail): Value {
  const bare = unwrap(value);
  if (typeof bare === 'boolean') return bare;
  if (bare instanceof SwitchParameter) return bare.isPresent;
  if (bare === null || bare === undefined || typeof bare === 'string' || isCollection(bare))
    throw fail(parameter, notTruth(bare, 'System.Boolean'));
  return convertTo(bare, parameter.type);
}

const notTruth = (value: Value, type: string): string =>
  `Cannot convert value "${value === null || value === undefined ? '' : typeOf(value).fullName}" to type "${type}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`;

/** Mandatory parameters refuse null, '' for text, empty arrays and arrays that hold such, unless an Allow… attribute lets them in. */
function refuseEmpty(parameter: Parameter, value: Value): void {
  if (value === null || value === undefined) {
    if (parameter.allowNull) return;
    if (parameter.type.isValueType) return;
    throw notAllowed(parameter, parameter.type.display === 'System.String' ? 'EmptyString' : 'Null');
  }
  if (value === '' && parameter.type.display === 'System.String' && !parameter.allowEmptyString) throw notAllowed(parameter, 'EmptyString');
  if (!parameter.type.isArray || !Array.isArray(value)) return;
  if (value.length === 0 && !parameter.allowEmptyCollection) throw notAllowed(parameter, 'EmptyArray');
  for (const item of value) {
    if ((item === null || item === undefined) && !parameter.allowNull && !parameter.type.elementType?.isValueType)
      throw notAllowed(parameter, 'Null');
    if (item === '' && !parameter.allowEmptyString && parameter.type.elementType?.display === 'System.String')
      throw notAllowed(parameter, 'EmptyString');
  }
}

/** True when a value needs no conversion to be an argument of the parameter. */
export function fitsAsIs(parameter: Parameter, value: Value): boolean {
  if (parameter.untyped || parameter.type.display === 'System.Management.Automation.PSObject') return true;
  if (value === null || value === undefined) return !parameter.type.isValueType;
  return parameter.type.isAssignableFrom(typeOf(unwrap(value)));
}
