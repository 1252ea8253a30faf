import { cannotConvertValue, raiseConversion, shownValue } from './conversion-error.ts';
import { integerOf } from './convert-number.ts';
import { enumText } from './enum-text.ts';
import { EnumValue as EnumClass, type EnumValue, type NetType } from './net-type.ts';
import { Decimal, Double, Single, type Value } from './value.ts';

/** Names as .NET parses them: exact or in any case, lists with commas, digits; undefined for anything else. */
export function parseEnum(text: string, type: NetType, ignoreCase = true): number | undefined {
  const { members } = type.enumTable;
  let value = 0n;
  for (const part of text.split(',')) {
    const name = part.trim();
    if (/^[+-]?\d+$/.test(name)) {
      value |= BigInt(name);
      continue;
    }
    const exact = Object.hasOwn(members, name) ? members[name] : undefined;
    const found =
      exact ?? (ignoreCase ? Object.entries(members).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] : undefined);
    if (found === undefined) return undefined;
    value |= BigInt(found);
  }
  return Number(value);
}

/** A value is defined when it has a name; of flags, when every bit has; enums with a negative member take any number. */
export function isDefined(value: number, type: NetType): boolean {
  const values = Object.values(type.enumTable.members);
  if (values.some((each) => each < 0)) return true;
  if (type.enumName(value) !== undefined) return true;
  if (!type.enumTable.flags) return false;
  if (value === 0) return true;
  let rest = BigInt(value);
  for (const each of values) rest &= ~BigInt(each);
  return rest === 0n;
}

function namesOf(type: NetType): string[] {
  return Object.entries(type.enumTable.members)
    .sort((a, b) => Number(BigInt.asUintN(64, BigInt(a[1])) - BigInt.asUintN(64, BigInt(b[1]))))
    .map(([name]) => name);
}

function checked(id: string, value: number, type: NetType, shown: Value): EnumValue {
  if (isDefined(value, type)) return type.enumObject(value);
  return raiseConversion(
    id,
    `Cannot convert value "${shownValue(shown)}" to type "${type.display}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${namesOf(type).join(',')}".`,
  );
}

/** Text to an enum: names, lists, numbers, or the beginning of one name. */
export function enumFromText(text: string, type: NetType): EnumValue {
  const value = parseEnum(text, type);
  if (value !== undefined) return checked('EnumParseUndefined', value, type, text);
  const names = namesOf(type);
  const begin = text.trim().toLowerCase();
  const hits = begin === '' || text.includes(',') ? [] : names.filter((name) => name.toLowerCase().startsWith(begin));
  if (hits.length === 1) return type.enumObject(type.enumTable.members[hits[0]!]!);
  const why =
    hits.length > 1
      ? `The identifier name ${text} cannot be processed because it is either too similar or identical to the following enumerator names: ${hits.join(', ')}. Use a more specific identifier name.`
      : `Unable to match the identifier name ${text} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${names.join(', ')}`;
  return cannotConvertValue('SubstringDisambiguationEnumParseThrewAnException', text, type, why);
}

/** Everything else that may become an enum: numbers, other enums, arrays of names. Undefined when there is no way. */
export function convertToEnum(value: Value, type: NetType): EnumValue | undefined {
  if (value instanceof EnumClass) return checked('UndefinedIntegerToEnum', value.value, type, value);
  if (typeof value === 'string') return enumFromText(value, type);
  if (value instanceof Double || value instanceof Single || value instanceof Decimal) return enumFromText(shownValue(value), type);
  if (Array.isArray(value)) {
    const names = value.map((each) =>
      typeof each === 'string'
        ? each
        : enumText(each instanceof EnumClass ? each : (convertToEnum(each, type) ?? enumFromText(shownValue(each), type))),
    );
    return enumFromText(names.join(','), type);
  }
  if (typeof value === 'boolean')
    return cannotConvertValue('InvalidCastIConvertible', value, type, `Invalid cast from 'System.Boolean' to '${type.display}'.`);
  const integer = integerOf(value);
  return integer === undefined ? undefined : checked('UndefinedIntegerToEnum', Number(integer), type, value);
}
