import { CustomObject } from './custom-object.ts';
import { typeOf } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { scriptHooks } from './script-hooks.ts';
import { anyTypeHas, type ExtendedMember, type MemberTable, memberOfTypes } from './type-data.ts';
import type { Value } from './value.ts';

export type { ExtendedMember, MemberTable } from './type-data.ts';
export { addTypeMember, removeTypeMembers, typeMembers, typesWithMembers } from './type-data.ts';

const onObjects = new WeakMap<object, MemberTable>();

/** Members that an object brings itself and that are made only when somebody asks: those of items of drives, of which there are many. */
export interface NoteSource {
  /** The member of a lower-case name. */
  note(key: string): ExtendedMember | undefined;
  notes(): readonly ExtendedMember[];
}

/** Where an object keeps its NoteSource. */
export const noteSource: unique symbol = Symbol('noteSource');

interface Noted {
  [noteSource]?: NoteSource | undefined;
}

/** Members added to this very object, by lower-case name. */
export function membersOn(value: object): MemberTable | undefined {
  const source = (value as Noted)[noteSource];
  return source === undefined ? onObjects.get(value) : settle(value, source);
}

/** Puts the members of a source beside the object, where they can be changed. */
function settle(value: Noted, source: NoteSource): MemberTable {
  const table: MemberTable = new Map(source.notes().map((member) => [member.name.toLowerCase(), member]));
  for (const [key, member] of onObjects.get(value) ?? []) table.set(key, member);
  onObjects.set(value, table);
  value[noteSource] = undefined;
  return table;
}

export function attachMember(value: object, member: ExtendedMember): void {
  let table = membersOn(value);
  if (!table) onObjects.set(value, (table = new Map()));
  table.set(member.name.toLowerCase(), member);
}

export function detachMember(value: object, name: string): boolean {
  return membersOn(value)?.delete(name.toLowerCase()) ?? false;
}

/** Type names set on one object in place of its own. */
const namesOn = new WeakMap<object, string[]>();

export function typeNamesOn(value: object): string[] | undefined {
  return namesOn.get(value);
}

export function setTypeNames(value: object, names: string[]): void {
  namesOn.set(value, names);
}

/** The extended member of a name on an object: its own first, then that of the first of its type names that has one. */
export function extendedMember(value: object, name: string, typeNames: () => readonly string[]): ExtendedMember | undefined {
  const key = name.toLowerCase();
  const own = onObjects.get(value)?.get(key) ?? (value as Noted)[noteSource]?.note(key);
  if (own || !anyTypeHas(key)) return own;
  return memberOfTypes(key, typeNames());
}

/** Type names of an object without those of PSObject: what type data is looked up by. */
export function typeNamesOf(value: Value): string[] {
  if (typeof value === 'object' && value !== null) {
    const set = namesOn.get(value);
    if (set) return set;
    if (value instanceof CustomObject) return [...(value.typeNames ?? []), 'System.Management.Automation.PSCustomObject', 'System.Object'];
    if (value instanceof PSObject) return typeNamesOf(value.base);
  }
  const type = typeOf(value);
  let names = lineageNames.get(type);
  if (!names) lineageNames.set(type, (names = type.lineage.map((each) => each.fullName)));
  return names;
}

const lineageNames = new WeakMap<object, string[]>();

/** The text of a `ToString` that was added to the object or its type; undefined when there is none. */
export function extendedText(value: object): string | undefined {
  const member = extendedMember(value, 'ToString', () => typeNamesOf(value));
  if (member?.kind === 'ScriptMethod') return String(scriptHooks.invoke(member.block, undefined, [], value) ?? '');
  if (member?.kind === 'CodeMethod') return String(member.call(value, []) ?? '');
  return undefined;
}
