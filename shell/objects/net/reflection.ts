import { NetException } from '../error.ts';
import { methodDefinition, type NetMethod, type NetProperty } from '../net-member.ts';
import { arrayOf, closeGeneric, type NetType, requireType, resolveType, typeOf } from '../net-type.ts';
import { construct } from '../static-members.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import { parseVersion } from './version.ts';

/** PropertyInfo, MethodInfo: a member as reflection shows it. */
export class MemberInfo {
  readonly member: NetProperty | NetMethod;
  readonly owner: NetType;
  constructor(member: NetProperty | NetMethod, owner: NetType) {
    this.member = member;
    this.owner = owner;
  }
}
bindClass(() => MemberInfo, 'System.Reflection.MemberInfo');

function infos(type: NetType, kind: 'property' | 'method'): MemberInfo[] {
  const found: MemberInfo[] = [];
  for (const table of [type.instanceMembers, type.staticMembers])
    for (const member of table.values()) {
      if (member.kind === 'property' && kind === 'property') found.push(new MemberInfo(member, type));
      else if (member.kind === 'methods' && kind === 'method') for (const each of member.overloads) found.push(new MemberInfo(each, type));
    }
  return found;
}

registerType('System.Reflection.MemberInfo', () => ({
  instance: {
    'string Name {get;}': (self: MemberInfo) => self.member.name,
    'string MemberType {get;}': (self: MemberInfo) =>
      self.member.kind === 'property' ? 'Property' : self.member.kind === 'constructor' ? 'Constructor' : 'Method',
    'type DeclaringType {get;}': (self: MemberInfo) => self.owner,
    'type PropertyType {get;}': (self: MemberInfo) => (self.member.kind === 'property' ? self.member.reference.type : null),
    'type ReturnType {get;}': (self: MemberInfo) => (self.member.kind === 'property' ? null : self.member.returns.type),
    'bool CanWrite {get;}': (self: MemberInfo) => self.member.kind === 'property' && self.member.set !== undefined,
    'bool CanRead {get;}': (self: MemberInfo) => self.member.kind === 'property',
    'bool IsStatic {get;}': (self: MemberInfo) => self.member.isStatic,
    'System.Object GetValue(System.Object obj)': (self: MemberInfo, target: Value) =>
      self.member.kind === 'property' ? self.member.get(target) : null,
    'void SetValue(System.Object obj, System.Object value)': (self: MemberInfo, target: Value, value: Value) => {
      if (self.member.kind === 'property') self.member.set?.(target, value);
    },
    'System.Object Invoke(System.Object obj, System.Object[] parameters)': (self: MemberInfo, target: Value, args: Value[]) =>
      self.member.kind === 'property' ? null : self.member.call(target, args ?? []),
  },
  hooks: {
    text: (self: MemberInfo) =>
      self.member.kind === 'property' ? `${self.member.reference.type.display} ${self.member.name}` : methodDefinition(self.member),
  },
}));

registerType('System.Type', () => ({
  base: 'System.Reflection.MemberInfo',
  abstract: true,
  instance: {
    'string Name {get;}': (self: NetType) => self.name,
    'string FullName {get;}': (self: NetType) => self.fullName,
    'string Namespace {get;}': (self: NetType) => self.namespace,
    'string AssemblyQualifiedName {get;}': (self: NetType) => `${self.fullName}, ${assemblyOf(self)}`,
    'type BaseType {get;}': (self: NetType) => self.base ?? null,
    'type UnderlyingSystemType {get;}': (self: NetType) => self,
    'type DeclaringType {get;}': (self: NetType) =>
      self.display.includes('+') ? (resolveType(self.display.slice(0, self.display.lastIndexOf('+'))) ?? null) : null,
    'System.Reflection.Assembly Assembly {get;}': (self: NetType) => new Assembly(assemblyOf(self)),
    'bool IsArray {get;}': (self: NetType) => self.isArray,
    'bool IsEnum {get;}': (self: NetType) => self.isEnum,
    'bool IsClass {get;}': (self: NetType) => !self.isValueType && !self.isInterface,
    'bool IsInterface {get;}': (self: NetType) => self.isInterface,
    'bool IsValueType {get;}': (self: NetType) => self.isValueType,
    'bool IsPrimitive {get;}': (self: NetType) => primitives.has(self.display),
    'bool IsAbstract {get;}': (self: NetType) => self.table.abstract ?? false,
    'bool IsSealed {get;}': (self: NetType) => self.table.sealed ?? self.isValueType,
    'bool IsPublic {get;}': () => true,
    'bool IsSerializable {get;}': () => true,
    'bool IsGenericType {get;}': (self: NetType) => self.genericArguments.length > 0 || /`\d+$/.test(self.display),
    'bool IsGenericTypeDefinition {get;}': (self: NetType) => /`\d+$/.test(self.display),
    'type[] GenericTypeArguments {get;}': (self: NetType) => [...self.genericArguments],
    'System.Guid GUID {get;}': () => requireType('System.Guid').table.defaultValue!(),
    'type GetElementType()': (self: NetType) => self.elementType ?? null,
    'type[] GetGenericArguments()': (self: NetType) => [...self.genericArguments],
    'type GetGenericTypeDefinition()': (self: NetType) => self.genericDefinition ?? self,
    'type[] GetInterfaces()': (self: NetType) => self.interfaces,
    'type MakeArrayType()': (self: NetType) => arrayOf(self),
    'type MakeArrayType(int rank)': (self: NetType, rank: number) => arrayOf(self, rank),
    'type MakeGenericType(Params type[] typeArguments)': (self: NetType, args: NetType[]) => closeGeneric(self, args),
    'string[] GetEnumNames()': (self: NetType) => Object.keys(self.enumTable.members),
    'array GetEnumValues()': (self: NetType) => Object.values(self.enumTable.members).map((value) => self.enumObject(value)),
    'type GetEnumUnderlyingType()': (self: NetType) => requireType(self.enumTable.underlying ?? 'System.Int32'),
    'System.Reflection.MemberInfo[] GetProperties()': (self: NetType) => infos(self, 'property'),
    'System.Reflection.MemberInfo GetProperty(string name)': (self: NetType, name: string) =>
      infos(self, 'property').find((info) => info.member.name === name) ?? null,
    'System.Reflection.MemberInfo[] GetMethods()': (self: NetType) => infos(self, 'method'),
    'System.Reflection.MemberInfo GetMethod(string name)': (self: NetType, name: string) =>
      infos(self, 'method').find((info) => info.member.name === name) ?? null,
    'System.Reflection.MemberInfo[] GetFields()': (self: NetType) =>
      self.isEnum ? infos(self, 'property').filter((info) => info.member.isStatic) : [],
    'System.Reflection.MemberInfo[] GetMembers()': (self: NetType) => [...infos(self, 'method'), ...infos(self, 'property')],
    'System.Reflection.MemberInfo[] GetConstructors()': (self: NetType) => self.constructors.map((c) => new MemberInfo(c, self)),
    'bool IsAssignableFrom(type c)': (self: NetType, other: NetType) => other !== null && self.isAssignableFrom(other),
    'bool IsAssignableTo(type targetType)': (self: NetType, other: NetType) => other?.isAssignableFrom(self) ?? false,
    'bool IsInstanceOfType(System.Object o)': (self: NetType, value: Value) => value !== null && self.isAssignableFrom(typeOf(value)),
    'bool IsSubclassOf(type c)': (self: NetType, other: NetType) => self !== other && self.lineage.includes(other),
    'string ToString()': (self: NetType) => self.display,
    'bool Equals(type o)': (self: NetType, other: NetType) => self === other,
  },
  static: {
    'type GetType(string typeName)': (name: string) => exactType(name),
    'type GetType(string typeName, bool throwOnError)': (name: string, strict: boolean) =>
      exactType(name) ?? (strict ? typeMissing(name) : null),
    'System.TypeCode GetTypeCode(type type)': (type: NetType) =>
      requireType('System.TypeCode').enumObject(requireType('System.TypeCode').enumTable.members[type?.name ?? 'Empty'] ?? 1),
    'type[] EmptyTypes {get;}': () => [],
  },
  hooks: {
    text: (self: NetType) => self.shortText,
    from: (value: Value) => (typeof value === 'string' ? resolveType(value) : undefined),
  },
}));

/** System.Reflection.Assembly: where a type would come from. */
class Assembly {
  readonly fullName: string;
  constructor(fullName: string) {
    this.fullName = fullName;
  }
  get name(): string {
    return this.fullName.slice(0, this.fullName.indexOf(','));
  }
}
bindClass(Assembly, 'System.Reflection.Assembly');

registerType('System.Reflection.AssemblyName', () => ({
  instance: {
    'string Name {get;}': (self: Assembly) => self.name,
    'string FullName {get;}': (self: Assembly) => self.fullName,
    'version Version {get;}': (self: Assembly) => parseVersion(/Version=([\d.]+)/.exec(self.fullName)![1]!),
  },
}));
registerType('System.Reflection.Assembly', () => ({
  base: 'System.Reflection.AssemblyName',
  instance: {
    'string Location {get;}': () => '',
    'System.Reflection.AssemblyName GetName()': (self: Assembly) => self,
    'type GetType(string name)': exactType,
  },
  hooks: { text: (self: Assembly) => self.fullName },
}));

/** A name as .NET takes it: in full, in its own case. */
function exactType(name: string): NetType | null {
  const type = resolveType(name);
  return type && (type.display === name || type.fullName === name) ? type : null;
}

function typeMissing(name: string): never {
  throw new NetException('System.TypeLoadException', `Could not load type '${name}' from assembly 'System.Private.CoreLib'.`);
}

function assemblyOf(type: NetType): string {
  return type.display.startsWith('System.Management.Automation.')
    ? 'System.Management.Automation, Version=7.6.5.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35'
    : 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e';
}

const primitives = new Set(
  ['Boolean', 'Byte', 'SByte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Char', 'Double', 'Single', 'IntPtr'].map(
    (name) => `System.${name}`,
  ),
);

registerType('System.RuntimeType', () => ({ base: 'System.Type', sealed: true }));

registerType('System.Activator', () => ({
  abstract: true,
  static: {
    'System.Object CreateInstance(type type)': (type: NetType) => construct(type, []),
    'System.Object CreateInstance(type type, Params System.Object[] args)': (type: NetType, args: Value[]) => construct(type, args ?? []),
  },
}));
