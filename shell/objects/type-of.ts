import { NetException } from './error.ts';
import { NetType } from './net-type.ts';
import { arrayOf, requireType, resolveType } from './type-lookup.ts';
import { classNameOf } from './type-registry.ts';
import { elementType, SmallInteger, type TypedArray, type Value } from './value.ts';

const byClass = new Map<unknown, NetType>();

/** GetType() of a value that is not null. */
export function typeOf(value: Value): NetType {
  switch (typeof value) {
    case 'number':
      return core('System.Int32');
    case 'string':
      return core('System.String');
    case 'boolean':
      return core('System.Boolean');
    case 'bigint':
      return core('System.Int64');
    case 'object':
      return value === null ? core('System.Object') : typeOfObject(value);
    default:
      return core('System.Object');
  }
}

const coreTypes = new Map<string, NetType>();
function core(name: string): NetType {
  let type = coreTypes.get(name);
  if (!type) coreTypes.set(name, (type = requireType(name)));
  return type;
}

function typeOfObject(value: object): NetType {
  if (Array.isArray(value)) {
    const element = (value as TypedArray)[elementType];
    if (element === undefined) return core('System.Object[]');
    return typeof element === 'string' ? core(`${element}[]`) : arrayOf(element);
  }
  if (value instanceof NetException) return value.netType ?? resolveType(value.type) ?? core('System.Exception');
  const own = (value as { readonly netType?: NetType }).netType;
  if (own instanceof NetType) return own;
  if (value instanceof NetType) return core('System.RuntimeType');
  if (value instanceof SmallInteger) return core(`System.${value.kind}`);
  const made = value.constructor;
  let type = byClass.get(made);
  if (!type) {
    type = core(classNameOf(made) ?? 'System.Object');
    byClass.set(made, type);
  }
  return type;
}
