import { CustomObject } from './custom-object.ts';
import { Dictionary } from './dictionary.ts';
import { EnumValue, typeOf } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { BigInteger, Char, Decimal, Double, Single, SmallInteger, UInt64, type Value } from './value.ts';

/** What `if` sees: null, false, '', zero of any kind, an empty list and a list of one false element are false; all else is true. */
export function toBool(value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value.length > 0;
    case 'bigint':
      return value !== 0n;
    case 'undefined':
      return false;
    default:
      return value !== null && objectTruth(value as object);
  }
}

function objectTruth(value: object): boolean {
  if (value instanceof CustomObject) return true;
  if (Array.isArray(value)) return listTruth(value);
  if (value instanceof Double || value instanceof SmallInteger || value instanceof Single) return value.value !== 0;
  if (value instanceof PSObject) return toBool(value.base);
  if (value instanceof Char) return value.code !== 0;
  if (value instanceof UInt64 || value instanceof BigInteger) return value.value !== 0n;
  if (value instanceof Decimal) return value.coefficient !== 0n;
  if (value instanceof EnumValue) return value.value !== 0;
  if (value instanceof Dictionary) return true;
  const { list, truth } = typeOf(value).hooks;
  if (truth) return truth(value as never);
  return list ? listTruth(list(value as never)) : true;
}

function listTruth(list: ArrayLike<Value>): boolean {
  if (list.length !== 1) return list.length > 0;
  const [only] = Array.from(list);
  const inner = only instanceof PSObject ? only.base : only;
  if (typeof inner !== 'object' || inner === null) return toBool(inner);
  const nested = Array.isArray(inner) ? inner : typeOf(inner).hooks.list?.(inner as never);
  return nested ? nested.length > 0 : toBool(inner);
}
