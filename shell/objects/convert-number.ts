import { cannotConvertValue, noConversion, raiseConversion } from './conversion-error.ts';
import { decimalFromNumber, decimalToNumber, fitDecimal, parseDecimal, roundDecimal } from './decimal.ts';
import { NetException } from './error.ts';
import { EnumValue, type NetType, typeOf } from './net-type.ts';
import { roundHalfEven, scanNumber } from './number-scanner.ts';
import { PSObject } from './ps-object.ts';
import { BigInteger, Char, Decimal, Double, Single, SmallInteger, type SmallIntegerKind, UInt64, type Value } from './value.ts';

/** An integer type as a target of conversion. */
interface IntegerTarget {
  readonly least: bigint;
  readonly most: bigint;
  /** `an Int32`, as overflow messages call it. */
  readonly called: string;
  make(value: bigint): Value;
}

const smallTarget = (kind: SmallIntegerKind, least: bigint, most: bigint, called: string): IntegerTarget => ({
  least,
  most,
  called,
  make: (value) => new SmallInteger(kind, Number(value)),
});

const integerTargets: Readonly<Record<string, IntegerTarget>> = {
  'System.Int32': { least: -(1n << 31n), most: (1n << 31n) - 1n, called: 'an Int32', make: Number },
  'System.Int64': { least: -(1n << 63n), most: (1n << 63n) - 1n, called: 'an Int64', make: (value) => value },
  'System.Byte': smallTarget('Byte', 0n, 255n, 'an unsigned byte'),
  'System.SByte': smallTarget('SByte', -128n, 127n, 'a signed byte'),
  'System.Int16': smallTarget('Int16', -32768n, 32767n, 'an Int16'),
  'System.UInt16': smallTarget('UInt16', 0n, 65535n, 'a UInt16'),
  'System.UInt32': smallTarget('UInt32', 0n, (1n << 32n) - 1n, 'a UInt32'),
  'System.UInt64': { least: 0n, most: (1n << 64n) - 1n, called: 'a UInt64', make: (value) => new UInt64(value) },
};

const floating = new Set(['System.Double', 'System.Single', 'System.Decimal', 'System.Numerics.BigInteger']);

export function isNumericType(type: NetType): boolean {
  return type.display in integerTargets || floating.has(type.display);
}

export function isIntegerType(type: NetType): boolean {
  return type.display in integerTargets;
}

/** The exact integer nearest to a number (halves to even); undefined for NaN and infinities. */
export function integerOf(value: Value): bigint | undefined {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  if (value instanceof Double || value instanceof Single)
    return Number.isFinite(value.value) ? BigInt(roundHalfEven(value.value)) : undefined;
  if (value instanceof Decimal) return roundDecimal(value, 0, 'even').coefficient;
  if (value instanceof SmallInteger) return BigInt(value.value);
  if (value instanceof UInt64 || value instanceof BigInteger) return value.value;
  return undefined;
}

/** A number of any type as a JavaScript number; 64-bit integers and decimals lose what a double cannot hold. */
export function toDouble(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (value instanceof Double || value instanceof SmallInteger || value instanceof Single) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof UInt64 || value instanceof BigInteger) return Number(value.value);
  if (value instanceof Decimal) return decimalToNumber(value);
  return undefined;
}

/** Converts to a number type; throws a Raised with PowerShell's ids and texts. */
export function convertToNumber(given: Value, type: NetType): Value {
  const value = given instanceof PSObject ? given.base : given;
  if (value === null || value === undefined) return fromInteger(0n, type);
  switch (typeof value) {
    case 'string':
      return numberFromText(value, type);
    case 'boolean':
      return fromInteger(value ? 1n : 0n, type);
    default:
  }
  if (value instanceof EnumValue) return convertToNumber(BigInt(value.value), type);
  if (value instanceof Char) {
    if (!isIntegerType(type)) return invalidCast(value, 'Char', type);
    return convertNumber(BigInt(value.code), type, value);
  }
  if (toDouble(value) === undefined) {
    const from = typeOf(value);
    if (from.display === 'System.DateTime') return invalidCast(value, 'DateTime', type);
    const own = type.hooks.from?.(value);
    return own ?? noConversion(given, type);
  }
  return convertNumber(value, type, value);
}

function invalidCast(value: Value, from: string, type: NetType): never {
  return cannotConvertValue('InvalidCastIConvertible', value, type, `Invalid cast from '${from}' to '${type.name}'.`);
}

function fromInteger(value: bigint, type: NetType): Value {
  const target = integerTargets[type.display];
  if (target) return target.make(value);
  if (type.display === 'System.Double') return new Double(Number(value));
  if (type.display === 'System.Single') return new Single(Number(value));
  if (type.display === 'System.Decimal') return fitDecimal(value, 0);
  return new BigInteger(value);
}

function overflowText(type: NetType, value: Value): string {
  if (type.display === 'System.Int64' && (value instanceof Double || value instanceof Single))
    return 'Arithmetic operation resulted in an overflow.';
  return `Value was either too large or too small for ${integerTargets[type.display]?.called ?? `a ${type.name}`}.`;
}

/** Between number types; `shown` is what an error message shows. */
function convertNumber(value: Value, type: NetType, shown: Value): Value {
  const result = numberTo(value, type);
  if (result !== undefined) return result;
  const why = overflowText(type, value);
  return cannotConvertValue('InvalidCastIConvertible', shown, type, why, new NetException('System.OverflowException', why));
}

/** Between number types; undefined when the value does not fit. */
export function numberTo(value: Value, type: NetType): Value | undefined {
  if (typeof value === 'number') {
    if (type.display === 'System.Int32') return value;
    if (type.display === 'System.Double') return new Double(value);
    if (type.display === 'System.Int64') return BigInt(value);
  }
  const target = integerTargets[type.display];
  if (target) {
    const integer = integerOf(value);
    return integer === undefined || integer < target.least || integer > target.most ? undefined : target.make(integer);
  }
  switch (type.display) {
    case 'System.Double':
      return value instanceof Double ? value : new Double(toDouble(value)!);
    case 'System.Single':
      return value instanceof Single ? value : new Single(toDouble(value)!);
    case 'System.Decimal':
      try {
        return toDecimal(value);
      } catch (thrown) {
        if (thrown instanceof NetException) return undefined;
        throw thrown;
      }
    default:
      if (value instanceof Double || value instanceof Single)
        return Number.isFinite(value.value) ? new BigInteger(BigInt(Math.trunc(value.value))) : undefined;
      if (value instanceof Decimal) return new BigInteger(roundDecimal(value, 0, 'zero').coefficient);
      return new BigInteger(integerOf(value)!);
  }
}

/** A number as Decimal; throws an OverflowException (NetException). */
export function toDecimal(value: Value): Decimal {
  if (value instanceof Decimal) return value;
  if (value instanceof Double) return decimalFromNumber(value.value, 15);
  if (value instanceof Single) return decimalFromNumber(value.value, 7);
  return fitDecimal(integerOf(value)!, 0);
}

// ---- from text

const textIds: Readonly<Record<string, string>> = {
  'System.Double': 'InvalidCastFromStringToDoubleOrSingle',
  'System.Single': 'InvalidCastFromStringToDoubleOrSingle',
  'System.Decimal': 'InvalidCastFromStringToDecimal',
};

/** Text to a number: first as a literal of the language, then as .NET reads numbers, for integers last as a double. */
export function numberFromText(text: string, type: NetType): Value {
  const plain = plainInteger(text);
  if (plain !== undefined) {
    const fits = numberTo(plain, type);
    if (fits !== undefined) return fits;
  }
  const trimmed = text.trim();
  if (trimmed === '') return fromInteger(0n, type);
  const scanned = scanNumber(trimmed);
  const viaScan = scanned === undefined ? undefined : numberTo(scanned, type);
  if (viaScan !== undefined) return viaScan;
  const read = readNumber(trimmed, type);
  if (read !== undefined) {
    const fits = numberTo(read, type);
    if (fits !== undefined) return fits;
    return badText(text, type, overflowText(type, 0), 'System.OverflowException');
  }
  if (scanned !== undefined) return badText(text, type, overflowText(type, 0), 'System.OverflowException');
  return badText(text, type, `The input string '${text}' was not in a correct format.`, 'System.FormatException');
}

/** Text of at most nine digits, the form of most numbers, as Int32; undefined for all other text. */
function plainInteger(text: string): number | undefined {
  const { length } = text;
  if (length === 0 || length > 9) return undefined;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

function badText(text: string, type: NetType, why: string, exception: string): never {
  const id = textIds[type.display] ?? 'InvalidCastFromStringToInteger';
  return raiseConversion(
    id,
    `Cannot convert value "${text}" to type "${type.display}". Error: "${why}"`,
    null,
    new NetException(exception, why),
  );
}

/** .NET's own reading of numbers, invariant: groups, hexadecimal with `#` or `&h`, names of the special doubles. */
function readNumber(text: string, type: NetType): Value | undefined {
  const grouped = /^[+-]?[\d,]*\d[\d,]*(\.\d*)?([eE][+-]?\d+)?$/.test(text) || /^[+-]?\.\d+([eE][+-]?\d+)?$/.test(text);
  if (type.display === 'System.Double' || type.display === 'System.Single') {
    const special = /^(?:([+-]?)(infinity)|(nan))$/i.exec(text);
    if (special) return new Double(special[3] ? Number.NaN : special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
    return grouped ? new Double(Number(text.replace(/,/g, ''))) : undefined;
  }
  if (type.display === 'System.Decimal') {
    const trailing = /^([\d,.]+)-$/.exec(text);
    const plain = trailing ? `-${trailing[1]}` : text;
    return trailing || grouped ? parseDecimal(plain.replace(/,/g, '')) : undefined;
  }
  const hex = /^(?:#|&h|0x)([0-9a-f]+)$/i.exec(text);
  if (hex) return new BigInteger(wrapHex(BigInt(`0x${hex[1]}`), type));
  if (!grouped) return undefined;
  const plain = text.replace(/,/g, '');
  return /^[+-]?\d+$/.test(plain) ? new BigInteger(BigInt(plain)) : new Double(Number(plain));
}

/** Hexadecimal digits that fill a signed type show its sign in the first bit. */
function wrapHex(value: bigint, type: NetType): bigint {
  const target = integerTargets[type.display];
  if (!target || target.least === 0n) return value;
  const bits = (target.most + 1n).toString(2).length;
  return value < 1n << BigInt(bits) ? BigInt.asIntN(bits, value) : value;
}

/**
 * A number operand: text is read as a literal, null is 0, bool and char their numbers. Throws InvalidCastFromStringToInteger for other
 * text and a conversion error for everything that is no number.
 */
export function toNumber(value: Value, int32: NetType): Value {
  if (typeof value === 'string') {
    const plain = plainInteger(value);
    if (plain !== undefined) return plain;
    const trimmed = value.trim();
    if (trimmed === '') return 0;
    return scanNumber(trimmed) ?? numberFromText(value, int32);
  }
  if (value === null || value === undefined) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Char) return value.code;
  if (value instanceof EnumValue) return value.value;
  if (value instanceof PSObject) return toNumber(value.base, int32);
  return toDouble(value) === undefined ? convertToNumber(value, int32) : value;
}
