import { Collection } from './collection.ts';
import { CustomObject } from './custom-object.ts';
import { NetException } from './error.ts';
import { attachMember, detachMember, type ExtendedMember, setTypeNames, typeNamesOf } from './extended-members.ts';
import { type MemberView, membersOf, propertiesOf } from './member-view.ts';
import { requireType } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import type { Value } from './value.ts';

/** `.psobject`: the view of an object as PowerShell sees it. */
export class PSObjectView {
  readonly owner: Value;
  constructor(owner: Value) {
    this.owner = owner;
  }
  get baseObject(): Value {
    return this.owner instanceof PSObject ? this.owner.base : this.owner;
  }
  get properties(): MemberList {
    return new MemberList(this.owner, 'properties');
  }
  get methods(): MemberList {
    return new MemberList(this.owner, 'methods');
  }
  get members(): MemberList {
    return new MemberList(this.owner, 'members');
  }
  get typeNames(): Collection {
    return typeNameList(this.owner);
  }
}

/** `.psextended`, `.psadapted`, `.psbase`: a part of the members. */
export class PSMemberSet {
  readonly owner: Value;
  readonly name: string;
  constructor(owner: Value, name: string) {
    this.owner = owner;
    this.name = name;
  }
  /** `psextended {a, b}`. */
  get text(): string {
    const names = membersOf(this.owner)
      .filter((view) => (this.name === 'psextended' ? view.isInstance : !view.isInstance))
      .map((view) => view.name);
    return `${this.name} {${names.join(', ')}}`;
  }
}

/** PSMemberInfoCollection: enumerates views, finds them by name, adds and removes. */
export class MemberList {
  readonly owner: Value;
  readonly what: 'properties' | 'methods' | 'members';
  constructor(owner: Value, what: 'properties' | 'methods' | 'members') {
    this.owner = owner;
    this.what = what;
  }

  get views(): MemberView[] {
    if (this.what === 'properties') return propertiesOf(this.owner).filter((view) => !view.hidden);
    const all = membersOf(this.owner).filter((view) => !view.hidden);
    return this.what === 'members' ? all : all.filter((view) => view.memberType.endsWith('Method'));
  }

  find(name: string): MemberView | undefined {
    const key = name.toLowerCase();
    const views = this.what === 'properties' ? propertiesOf(this.owner) : membersOf(this.owner);
    return views.find((view) => view.name.toLowerCase() === key);
  }

  add(member: ExtendedMember): void {
    if (this.find(member.name))
      throw new NetException(
        'System.Management.Automation.ExtendedTypeSystemException',
        `Cannot add a member with the name "${member.name}" because a member with that name already exists.`,
      );
    const { owner } = this;
    if (owner instanceof CustomObject && member.kind === 'NoteProperty') owner.set(member.name, member.value);
    else if (typeof owner === 'object' && owner !== null) attachMember(owner, member);
  }

  remove(name: string): void {
    const { owner } = this;
    if (owner instanceof CustomObject && owner.delete(name)) return;
    if (typeof owner === 'object' && owner !== null) detachMember(owner, name);
  }
}

/** A member that stands alone: `[psnoteproperty]::new('a', 1)`. */
export class FreeMember {
  readonly member: ExtendedMember;
  constructor(member: ExtendedMember) {
    this.member = member;
  }
}

const nameLists = new WeakMap<object, Collection>();

/** `.pstypenames`: a list whose changes are the object's. */
function typeNameList(owner: Value): Collection {
  const type = requireType('System.Collections.ObjectModel.Collection`1[System.String]');
  if (typeof owner !== 'object' || owner === null) return new Collection(type, [...typeNamesOf(owner)]);
  let list = nameLists.get(owner);
  if (!list || list.items !== typeNamesOf(owner)) {
    const names = [...typeNamesOf(owner)];
    setTypeNames(owner, names);
    list = new Collection(type, names);
    nameLists.set(owner, list);
  }
  return list;
}

/** The hidden members that every object has; undefined for other names. */
export function memberSetOf(value: Value, name: string): Value | undefined {
  if (name.length < 6 || name.length > 11) return undefined;
  switch (name.toLowerCase()) {
    case 'psobject':
      return new PSObjectView(value);
    case 'pstypenames':
      return typeNameList(value);
    case 'psbase':
      return value instanceof PSObject ? value.base : value;
    case 'psadapted':
      return new PSMemberSet(value, 'psadapted');
    case 'psextended':
      return new PSMemberSet(value, 'psextended');
    default:
      return undefined;
  }
}

/** `.psobject.Copy()`: a custom object with its own values; other objects by their ICloneable. */
export function copyObject(value: Value): Value {
  if (value instanceof CustomObject) return new CustomObject(value.shape, value.values.slice(), value.typeNames?.slice());
  if (Array.isArray(value)) return value.slice();
  return value instanceof PSObject ? new PSObject(value.base, value.tokenText) : value;
}
