import { acceleratorOf } from './accelerators.ts';
import type { MethodGroup, NetMember, NetMethod, NetProperty } from './net-member.ts';
import './net/catalogue.ts';
import { parseSignatures, type Substitution } from './signature.ts';
import { requireType } from './type-lookup.ts';
import type { TypeMaker } from './type-registry.ts';
import type { EnumTable, TypeHooks, TypeKind, TypeTable } from './type-table.ts';
import type { Value } from './value.ts';

export { arrayOf, closeGeneric, defineType, requireType, resolveParsed, resolveType, type TypeScope } from './type-lookup.ts';
export { typeOf } from './type-of.ts';
export { bindClass, registerType } from './type-registry.ts';

interface Origin {
  readonly definition?: NetType;
  readonly args?: readonly NetType[];
  readonly element?: NetType;
  readonly rank?: number;
}

type Found = NetProperty | MethodGroup;

/**
 * A .NET type: its name, its place among other types and its members. Types with the same name and arguments are the same object.
 * Nothing about it is worked out before it is asked for.
 */
export class NetType {
  /** As Type.ToString prints it: ``System.Collections.Generic.List`1[System.Int32]``. Tells types apart. */
  readonly display: string;
  readonly genericArguments: readonly NetType[];
  /** ``List`1`` of a closed List[int]. */
  readonly genericDefinition: NetType | undefined;
  readonly elementType: NetType | undefined;
  /** Dimensions of an array type, 0 for others. */
  readonly rank: number;
  readonly #make: TypeMaker;
  #table: TypeTable | undefined;
  #shortText: string | undefined;
  #ancestors: Set<NetType> | undefined;
  #instance: Map<string, Found> | undefined;
  #static: Map<string, Found> | undefined;
  #constructors: readonly NetMethod[] | undefined;
  #hooks: TypeHooks | undefined;
  #enumNames: Map<number, string> | undefined;
  /** How values are converted to this type; convert.ts puts it here on first use. */
  converter: ((value: Value, type: NetType) => Value) | undefined;

  constructor(display: string, make: TypeMaker, origin: Origin = {}) {
    this.display = display;
    this.#make = make;
    this.genericDefinition = origin.definition;
    this.genericArguments = origin.args ?? [];
    this.elementType = origin.element;
    this.rank = origin.rank ?? 0;
  }

  get table(): TypeTable {
    if (!this.#table) this.#table = this.#make(this.genericArguments);
    return this.#table;
  }

  get kind(): TypeKind {
    return this.table.kind ?? 'class';
  }
  get isEnum(): boolean {
    return this.kind === 'enum';
  }
  get isInterface(): boolean {
    return this.kind === 'interface';
  }
  get isValueType(): boolean {
    return this.kind === 'enum' || this.kind === 'struct';
  }
  get isArray(): boolean {
    return this.elementType !== undefined;
  }
  get isDelegate(): boolean {
    return this.kind === 'delegate';
  }

  /** Type.FullName: generic arguments with their assemblies. */
  get fullName(): string {
    if (this.elementType) return this.elementType.fullName + this.#brackets();
    if (this.genericArguments.length === 0) return this.display;
    const args = this.genericArguments.map((t) => `[${t.fullName}, ${coreAssembly}]`).join(',');
    return `${this.genericDefinition!.display}[${args}]`;
  }

  /** Type.Name: ``List`1``, `Int32`, `String[]`. */
  get name(): string {
    if (this.elementType) return this.elementType.name + this.#brackets();
    const full = this.genericDefinition?.display ?? this.display;
    return full.slice(Math.max(full.lastIndexOf('.'), full.lastIndexOf('+')) + 1);
  }

  get namespace(): string | null {
    if (this.elementType) return this.elementType.namespace;
    const full = (this.genericDefinition?.display ?? this.display).replace(/\+.*$/, '');
    const dot = full.lastIndexOf('.');
    return dot < 0 ? null : full.slice(0, dot);
  }

  /** What `"$type"` and signatures print: `int`, `string[]`, `System.Collections.Generic.List[int]`. */
  get shortText(): string {
    this.#shortText ??= this.#makeShort();
    return this.#shortText;
  }

  #makeShort(): string {
    if (this.elementType) return this.elementType.shortText + this.#brackets();
    if (this.genericArguments.length)
      return `${this.genericDefinition!.display.replace(/`\d+/, '')}[${this.genericArguments.map((t) => t.shortText).join(',')}]`;
    return acceleratorOf(this.display) ?? this.display;
  }

  #brackets(): string {
    return `[${','.repeat(this.rank - 1)}]`;
  }

  get base(): NetType | undefined {
    const { base } = this.table;
    if (base !== undefined) return this.#refer(base);
    if (this.kind === 'interface' || this.display === 'System.Object') return undefined;
    return requireType(
      this.kind === 'enum'
        ? 'System.Enum'
        : this.kind === 'struct'
          ? 'System.ValueType'
          : this.kind === 'delegate'
            ? 'System.MulticastDelegate'
            : 'System.Object',
    );
  }

  /** Itself, its bases, and every interface of them. */
  get ancestors(): ReadonlySet<NetType> {
    if (!this.#ancestors) {
      this.#ancestors = new Set([this]);
      for (const name of this.table.interfaces ?? []) for (const each of this.#refer(name).ancestors) this.#ancestors.add(each);
      for (const each of this.base?.ancestors ?? []) this.#ancestors.add(each);
    }
    return this.#ancestors;
  }

  get interfaces(): NetType[] {
    return [...this.ancestors].filter((type) => type.isInterface && type !== this);
  }

  /** Itself and its bases, most derived first. */
  get lineage(): NetType[] {
    const line: NetType[] = [];
    for (let at: NetType | undefined = this; at; at = at.base) line.push(at);
    return line;
  }

  /** True when a value of `other` is a value of this type: bases, interfaces, arrays of such. */
  isAssignableFrom(other: NetType): boolean {
    if (this === other || other.ancestors.has(this)) return true;
    if (this.elementType && other.elementType && this.rank === other.rank)
      return !other.elementType.isValueType && this.elementType.isAssignableFrom(other.elementType);
    return false;
  }

  /** The hooks of the type and, where it has none, of its bases. */
  get hooks(): TypeHooks {
    if (!this.#hooks) {
      const own = this.table.hooks;
      const inherited = this.base?.hooks ?? {};
      this.#hooks = own ? { ...inherited, ...own } : inherited;
    }
    return this.#hooks;
  }

  get constructors(): readonly NetMethod[] {
    this.#constructors ??= [
      ...(parseSignatures(this.table.constructors ?? {}, 'constructor', this, this.#substitution()) as NetMethod[]),
      ...(this.table.members ?? []).filter((m): m is NetMethod => m.kind === 'constructor'),
    ];
    return this.#constructors;
  }

  instanceMember(name: string): Found | undefined {
    const members = this.instanceMembers;
    return members.get(name) ?? members.get(name.toLowerCase());
  }

  staticMember(name: string): Found | undefined {
    return this.staticMembers.get(name.toLowerCase());
  }

  /** Properties and method groups by lower-case name, those of bases and interfaces included. */
  get instanceMembers(): ReadonlyMap<string, Found> {
    this.#instance ??= this.#gather('instance', (type) => type.instanceMembers);
    return this.#instance;
  }

  get staticMembers(): ReadonlyMap<string, Found> {
    this.#static ??= this.#gather('static', (type) => type.staticMembers);
    return this.#static;
  }

  #gather(role: 'instance' | 'static', of: (type: NetType) => ReadonlyMap<string, Found>): Map<string, Found> {
    const table = role === 'instance' ? this.table.instance : this.table.static;
    const own: NetMember[] = [
      ...parseSignatures(table ?? {}, role, this, this.#substitution()),
      ...(this.table.members ?? []).filter((m) => m.kind !== 'constructor' && m.isStatic === (role === 'static')),
    ];
    if (role === 'static' && this.isEnum) own.push(...this.#enumFields());
    const found = new Map<string, Found>();
    for (const member of own) {
      const key = member.name.toLowerCase();
      const before = found.get(key);
      if (member.kind === 'property') found.set(key, member);
      else if (before?.kind === 'methods') found.set(key, { ...before, overloads: [...before.overloads, member] });
      else found.set(key, { kind: 'methods', name: member.name, overloads: [member] });
    }
    const parents = this.base ? [this.base] : [];
    if (role === 'instance' && this.isInterface) parents.push(...this.interfaces, requireType('System.Object'));
    for (const parent of parents)
      for (const [key, inherited] of of(parent)) {
        const mine = found.get(key);
        if (!mine) found.set(key, inherited);
        else if (mine.kind === 'methods' && inherited.kind === 'methods')
          found.set(key, { ...mine, overloads: addInherited(mine.overloads, inherited.overloads) });
      }
    return found;
  }

  #enumFields(): NetProperty[] {
    const reference = { text: this.shortText, type: this };
    return Object.entries(this.enumTable.members).map(([name, value]) => ({
      kind: 'property' as const,
      name,
      isStatic: true,
      reference,
      get: () => this.enumObject(value),
    }));
  }

  get enumTable(): EnumTable {
    return this.table.enum ?? { members: {} };
  }

  /** The first name of a value of an enum. */
  enumName(value: number): string | undefined {
    if (!this.#enumNames) {
      this.#enumNames = new Map();
      for (const [name, number] of Object.entries(this.enumTable.members))
        if (!this.#enumNames.has(number)) this.#enumNames.set(number, name);
    }
    return this.#enumNames.get(value);
  }

  readonly #values = new Map<number, EnumValue>();
  /** The one object for a value of this enum. */
  enumObject(value: number): EnumValue {
    let made = this.#values.get(value);
    if (!made) {
      made = new EnumValue(this, value);
      this.#values.set(value, made);
    }
    return made;
  }

  /** A type that the table names, with the type arguments of this one put in. */
  #refer(name: string | NetType): NetType {
    if (typeof name !== 'string') return name;
    const generic = this.#substitution();
    if (generic.size === 0) return requireType(name);
    return requireType(name.replace(/(?<![\w.])[A-Z]\w*(?![\w.`])/g, (word) => generic.get(word)?.display ?? word));
  }

  #substitution(): Substitution {
    const names = this.table.generic;
    if (!names) return none;
    return new Map(names.map((name, at) => [name, this.genericArguments[at] ?? requireType('System.Object')]));
  }

  toString(): string {
    return this.display;
  }
}

const none: Substitution = new Map();
const coreAssembly = 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e';

function addInherited(own: readonly NetMethod[], inherited: readonly NetMethod[]): NetMethod[] {
  const shape = (m: NetMethod) => m.parameters.map((p) => p.reference.text).join(',');
  const known = new Set(own.map(shape));
  return [...own, ...inherited.filter((m) => !known.has(shape(m)))];
}

/** A value of an enum; one object per type and number (`type.enumObject`). */
export class EnumValue {
  readonly netType: NetType;
  readonly value: number;
  constructor(netType: NetType, value: number) {
    this.netType = netType;
    this.value = value;
  }
}

export function enumValue(type: NetType, value: number): EnumValue {
  return type.enumObject(value);
}

/** A value of an enum that the shell declares itself, by the enum's name and the name of the value. */
export function enumNamed(typeName: string, name: string): EnumValue {
  const type = requireType(typeName);
  return type.enumObject(type.enumTable.members[name]!);
}
