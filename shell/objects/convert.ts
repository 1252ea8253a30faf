import { cannotConvertValue, messageOf, noConversion, raiseConversion, shownValue } from './conversion-error.ts';
import { collectionFrom, convertToArray } from './convert-array.ts';
import { convertToEnum } from './convert-enum.ts';
import { convertToNumber, isNumericType, toNumber as numberOperand, toDouble } from './convert-number.ts';
import { objectFromProperties } from './convert-object.ts';
import { invariant } from './culture.ts';
import { CustomObject } from './custom-object.ts';
import { Delegate } from './delegate.ts';
import { Dictionary } from './dictionary.ts';
import { NetException, Raised } from './error.ts';
import { Hashtable, keepCase } from './hashtable.ts';
import { type NetType, requireType, resolveType, typeOf } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { scriptHooks } from './script-hooks.ts';
import { toText } from './text.ts';
import { toBool } from './truth.ts';
import { Char, type Value } from './value.ts';

export { toText } from './text.ts';
export { toBool } from './truth.ts';

type Converter = (value: Value, type: NetType) => Value;

/**
 * Converts as `[T]$value` does. Throws a Raised with the error of PowerShell when there is no way; null (never undefined) comes back
 * where a reference type gets nothing.
 */
export function convertTo(value: Value, type: NetType): Value {
  type.converter ??= converterFor(type);
  return type.converter(value, type);
}

/** Same, telling instead of throwing. */
export function tryConvert(value: Value, type: NetType): { ok: true; value: Value } | { ok: false; thrown: Raised } {
  try {
    return { ok: true, value: convertTo(value, type) };
  } catch (thrown) {
    if (thrown instanceof Raised) return { ok: false, thrown };
    throw thrown;
  }
}

/** The number that an operator sees in a value: text is read as a literal, null is 0. */
export function toNumber(value: Value): Value {
  return numberOperand(value, requireType('System.Int32'));
}

/** Text for `[string]$x` and string parameters: a number that was typed as an argument keeps its spelling. */
export function castText(value: Value): string {
  return typeof value === 'string' ? value : value instanceof PSObject && value.tokenText !== undefined ? value.tokenText : toText(value);
}

const special: Readonly<Record<string, Converter>> = {
  'System.Object': (value) => value ?? null,
  'System.String': (value) => (typeof value === 'string' ? value : castText(value)),
  'System.Boolean': (value) => (typeof value === 'boolean' ? value : toBool(value)),
  'System.Void': () => undefined,
  'System.Management.Automation.PSObject': (value) => value ?? null,
  'System.Char': (value, type) => (value instanceof Char ? value : toChar(value, type)),
  'System.Int32': (value, type) => (typeof value === 'number' ? value : convertToNumber(value, type)),
  'System.Collections.Hashtable': (value, type) => {
    const bare = value instanceof PSObject ? value.base : value;
    if (bare instanceof Hashtable || bare === null || bare === undefined) return bare ?? null;
    if (bare instanceof Dictionary)
      return Hashtable.from(
        Array.from(bare.entries(), (entry) => [entry.key, entry.value]),
        keepCase,
      );
    return noConversion(value, type);
  },
  'System.Array': (value) => {
    const bare = value instanceof PSObject ? value.base : value;
    if (bare === null || bare === undefined || typeOf(bare).isArray) return bare ?? null;
    return convertToArray(bare, requireType('System.Object[]'));
  },
};

function converterFor(type: NetType): Converter {
  const fixed = special[type.display];
  if (fixed) return fixed;
  if (isNumericType(type)) return convertToNumber;
  if (type.isArray) return (value, to) => (value === null || value === undefined ? null : convertToArray(value, to));
  if (type.genericDefinition?.display === 'System.Nullable`1') {
    const inner = type.genericArguments[0]!;
    return (value) => (value === null || value === undefined ? null : convertTo(value, inner));
  }
  if (type.isEnum) return toEnum;
  return convertObject;
}

function toChar(given: Value, type: NetType): Value {
  const value = given instanceof PSObject ? given.base : given;
  if (value === null || value === undefined) return new Char(0);
  if (value instanceof Char) return value;
  if (typeof value === 'string') {
    if (value.length === 1) return new Char(value.charCodeAt(0));
    return cannotConvertValue(
      'InvalidCastParseTargetInvocation',
      value,
      type,
      'String must be exactly one character long.',
      new NetException('System.FormatException', 'String must be exactly one character long.'),
    );
  }
  if (toDouble(value) === undefined && typeof value !== 'boolean') return noConversion(given, type);
  const from = typeOf(value);
  if (typeof value === 'boolean' || ['System.Double', 'System.Single', 'System.Decimal'].includes(from.display))
    return cannotConvertValue('InvalidCastIConvertible', value, type, `Invalid cast from '${from.name}' to 'Char'.`);
  const code = toDouble(value)!;
  if (code < 0 || code > 0xffff)
    return cannotConvertValue('InvalidCastIConvertible', value, type, 'Value was either too large or too small for a character.');
  return new Char(code);
}

function toEnum(given: Value, type: NetType): Value {
  const value = given instanceof PSObject ? given.base : given;
  if (value === null || value === undefined) return raiseNull('nullToEnumInvalidCast', type);
  if (typeof value === 'object' && typeOf(value) === type) return value;
  return convertToEnum(value, type) ?? noConversion(given, type);
}

function raiseNull(id: string, type: NetType): never {
  if (id === 'nullToEnumInvalidCast')
    return raiseConversion(
      id,
      `Cannot convert null to type "${type.display}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${Object.keys(type.enumTable.members).join(',')}".`,
    );
  return raiseConversion(id, `Cannot convert null to type "${type.display}".`);
}

/** Everything that has no rule of its own, in PowerShell's order. */
function convertObject(given: Value, type: NetType): Value {
  const value = given instanceof PSObject ? given.base : given;
  if (value === null || value === undefined) return type.isValueType ? raiseNull('nullToObjectInvalidCast', type) : null;
  const from = typeOf(value);
  if (from === type || type.isAssignableFrom(from)) return value;
  if (type.isDelegate && scriptHooks.isBlock(value)) return Delegate.ofBlock(type, value);
  const { parse, from: cast } = type.hooks;
  if (typeof value === 'string') {
    if (parse) return parseText(value, type);
    const fromText = castWith(cast, value, type);
    if (fromText !== undefined) return fromText;
  }
  const constructed = constructFrom(value, from, type);
  if (constructed) return constructed.value;
  const own = castWith(cast, value, type);
  if (own !== undefined) return own;
  if (toDouble(value) !== undefined && parse && !type.isInterface) return parseText(shownValue(value), type);
  if (value instanceof Dictionary || value instanceof CustomObject) {
    const made = objectFromProperties(value, type);
    if (made !== undefined) return made;
  }
  return collectionFrom(value, type) ?? noConversion(given, type);
}

function castWith(cast: ((value: Value) => Value | undefined) | undefined, value: Value, type: NetType): Value | undefined {
  try {
    return cast?.(value);
  } catch (thrown) {
    if (thrown instanceof NetException) return cannotConvertValue(castId(type, value), value, type, thrown.message, thrown);
    throw thrown;
  }
}

function castId(type: NetType, value: Value): string {
  if (type.display === 'System.Xml.XmlDocument') return 'InvalidCastToXmlDocument';
  if (typeof value !== 'string') return 'InvalidCastConstructorException';
  return type.display === 'System.Text.RegularExpressions.Regex' ? 'InvalidCastFromStringToRegex' : 'InvalidCastConstructorException';
}

function parseText(text: string, type: NetType): Value {
  const { parse, parseTakesCulture } = type.hooks;
  try {
    return parse!(text, invariant);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    const id = parseTakesCulture ? 'InvalidCastParseTargetInvocationWithFormatProvider' : 'InvalidCastParseTargetInvocation';
    return cannotConvertValue(id, text, type, thrown.message, thrown);
  }
}

/** A constructor with one parameter that takes the value as it is. */
function constructFrom(value: Value, from: NetType, type: NetType): { value: Value } | undefined {
  if (type.table.abstract) return undefined;
  const one = type.constructors.filter((c) => c.parameters.length === 1 && !c.hidden);
  const fitting =
    one.find((c) => c.parameters[0]!.reference.type === from) ?? one.find((c) => assignable(c.parameters[0]!.reference.type, from));
  if (!fitting || (toDouble(value) !== undefined && type.hooks.list)) return undefined;
  try {
    return { value: fitting.call(null, [value]) };
  } catch (thrown) {
    const why = messageOf(thrown);
    if (why === undefined) throw thrown;
    return cannotConvertValue(
      'InvalidCastConstructorException',
      value,
      type,
      why,
      thrown instanceof NetException ? thrown : (thrown as Raised).record.exception,
    );
  }
}

function assignable(parameter: NetType, from: NetType): boolean {
  return parameter.isAssignableFrom(from) && !(parameter.display === 'System.Object' && from.isArray);
}

/** `[pscustomobject]$x`: a dictionary becomes an object with its keys in order; a PSTypeName key names its type; all else stays. */
export function castToCustomObject(value: Value): Value {
  const bare = value instanceof PSObject ? value.base : value;
  if (!(bare instanceof Dictionary)) return value ?? null;
  const made = CustomObject.from([]);
  for (const { key, value: held } of bare.entries()) {
    const name = toText(key);
    if (name.toLowerCase() === 'pstypename') made.typeNames = [toText(held)];
    else made.set(name, held);
  }
  return made;
}

/** A type named by text: `'int' -as [type]`. */
export function typeFromText(text: string): NetType {
  return (
    resolveType(text) ??
    raiseConversion('InvalidCastFromStringToType', `Cannot convert the "${text}" value of type "System.String" to type "System.Type".`)
  );
}
