import { CustomObject } from './custom-object.ts';
import { type ExtendedMember, membersOn, typeMembers, typeNamesOf } from './extended-members.ts';
import { getProperty, setProperty } from './members.ts';
import { methodDefinition, type NetProperty, propertyDefinition } from './net-member.ts';
import { typeOf } from './net-type.ts';
import { PSMethod } from './ps-method.ts';
import { PSObject } from './ps-object.ts';
import { scriptHooks } from './script-hooks.ts';
import { nestedText, toText } from './text.ts';
import type { Value } from './value.ts';

/** PSMemberTypes, as Get-Member names them. */
export type MemberType =
  | 'AliasProperty'
  | 'CodeProperty'
  | 'CodeMethod'
  | 'Property'
  | 'NoteProperty'
  | 'ScriptProperty'
  | 'PropertySet'
  | 'Method'
  | 'ScriptMethod'
  | 'MemberSet'
  | 'ParameterizedProperty';

/** One member of one object: what `.psobject.Properties` holds and Get-Member reads. */
export interface MemberView {
  readonly name: string;
  readonly memberType: MemberType;
  /** As Get-Member prints it: `int Length {get;}`, `string a=x`. */
  readonly definition: string;
  /** TypeNameOfValue. */
  readonly typeName: string;
  readonly settable: boolean;
  readonly gettable: boolean;
  readonly hidden: boolean;
  /** Added to the object or its type, not its own. */
  readonly isInstance: boolean;
  value: Value;
  readonly owner: Value;
}

function shortTypeName(value: Value): string {
  if (value === null || value === undefined) return 'object';
  const bare = value instanceof PSObject ? value.base : value;
  return bare instanceof CustomObject ? 'System.Management.Automation.PSCustomObject' : typeOf(bare).shortText;
}

/** `string a=x`, `object n=null`. */
export function noteDefinition(name: string, value: Value): string {
  const bare = value instanceof PSObject ? value.base : value;
  const shown = bare === null || bare === undefined ? 'null' : bare instanceof CustomObject ? toText(bare) : nestedText(bare);
  return `${shortTypeName(bare)} ${name}=${shown}`;
}

class OwnedMember implements MemberView {
  readonly name: string;
  readonly memberType: MemberType;
  readonly owner: Value;
  readonly hidden: boolean;
  readonly isInstance: boolean;
  readonly settable: boolean;
  readonly gettable: boolean;
  readonly #define: () => string;
  readonly #typeName: () => string;

  constructor(
    owner: Value,
    name: string,
    memberType: MemberType,
    define: () => string,
    more: { typeName?: () => string; settable?: boolean; hidden?: boolean; instance?: boolean; gettable?: boolean } = {},
  ) {
    this.owner = owner;
    this.name = name;
    this.memberType = memberType;
    this.#define = define;
    this.#typeName = more.typeName ?? (() => typeNamesOf(this.value)[0] ?? 'System.Object');
    this.settable = more.settable ?? false;
    this.gettable = more.gettable ?? true;
    this.hidden = more.hidden ?? false;
    this.isInstance = more.instance ?? false;
  }

  get definition(): string {
    return this.#define();
  }
  get typeName(): string {
    return this.#typeName();
  }
  get value(): Value {
    return getProperty(this.owner, this.name);
  }
  set value(next: Value) {
    setProperty(this.owner, this.name, next);
  }
}

/** Text of a script block in a definition. */
function blockText(block: Value): string {
  return scriptHooks.isBlock(block) ? toText(block) : '';
}

function extendedView(owner: Value, member: ExtendedMember, instance: boolean): MemberView {
  const { name, kind } = member;
  const hidden = member.hidden ?? false;
  switch (member.kind) {
    case 'NoteProperty':
      return new OwnedMember(owner, name, kind, () => noteDefinition(name, member.value), { settable: true, hidden, instance });
    case 'AliasProperty':
      return new OwnedMember(owner, name, kind, () => `${name} = ${member.type ? `(${member.type})` : ''}${member.target}`, {
        settable: true,
        hidden,
        instance,
      });
    case 'ScriptProperty': {
      const setter = member.setter === undefined || member.setter === null ? '' : `set=${blockText(member.setter)};`;
      return new OwnedMember(owner, name, kind, () => `System.Object ${name} {get=${blockText(member.getter)};${setter}}`, {
        settable: setter !== '',
        hidden,
        instance,
        typeName: () => 'System.Object',
      });
    }
    case 'CodeProperty':
      if (member.script !== undefined)
        return new OwnedMember(owner, name, 'ScriptProperty', () => `System.Object ${name} {get=${member.script};}`, {
          hidden,
          instance,
          typeName: () => 'System.Object',
        });
      return new OwnedMember(owner, name, kind, () => `${member.type} ${name}{get=${name};${member.set ? `set=${name};` : ''}}`, {
        settable: member.set !== undefined,
        hidden,
        instance,
        typeName: () => member.type,
      });
    case 'ScriptMethod':
      return new OwnedMember(owner, name, kind, () => `System.Object ${name}();`, { hidden, instance, typeName: () => 'System.Object' });
    case 'CodeMethod':
      return new OwnedMember(owner, name, kind, () => member.definition, {
        hidden,
        instance,
        typeName: () => 'System.Management.Automation.PSCodeMethod',
      });
    case 'PropertySet':
      return new OwnedMember(owner, name, kind, () => `${name} {${member.properties.join(', ')}}`, { hidden, instance });
    default:
      return new OwnedMember(owner, name, 'MemberSet', () => `${name} {${[...member.members.values()].map((m) => m.name).join(', ')}}`, {
        hidden,
        instance,
      });
  }
}

function propertyView(owner: Value, property: NetProperty): MemberView {
  return new OwnedMember(
    owner,
    property.name,
    property.parameters ? 'ParameterizedProperty' : 'Property',
    () => propertyDefinition(property),
    {
      settable: property.set !== undefined,
      hidden: property.hidden ?? false,
      typeName: () => property.reference.type.fullName,
    },
  );
}

function* extendedViews(value: Value): Generator<MemberView> {
  if (typeof value === 'object' && value !== null)
    for (const member of membersOn(value)?.values() ?? []) yield extendedView(value, member, true);
  for (const name of typeNamesOf(value))
    for (const member of typeMembers(name)?.values() ?? [])
      if (member.name !== 'PSStandardMembers') yield extendedView(value, member, false);
}

/** Properties of a value in PowerShell's order: added ones, then those of its type; what is hidden is marked. */
export function propertiesOf(value: Value): MemberView[] {
  return members(value, false);
}

/** All members, methods included: what Get-Member sorts and prints. */
export function membersOf(value: Value): MemberView[] {
  return members(value, true);
}

const isMethod = (view: MemberView) =>
  view.memberType === 'Method' || view.memberType === 'ScriptMethod' || view.memberType === 'CodeMethod';

function members(value: Value, withMethods: boolean): MemberView[] {
  if (value === null || value === undefined) return [];
  const seen = new Map<string, MemberView>();
  const add = (view: MemberView) => {
    const key = view.name.toLowerCase();
    if (
      !seen.has(key) &&
      (withMethods ||
        (!isMethod(view) &&
          view.memberType !== 'MemberSet' &&
          view.memberType !== 'PropertySet' &&
          view.memberType !== 'ParameterizedProperty'))
    )
      seen.set(key, view);
  };
  const bare = value instanceof PSObject ? value.base : value;
  if (bare instanceof CustomObject)
    for (const [name] of bare.entries())
      add(new OwnedMember(bare, name, 'NoteProperty', () => noteDefinition(name, bare.get(name)), { settable: true, instance: true }));
  for (const view of extendedViews(value)) add(view);
  if (value instanceof PSObject && bare !== null && typeof bare === 'object') for (const view of extendedViews(bare)) add(view);
  const type = typeOf(bare);
  const { adapted } = type.hooks;
  if (adapted)
    for (const name of adapted.names(bare as never))
      add(new OwnedMember(bare, name, 'Property', () => adapted.definition(bare as never, name), { settable: true }));
  else for (const member of type.instanceMembers.values()) if (member.kind === 'property') add(propertyView(bare, member));
  if (withMethods)
    for (const member of type.instanceMembers.values()) {
      if (member.kind === 'methods')
        add(
          new OwnedMember(bare, member.name, 'Method', () => member.overloads.map(methodDefinition).join(', '), {
            typeName: () => 'System.Management.Automation.PSMethod',
            hidden: member.overloads.every((m) => m.hidden === true),
          }),
        );
      else if (adapted && !member.parameters) add(propertyView(bare, member));
    }
  return [...seen.values()];
}

/** Static members of a type, for Get-Member -Static. */
export function staticMembersOf(type: import('./net-type.ts').NetType): MemberView[] {
  const views: MemberView[] = [];
  for (const member of type.staticMembers.values()) {
    if (member.kind === 'property')
      views.push(
        new OwnedMember(type, member.name, 'Property', () => propertyDefinition(member), {
          settable: member.set !== undefined,
          typeName: () => member.reference.type.fullName,
        }),
      );
    else views.push(new OwnedMember(type, member.name, 'Method', () => member.overloads.map(methodDefinition).join(', ')));
  }
  if (type.constructors.length)
    views.push(new OwnedMember(type, 'new', 'Method', () => new PSMethod(null, 'new', type.constructors).definitions.join(', ')));
  return views;
}
