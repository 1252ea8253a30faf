import type { Value } from './value.ts';

/**
 * A member that PowerShell adds to an object or a type. Script members hold blocks: getters and methods run with `$this`;
 * code members hold functions of the shell.
 */
export type ExtendedMember =
  | { readonly kind: 'NoteProperty'; readonly name: string; value: Value; readonly hidden?: boolean }
  | { readonly kind: 'AliasProperty'; readonly name: string; readonly target: string; readonly type?: string; readonly hidden?: boolean }
  | { readonly kind: 'ScriptProperty'; readonly name: string; readonly getter: Value; readonly setter?: Value; readonly hidden?: boolean }
  | { readonly kind: 'ScriptMethod'; readonly name: string; readonly block: Value; readonly hidden?: boolean }
  | {
      readonly kind: 'CodeProperty';
      readonly name: string;
      readonly type: string;
      /** The script that PowerShell has in its place: then it is shown as a ScriptProperty. */
      readonly script?: string;
      get(self: Value): Value;
      set?(self: Value, value: Value): void;
      readonly hidden?: boolean;
    }
  | {
      readonly kind: 'CodeMethod';
      readonly name: string;
      readonly definition: string;
      call(self: Value, args: readonly Value[]): Value;
      readonly hidden?: boolean;
    }
  | { readonly kind: 'PropertySet'; readonly name: string; readonly properties: readonly string[]; readonly hidden?: boolean }
  | { readonly kind: 'MemberSet'; readonly name: string; readonly members: MemberTable; readonly hidden?: boolean };

export type MemberTable = Map<string, ExtendedMember>;

/** By lower-case type name. */
const ofTypes = new Map<string, MemberTable>();
/** Type names as they were first written, by what they are found by. */
const spelled = new Map<string, string>();
/** Every member name that any type was given: most names are not among them, which ends a lookup at once. */
const namesOfTypes = new Set<string>();

/** Adds a member to all objects with a type name (Update-TypeData). */
export function addTypeMember(typeName: string, member: ExtendedMember): void {
  const key = typeName.toLowerCase();
  let table = ofTypes.get(key);
  if (!table) {
    ofTypes.set(key, (table = new Map()));
    spelled.set(key, typeName);
  }
  table.set(member.name.toLowerCase(), member);
  namesOfTypes.add(member.name.toLowerCase());
}

/** Type names that were given members. */
export function typesWithMembers(): string[] {
  return Array.from(ofTypes.keys(), (key) => spelled.get(key) ?? key);
}

/** Members that were given to a type name. */
export function typeMembers(typeName: string): MemberTable | undefined {
  return ofTypes.get(typeName.toLowerCase());
}

export function removeTypeMembers(typeName: string): boolean {
  return ofTypes.delete(typeName.toLowerCase());
}

/** False when no type has a member of this lower-case name. */
export function anyTypeHas(key: string): boolean {
  return namesOfTypes.has(key);
}

/** The member that the first of these type names has. */
export function memberOfTypes(key: string, names: readonly string[]): ExtendedMember | undefined {
  for (const each of names) {
    const found = ofTypes.get(each.toLowerCase())?.get(key);
    if (found) return found;
  }
  return undefined;
}
