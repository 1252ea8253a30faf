import { isNumericType } from './convert-number.ts';
import { CustomObject } from './custom-object.ts';
import { Dictionary } from './dictionary.ts';
import { isEnumerable } from './enumerate.ts';
import { type NetType, typeOf } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { scriptHooks } from './script-hooks.ts';
import { Char, type Value } from './value.ts';

/** How good a conversion of an argument is; higher is better, 0 is none. The order is PowerShell's. */
export const rank = {
  none: 0,
  unrelatedArrays: 2,
  toText: 4,
  custom: 6,
  convertible: 8,
  cast: 10,
  constructor: 12,
  parse: 14,
  psObject: 16,
  language: 18,
  nullToValue: 20,
  nullToReference: 22,
  narrowing: 24,
  numberFromText: 26,
  widening: 28,
  assignable: 30,
  textToChars: 32,
  identity: 34,
} as const;

/** Number types from narrow to wide, as overloads are preferred. */
const widths = [
  'SByte',
  'Byte',
  'Int16',
  'UInt16',
  'Int32',
  'UInt32',
  'Int64',
  'UInt64',
  'Numerics.BigInteger',
  'Decimal',
  'Single',
  'Double',
].map((name) => `System.${name}`);

const widensTo: Readonly<Record<string, readonly string[]>> = {
  SByte: ['Int16', 'Int32', 'Int64', 'Single', 'Double', 'Decimal'],
  Byte: ['Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  Int16: ['Int32', 'Int64', 'Single', 'Double', 'Decimal'],
  UInt16: ['Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  Int32: ['Int64', 'Single', 'Double', 'Decimal'],
  UInt32: ['Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  Int64: ['Single', 'Double', 'Decimal'],
  UInt64: ['Single', 'Double', 'Decimal'],
  Single: ['Double'],
};

/** 1 when the first type is the more special one, -1 when the second is. */
export function moreSpecific(first: NetType, second: NetType): number {
  if (first === second) return 0;
  const a = widths.indexOf(first.display);
  const b = widths.indexOf(second.display);
  if (a >= 0 && b >= 0) return a < b ? 1 : -1;
  if (second.isAssignableFrom(first)) return 1;
  if (first.isAssignableFrom(second)) return -1;
  return 0;
}

export function conversionRank(given: Value, to: NetType): number {
  const value = given instanceof PSObject ? given.base : given;
  if (value === null || value === undefined)
    return to.isValueType && to.genericDefinition?.display !== 'System.Nullable`1' ? rank.nullToValue : rank.nullToReference;
  const from = typeOf(value);
  if (from === to) return rank.identity;
  if (typeof value === 'string' && to.display === 'System.Char[]') return rank.textToChars;
  if (to.isAssignableFrom(from)) return rank.assignable;
  if (isNumericType(to)) {
    if (isNumericType(from)) return widensTo[from.name]?.includes(to.name) ? rank.widening : rank.narrowing;
    if (typeof value === 'string') return rank.numberFromText;
    if (typeof value === 'boolean' || value instanceof Char || from.isEnum) return rank.convertible;
    return to.hooks.from?.(value) === undefined ? rank.none : rank.cast;
  }
  return otherRank(value, from, to);
}

function otherRank(value: Value, from: NetType, to: NetType): number {
  if (to.genericDefinition?.display === 'System.Nullable`1')
    return conversionRank(value, to.genericArguments[0]!) > 0 ? rank.language : rank.none;
  switch (to.display) {
    case 'System.String':
      return rank.toText;
    case 'System.Boolean':
    case 'System.Management.Automation.SwitchParameter':
      return rank.language;
    case 'System.Management.Automation.PSObject':
      return rank.psObject;
    case 'System.Char':
      return typeof value === 'string' ? rank.parse : isNumericType(from) ? rank.convertible : rank.none;
    case 'System.Array':
      return rank.language;
    default:
  }
  if (to.isArray) {
    if (from.isArray) return rank.unrelatedArrays;
    if (isEnumerable(value)) return rank.language;
    const inner = conversionRank(value, to.elementType!);
    return inner > 0 ? inner - 1 : rank.none;
  }
  if (to.isEnum)
    return typeof value === 'string' ? rank.parse : isNumericType(from) || from.isEnum || from.isArray ? rank.language : rank.none;
  if (to.isDelegate) return scriptHooks.isBlock(value) ? rank.language : rank.none;
  if (typeof value === 'string' && ['System.Type', 'System.Uri', 'System.Text.RegularExpressions.Regex'].includes(to.display))
    return rank.language;
  if (to.display === 'System.Collections.Hashtable') return value instanceof Dictionary ? rank.language : rank.none;
  const { parse, from: cast } = to.hooks;
  if (typeof value === 'string' && parse) return rank.parse;
  if (!to.table.abstract && to.constructors.some((c) => c.parameters.length === 1 && c.parameters[0]!.reference.type === from))
    return rank.constructor;
  if (castable(cast, value)) return rank.cast;
  if (parse && isNumericType(from)) return rank.convertible;
  if (
    (value instanceof Dictionary || value instanceof CustomObject) &&
    !to.isInterface &&
    to.constructors.some((c) => c.parameters.length === 0)
  )
    return rank.custom;
  if (to.genericArguments.length === 1 && !to.isInterface && isEnumerable(value)) return rank.custom;
  return rank.none;
}

function castable(cast: ((value: Value) => Value | undefined) | undefined, value: Value): boolean {
  if (!cast) return false;
  try {
    return cast(value) !== undefined;
  } catch {
    return true;
  }
}
