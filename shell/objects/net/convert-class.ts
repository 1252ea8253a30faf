import { compositeFormat, formatValue } from '../composite-format.ts';
import { convertTo, toText } from '../convert.ts';
import { convertToNumber, integerOf, isNumericType } from '../convert-number.ts';
import { currentCulture } from '../culture.ts';
import { parseDate } from '../date-parse.ts';
import { NetException, Raised } from '../error.ts';
import { EnumValue as EnumClass, type EnumValue, type NetType, requireType, typeOf } from '../net-type.ts';
import { registerType } from '../type-registry.ts';
import type { Implementation, Signatures } from '../type-table.ts';
import { Char, SmallInteger, type Value } from '../value.ts';
import { parseNumberText } from './number-parse.ts';
import { cultureOf } from './provider.ts';

/** Names of Convert.ToX and the types behind them. */
const numberTargets: Readonly<Record<string, string>> = {
  ToSByte: 'System.SByte',
  ToByte: 'System.Byte',
  ToInt16: 'System.Int16',
  ToUInt16: 'System.UInt16',
  ToInt32: 'System.Int32',
  ToUInt32: 'System.UInt32',
  ToInt64: 'System.Int64',
  ToUInt64: 'System.UInt64',
  ToSingle: 'System.Single',
  ToDouble: 'System.Double',
  ToDecimal: 'System.Decimal',
};

const styleOf = (type: NetType) => (type.name === 'Double' || type.name === 'Single' ? 231 : type.name === 'Decimal' ? 111 : 7);

/** Convert.ToX: null is 0, text is parsed as .NET parses it, other values by their own conversion. */
function toNumber(value: Value, type: NetType, provider: Value = null): Value {
  if (value === null || value === undefined) return convertTo(0, type);
  if (typeof value === 'string') return parseNumberText(value, type, styleOf(type), cultureOf(provider));
  try {
    return convertToNumber(value instanceof EnumClass ? value.value : value, type);
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    const inner = thrown.record.exception.inner?.inner;
    throw (
      inner ??
      new NetException(
        'System.InvalidCastException',
        `Unable to cast object of type '${typeOf(value).display}' to type 'System.IConvertible'.`,
      )
    );
  }
}

const widths: Readonly<Record<string, number>> = {
  'System.SByte': 8,
  'System.Byte': 8,
  'System.Int16': 16,
  'System.UInt16': 16,
  'System.Int32': 32,
  'System.UInt32': 32,
  'System.Int64': 64,
  'System.UInt64': 64,
};

function checkBase(radix: number): void {
  if (![2, 8, 10, 16].includes(radix)) throw new NetException('System.ArgumentException', 'Invalid Base.');
}

/** Text in base 2, 8, 10 or 16; other bases than 10 fill the type's bits. */
function fromBase(text: string | null, radix: number, type: NetType): Value {
  checkBase(radix);
  if (text === null) return convertTo(0, type);
  const digits = radix === 16 ? text.replace(/^0[xX]/, '') : text;
  if (digits === '')
    throw new NetException(
      'System.ArgumentOutOfRangeException',
      "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'startIndex')",
    );
  const allowed = radix === 2 ? /^[01]+$/ : radix === 8 ? /^[0-7]+$/ : radix === 10 ? /^-?\d+$/ : /^[0-9a-fA-F]+$/;
  if (!allowed.test(digits)) throw new NetException('System.FormatException', 'Could not find any recognizable digits.');
  const magnitude = BigInt(radix === 10 ? digits : `${{ 2: '0b', 8: '0o', 16: '0x' }[radix as 2]}${digits}`);
  const bits = widths[type.display]!;
  if (radix !== 10 && magnitude >= 1n << BigInt(bits))
    throw new NetException('System.OverflowException', `Value was either too large or too small for a ${type.name}.`);
  const signed = /SByte|\.Int/.test(type.display);
  return toNumber(signed && radix !== 10 ? BigInt.asIntN(bits, magnitude) : magnitude, type);
}

/** A number in base 2, 8, 10 or 16; negative numbers by their bits. */
function toBase(value: Value, radix: number): string {
  checkBase(radix);
  const number = integerOf(value)!;
  if (radix === 10) return number.toString();
  const bits =
    typeof value === 'bigint'
      ? 64
      : value instanceof SmallInteger && value.kind === 'Byte'
        ? 8
        : value instanceof SmallInteger && value.kind === 'Int16'
          ? 16
          : 32;
  return BigInt.asUintN(bits, number).toString(radix);
}

function toBoolean(value: Value): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    throw new NetException('System.FormatException', `String '${value}' was not recognized as a valid Boolean.`);
  }
  return convertTo(value, requireType('System.Boolean')) as boolean;
}

function toChar(value: Value): Value {
  if (typeof value === 'string') {
    if (value.length !== 1) throw new NetException('System.FormatException', 'String must be exactly one character long.');
    return new Char(value.charCodeAt(0));
  }
  return convertTo(value, requireType('System.Char'));
}

function base64(bytes: Uint8Array, lines: boolean): string {
  const text = Buffer.from(bytes).toString('base64');
  return lines ? text.replace(/.{76}(?=.)/g, '$&\r\n') : text;
}

function fromBase64(text: string): Uint8Array {
  const bare = text.replace(/\s/g, '');
  if (bare.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(bare))
    throw new NetException(
      'System.FormatException',
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    );
  return new Uint8Array(Buffer.from(bare, 'base64'));
}

function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0)
    throw new NetException('System.FormatException', 'The input is not a valid hex string as its length is not a multiple of 2.');
  if (!/^[0-9a-fA-F]*$/.test(text))
    throw new NetException('System.FormatException', 'The input is not a valid hex string as it contains a non-hex character.');
  return new Uint8Array(Buffer.from(text, 'hex'));
}

function changeType(value: Value, type: NetType): Value {
  if (value === null || value === undefined) {
    if (type.isValueType) throw new NetException('System.InvalidCastException', 'Null object cannot be converted to a value type.');
    return null;
  }
  if (isNumericType(type)) return toNumber(value, type);
  if (type.display === 'System.Boolean') return toBoolean(value);
  if (type.display === 'System.String') return formatValue(value, null, currentCulture());
  try {
    return convertTo(value, type);
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    throw new NetException('System.InvalidCastException', `Invalid cast from '${typeOf(value).display}' to '${type.display}'.`);
  }
}

function numberMembers(): Signatures {
  const members: Record<string, Implementation> = {};
  for (const [name, full] of Object.entries(numberTargets)) {
    members[`${full} ${name}(System.Object value)`] = (value: Value) => toNumber(value, requireType(full));
    members[`${full} ${name}(System.Object value, System.IFormatProvider provider)`] = (value: Value, provider: Value) =>
      toNumber(value, requireType(full), provider);
    if (widths[full])
      members[`${full} ${name}(string value, int fromBase)`] = (text: string, radix: number) => fromBase(text, radix, requireType(full));
  }
  return members;
}

registerType('System.Convert', () => ({
  abstract: true,
  sealed: true,
  static: {
    ...numberMembers(),
    'bool ToBoolean(System.Object value)': toBoolean,
    'System.Char ToChar(System.Object value)': toChar,
    'datetime ToDateTime(System.Object value)': (value: Value) =>
      typeof value === 'string' ? parseDate(value, currentCulture()) : convertTo(value ?? 0, requireType('System.DateTime')),
    'datetime ToDateTime(System.Object value, System.IFormatProvider provider)': (value: Value, provider: Value) =>
      typeof value === 'string' ? parseDate(value, cultureOf(provider)) : convertTo(value, requireType('System.DateTime')),
    'string ToString(System.Object value)': (value: Value) => (value === null ? '' : compositeFormat('{0}', [value])),
    'string ToString(System.Object value, System.IFormatProvider provider)': (value: Value, provider: Value) =>
      compositeFormat('{0}', [value], cultureOf(provider)),
    'string ToString(byte value, int toBase)': (value: number, radix: number) => toBase(new SmallInteger('Byte', value), radix),
    'string ToString(short value, int toBase)': (value: number, radix: number) => toBase(new SmallInteger('Int16', value), radix),
    'string ToString(int value, int toBase)': toBase,
    'string ToString(long value, int toBase)': toBase,
    'string ToBase64String(byte[] inArray)': (bytes: Uint8Array) => base64(bytes, false),
    'string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)': (bytes: Uint8Array, options: EnumValue) =>
      base64(bytes, options.value === 1),
    'string ToBase64String(byte[] inArray, int offset, int length)': (bytes: Uint8Array, offset: number, length: number) =>
      base64(bytes.subarray(offset, offset + length), false),
    'byte[] FromBase64String(string s)': fromBase64,
    'string ToHexString(byte[] inArray)': (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase(),
    'string ToHexStringLower(byte[] inArray)': (bytes: Uint8Array) => Buffer.from(bytes).toString('hex'),
    'byte[] FromHexString(string s)': fromHex,
    'System.Object ChangeType(System.Object value, type conversionType)': changeType,
    'System.Object ChangeType(System.Object value, type conversionType, System.IFormatProvider provider)': changeType,
    'System.Object ChangeType(System.Object value, System.TypeCode typeCode)': (value: Value, code: EnumValue) =>
      changeType(value, requireType(`System.${toText(code)}`)),
    'bool IsDBNull(System.Object value)': (value: Value) => value !== null && typeOf(value).display === 'System.DBNull',
    'System.TypeCode GetTypeCode(System.Object value)': (value: Value) =>
      requireType('System.TypeCode').enumObject(
        value === null ? 0 : (requireType('System.TypeCode').enumTable.members[typeOf(value).name] ?? 1),
      ),
  },
}));

const little = (size: number, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
};

function at(bytes: Uint8Array, index: number, size: number): DataView {
  if (index < 0 || index >= bytes.length)
    throw new NetException(
      'System.ArgumentOutOfRangeException',
      "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'startIndex')",
    );
  if (index + size > bytes.length)
    throw new NetException(
      'System.ArgumentException',
      "Destination array is not long enough to copy all the items in the collection. Check array index and length. (Parameter 'value')",
    );
  return new DataView(bytes.buffer, bytes.byteOffset + index, size);
}

const dashed = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('-');

registerType('System.BitConverter', () => ({
  abstract: true,
  sealed: true,
  static: {
    'bool IsLittleEndian {get;}': () => true,
    'byte[] GetBytes(bool value)': (value: boolean) => Uint8Array.of(value ? 1 : 0),
    'byte[] GetBytes(char value)': (value: string) => little(2, (v) => v.setUint16(0, value.charCodeAt(0), true)),
    'byte[] GetBytes(short value)': (value: number) => little(2, (v) => v.setInt16(0, value, true)),
    'byte[] GetBytes(int value)': (value: number) => little(4, (v) => v.setInt32(0, value, true)),
    'byte[] GetBytes(long value)': (value: bigint) => little(8, (v) => v.setBigInt64(0, value, true)),
    'byte[] GetBytes(ushort value)': (value: number) => little(2, (v) => v.setUint16(0, value, true)),
    'byte[] GetBytes(uint value)': (value: number) => little(4, (v) => v.setUint32(0, value, true)),
    'byte[] GetBytes(ulong value)': (value: bigint) => little(8, (v) => v.setBigUint64(0, value, true)),
    'byte[] GetBytes(float value)': (value: number) => little(4, (v) => v.setFloat32(0, value, true)),
    'byte[] GetBytes(double value)': (value: number) => little(8, (v) => v.setFloat64(0, value, true)),
    'bool ToBoolean(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 1).getUint8(0) !== 0,
    'char ToChar(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) =>
      String.fromCharCode(at(bytes, index, 2).getUint16(0, true)),
    'short ToInt16(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 2).getInt16(0, true),
    'int ToInt32(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 4).getInt32(0, true),
    'long ToInt64(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 8).getBigInt64(0, true),
    'ushort ToUInt16(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 2).getUint16(0, true),
    'uint ToUInt32(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 4).getUint32(0, true),
    'ulong ToUInt64(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 8).getBigUint64(0, true),
    'float ToSingle(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 4).getFloat32(0, true),
    'double ToDouble(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => at(bytes, index, 8).getFloat64(0, true),
    'string ToString(byte[] value)': dashed,
    'string ToString(byte[] value, int startIndex)': (bytes: Uint8Array, index: number) => dashed(bytes.subarray(index)),
    'string ToString(byte[] value, int startIndex, int length)': (bytes: Uint8Array, index: number, length: number) =>
      dashed(bytes.subarray(index, index + length)),
    'long DoubleToInt64Bits(double value)': (value: number) =>
      at(
        little(8, (v) => v.setFloat64(0, value, true)),
        0,
        8,
      ).getBigInt64(0, true),
    'double Int64BitsToDouble(long value)': (value: bigint) =>
      at(
        little(8, (v) => v.setBigInt64(0, value, true)),
        0,
        8,
      ).getFloat64(0, true),
  },
}));
