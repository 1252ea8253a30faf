import { sameValue } from '../comparison.ts';
import { formatValue } from '../composite-format.ts';
import { convertTo, toText } from '../convert.ts';
import { parseEnum } from '../convert-enum.ts';
import { currentCulture } from '../culture.ts';
import { CustomObject } from '../custom-object.ts';
import { enumText, formatEnum } from '../enum-text.ts';
import { NetException } from '../error.ts';
import { hashKey } from '../hash-key.ts';
import { EnumValue, type NetType, requireType, typeOf } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { bindClass, registerType } from '../type-registry.ts';
import { typedArray, type Value } from '../value.ts';

bindClass(() => CustomObject, 'System.Management.Automation.PSCustomObject');

/** A number for GetHashCode that equal values share. */
export function hashCode(value: Value): number {
  const text = String(typeof value === 'object' ? identity(hashKey(value)) : value);
  let hash = 5381;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) | 0;
  return typeof value === 'number' ? value : hash;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

function identity(key: unknown): unknown {
  if (typeof key !== 'object' || key === null) return key;
  let known = identities.get(key);
  if (known === undefined) identities.set(key, (known = nextIdentity++));
  return known;
}

/** `ToString()` of a value by its own type, in the current culture. */
export function ownText(value: Value): string {
  if (value instanceof CustomObject) return '';
  if (Array.isArray(value)) return typeOf(value).display;
  return formatValue(value, null, currentCulture());
}

registerType('System.Object', () => ({
  instance: {
    'type GetType()': (self: Value) => typeOf(self),
    'string ToString()': ownText,
    'bool Equals(System.Object obj)': (self: Value, other: Value) => sameValue(self, other),
    'int GetHashCode()': hashCode,
  },
  static: {
    'bool Equals(System.Object objA, System.Object objB)': (a: Value, b: Value) => sameValue(a, b) || (a === null && b === null),
    'bool ReferenceEquals(System.Object objA, System.Object objB)': (a: Value, b: Value) => a === b,
  },
  constructors: { '()': () => CustomObject.from([]) },
}));

registerType('System.ValueType', () => ({ abstract: true }));
registerType('System.MarshalByRefObject', () => ({ abstract: true }));
registerType('System.Void', () => ({ kind: 'struct' }));
registerType('System.Delegate', () => ({ abstract: true }));
registerType('System.DBNull', () => ({
  static: { 'System.DBNull Value {get;}': () => dbNull },
  instance: { 'string ToString()': () => '' },
  hooks: { text: () => '' },
}));

/** The one value of System.DBNull. */
export class DBNull {}
const dbNull = new DBNull();
bindClass(() => DBNull, 'System.DBNull');

registerType('System.Attribute', () => ({ abstract: true }));
registerType('System.IntPtr', () => ({
  kind: 'struct',
  static: { 'System.IntPtr Zero {get;}': () => new IntPtr(0n), 'int Size {get;}': () => 8 },
  instance: { 'int ToInt32()': (p: IntPtr) => Number(p.value), 'long ToInt64()': (p: IntPtr) => p.value },
  constructors: { '(int value)': (n: number) => new IntPtr(BigInt(n)), '(long value)': (n: bigint) => new IntPtr(n) },
  hooks: { format: (p: IntPtr) => p.value.toString() },
}));

/** A pointer-sized number: SecureStringToBSTR and its like hand it out. */
export class IntPtr {
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
}
bindClass(() => IntPtr, 'System.IntPtr');

function enumMust(type: NetType): NetType {
  if (!type.isEnum) throw new NetException('System.ArgumentException', "Type provided must be an Enum. (Parameter 'enumType')");
  return type;
}

const byUnsigned = (a: [string, number], b: [string, number]) =>
  Number(BigInt.asUintN(64, BigInt(a[1])) - BigInt.asUintN(64, BigInt(b[1])));
const sortedMembers = (type: NetType) => Object.entries(enumMust(type).enumTable.members).sort(byUnsigned);

function parseOrThrow(type: NetType, text: string, ignoreCase: boolean): Value {
  const value = parseEnum(text, enumMust(type), ignoreCase);
  if (value === undefined) throw new NetException('System.ArgumentException', `Requested value '${text}' was not found.`);
  return type.enumObject(value);
}

function tryParse(type: NetType, text: string, ignoreCase: boolean, result: PSReference): boolean {
  const value = parseEnum(text ?? '', enumMust(type), ignoreCase);
  result.value = type.enumObject(value ?? 0);
  return value !== undefined;
}

registerType('System.Enum', () => ({
  base: 'System.ValueType',
  abstract: true,
  interfaces: ['System.IComparable', 'System.IFormattable', 'System.IConvertible'],
  instance: {
    'int CompareTo(System.Object target)': (self: EnumValue, other: Value) =>
      Math.sign(self.value - (convertTo(other, self.netType) as EnumValue).value),
    'bool HasFlag(System.Enum flag)': (self: EnumValue, flag: EnumValue) =>
      (BigInt(self.value) & BigInt(flag.value)) === BigInt(flag.value),
    'string ToString()': enumText,
    'string ToString(string format)': (self: EnumValue, format: string) => formatEnum(self, format),
    'string ToString(string format, System.IFormatProvider provider)': (self: EnumValue, format: string) => formatEnum(self, format),
    'System.TypeCode GetTypeCode()': (self: EnumValue) =>
      requireType('System.TypeCode').enumObject(underlyingCode[self.netType.enumTable.underlying ?? 'System.Int32'] ?? 9),
    'System.Object value__ {get;}': (self: EnumValue) =>
      convertTo(BigInt(self.value), requireType(self.netType.enumTable.underlying ?? 'System.Int32')),
  },
  static: {
    'string[] GetNames(type enumType)': (type: NetType) => sortedMembers(type).map(([name]) => name),
    'array GetValues(type enumType)': (type: NetType) =>
      typedArray(
        sortedMembers(type).map(([, value]) => type.enumObject(value)),
        type,
      ),
    'string GetName(type enumType, System.Object value)': (type: NetType, value: Value) =>
      enumMust(type).enumName(Number((convertTo(value, requireType('System.Int64')) as bigint).toString())) ?? null,
    'type GetUnderlyingType(type enumType)': (type: NetType) => requireType(enumMust(type).enumTable.underlying ?? 'System.Int32'),
    'bool IsDefined(type enumType, System.Object value)': (type: NetType, value: Value) =>
      typeof value === 'string'
        ? Object.hasOwn(enumMust(type).enumTable.members, value)
        : enumMust(type).enumName(Number(convertTo(value, requireType('System.Int64')))) !== undefined,
    'System.Object Parse(type enumType, string value)': (type: NetType, text: string) => parseOrThrow(type, text, false),
    'System.Object Parse(type enumType, string value, bool ignoreCase)': parseOrThrow,
    'bool TryParse(type enumType, string value, [ref] System.Object result)': (type: NetType, text: string, result: PSReference) =>
      tryParse(type, text, false, result),
    'bool TryParse(type enumType, string value, bool ignoreCase, [ref] System.Object result)': tryParse,
    'System.Object ToObject(type enumType, System.Object value)': (type: NetType, value: Value) =>
      enumMust(type).enumObject(Number(convertTo(value, requireType('System.Int64')))),
    'string Format(type enumType, System.Object value, string format)': (type: NetType, value: Value, format: string) =>
      formatEnum(value instanceof EnumValue ? value : type.enumObject(Number(convertTo(value, requireType('System.Int64')))), format),
  },
  hooks: {
    format: (self: EnumValue, format: string | null) => formatEnum(self, format),
    compare: (left: EnumValue, right: Value) =>
      right instanceof EnumValue && right.netType === left.netType ? left.value - right.value : undefined,
  },
}));

const underlyingCode: Readonly<Record<string, number>> = {
  'System.SByte': 5,
  'System.Byte': 6,
  'System.Int16': 7,
  'System.UInt16': 8,
  'System.Int32': 9,
  'System.UInt32': 10,
  'System.Int64': 11,
  'System.UInt64': 12,
};

registerType('System.Boolean', () => ({
  kind: 'struct',
  interfaces: ['System.IComparable', 'System.IConvertible', 'System.IComparable`1[System.Boolean]', 'System.IEquatable`1[System.Boolean]'],
  defaultValue: () => false,
  instance: {
    'int CompareTo(System.Object obj)': (self: boolean, other: Value) => Number(self) - Number(other),
    'int CompareTo(bool value)': (self: boolean, other: boolean) => Number(self) - Number(other),
    'bool Equals(bool obj)': (self: boolean, other: boolean) => self === other,
    'string ToString()': (self: boolean) => (self ? 'True' : 'False'),
    'string ToString(System.IFormatProvider provider)': (self: boolean) => (self ? 'True' : 'False'),
  },
  static: {
    'string TrueString {get;}': () => 'True',
    'string FalseString {get;}': () => 'False',
    'bool Parse(string value)': (text: string) => parseBool(text) ?? badBool(text),
    'bool TryParse(string value, [ref] bool result)': (text: string, result: PSReference) => {
      const parsed = parseBool(text ?? '');
      result.value = parsed ?? false;
      return parsed !== undefined;
    },
  },
}));

function parseBool(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

function badBool(text: string): never {
  throw new NetException('System.FormatException', `String '${text}' was not recognized as a valid Boolean.`);
}

registerType('System.Nullable`1', () => ({ kind: 'struct', generic: ['T'], constructors: { '(T value)': (value: Value) => value } }));
registerType('System.Management.Automation.PSCustomObject', () => ({
  instance: { 'string ToString()': ownText },
  hooks: { format: (self: Value) => toText(self) },
}));
