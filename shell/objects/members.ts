import { convertTo } from './convert.ts';
import { CustomObject } from './custom-object.ts';
import { Dictionary } from './dictionary.ts';
import { enumerable } from './enumerate.ts';
import { NetException } from './error.ts';
import { attachMember, type ExtendedMember, extendedMember, membersOn, typeNamesOf as namesOfValue } from './extended-members.ts';
import { intrinsicMethod } from './intrinsic-methods.ts';
import { callOverload, rethrow } from './invoke.ts';
import { enumeratedProperty, invokeOnElements } from './member-enumeration.ts';
import {
  callOnNull,
  exceptionWhenGetting,
  exceptionWhenSetting,
  propertyNotFound,
  readOnlyProperty,
  whileSetting,
} from './member-error.ts';
import { requireType, typeOf } from './net-type.ts';
import { methodNotFound, raiseRuntime } from './operator-error.ts';
import { memberSetOf } from './ps-member-set.ts';
import { PSMethod } from './ps-method.ts';
import { PSObject } from './ps-object.ts';
import { scriptHooks } from './script-hooks.ts';
import type { Value } from './value.ts';

export type { ExtendedMember } from './extended-members.ts';
export { addTypeMember, removeTypeMembers, setTypeNames, typeMembers } from './extended-members.ts';
export { index, setIndex } from './indexing.ts';
export { type MemberView, membersOf, propertiesOf } from './member-view.ts';
export { construct, getStatic, hasStatic, invokeStatic, setStatic } from './static-members.ts';

/** Type names of a value as `pstypenames` shows them, most derived first. */
export function typeNamesOf(value: Value): readonly string[] {
  return value === null || value === undefined ? [] : namesOfValue(value);
}

/** What a lookup found; `undefined` when there is no such member. */
interface Found {
  readonly value: Value;
}

/** `$value.name`: extended members before those of the type, keys of dictionaries before both; null when there is none. */
export function getProperty(value: Value, name: string): Value {
  if (value instanceof CustomObject) {
    const place = value.shape.place(name);
    if (place >= 0) return value.values[place];
  }
  return findProperty(value, name)?.value ?? null;
}

/** True when `getProperty` finds a member of that name (strict mode asks). */
export function hasProperty(value: Value, name: string): boolean {
  return findProperty(value, name) !== undefined;
}

function findProperty(value: Value, name: string): Found | undefined {
  if (value === null || value === undefined) return isCount(name) ? { value: 0 } : undefined;
  const own = ownProperty(value, name);
  if (own) return own;
  const items = enumerable(value);
  if (items) {
    const found = enumeratedProperty(items, name);
    if (found) return found;
  }
  return isCount(name) && !(value instanceof Dictionary) ? { value: 1 } : undefined;
}

function isCount(name: string): boolean {
  const { length } = name;
  return (length === 5 && name.toLowerCase() === 'count') || (length === 6 && name.toLowerCase() === 'length');
}

/** A property of the value itself, without looking at elements. */
export function ownProperty(value: Value, name: string): Found | undefined {
  if (typeof value === 'object' && value !== null) {
    if (value instanceof CustomObject) {
      const place = value.shape.place(name);
      if (place >= 0) return { value: value.values[place] };
    } else if (value instanceof Dictionary) {
      const entry = value.entry(name);
      if (entry) return entry;
    }
    const extended = extendedMember(value, name, () => namesOfValue(value));
    if (extended) return { value: readExtended(value, extended) };
    if (value instanceof PSObject) return ownProperty(value.base, name) ?? special(value, name);
  } else {
    const typed = extendedMember(boxed(value), name, () => namesOfValue(value));
    if (typed) return { value: readExtended(value, typed) };
  }
  return typeProperty(value, name) ?? special(value, name);
}

const noOwnMembers = {};
/** Primitives carry no members of their own; their type names may. */
function boxed(value: Value): object {
  return typeof value === 'object' && value !== null ? value : noOwnMembers;
}

function typeProperty(value: Value, name: string): Found | undefined {
  if (value instanceof CustomObject) {
    const method = typeOf(value).instanceMember(name);
    return method?.kind === 'methods' ? { value: new PSMethod(value, method.name, method.overloads) } : undefined;
  }
  if (typeof value === 'string' && (name === 'Length' || name === 'length')) return { value: value.length };
  if (Array.isArray(value) && isCount(name)) return { value: value.length };
  const type = typeOf(value);
  const { adapted } = type.hooks;
  if (adapted?.has(value as never, name)) return { value: adapted.get(value as never, name) };
  const member = type.instanceMember(name);
  if (!member) return undefined;
  if (member.kind === 'methods') return { value: new PSMethod(value, member.name, member.overloads) };
  if (member.parameters) return undefined;
  try {
    return { value: member.get(value) };
  } catch (thrown) {
    if (thrown instanceof NetException) return { value: null };
    throw thrown;
  }
}

function special(value: Value, name: string): Found | undefined {
  const set = memberSetOf(value, name);
  return set === undefined ? undefined : { value: set };
}

function readExtended(value: Value, member: ExtendedMember): Value {
  switch (member.kind) {
    case 'NoteProperty':
      return member.value;
    case 'AliasProperty': {
      const target = getProperty(value, member.target);
      return member.type ? convertTo(target, requireType(member.type)) : target;
    }
    case 'ScriptProperty':
      try {
        return scriptHooks.invoke(member.getter, undefined, [], value) ?? null;
      } catch (thrown) {
        return exceptionWhenGetting(member.name, thrown);
      }
    case 'CodeProperty':
      return member.get(value);
    case 'PropertySet':
      return member.properties;
    case 'MemberSet':
      return member.members;
    default:
      return member;
  }
}

/** `$value.name = assigned`. */
export function setProperty(value: Value, name: string, assigned: Value): void {
  const kept = assigned === undefined ? null : assigned;
  if (value instanceof CustomObject) {
    const place = value.shape.place(name);
    if (place >= 0) {
      value.values[place] = kept;
      return;
    }
  }
  if (value === null || value === undefined) propertyNotFound(name);
  if (value instanceof Dictionary) {
    value.set(name, kept);
    return;
  }
  const object = boxed(value);
  const extended = extendedMember(object, name, () => namesOfValue(value));
  if (extended) {
    writeExtended(value, extended, kept);
    return;
  }
  if (value instanceof PSObject) {
    setProperty(value.base, name, kept);
    return;
  }
  if (value instanceof CustomObject)
    exceptionWhenSetting(name, `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`);
  const type = typeOf(value);
  const { adapted } = type.hooks;
  if (adapted?.has(value as never, name)) {
    adapted.set(value as never, name, kept);
    return;
  }
  const member = type.instanceMember(name);
  if (member?.kind !== 'property' || member.parameters) propertyNotFound(name, 'PropertyAssignmentException');
  const { set } = member;
  if (!set) readOnlyProperty(member.name);
  whileSetting(member.name, () => set(value, convertTo(kept, member.reference.type)));
}

function writeExtended(value: Value, member: ExtendedMember, assigned: Value): void {
  switch (member.kind) {
    case 'NoteProperty':
      member.value = assigned;
      return;
    case 'AliasProperty':
      setProperty(value, member.target, assigned);
      return;
    case 'ScriptProperty': {
      const { setter } = member;
      if (setter === undefined || setter === null)
        raiseRuntime('ScriptSetValueRuntimeException', `Set accessor for property "${member.name}" is unavailable.`);
      whileSetting(member.name, () => scriptHooks.invoke(setter, undefined, [assigned], value));
      return;
    }
    case 'CodeProperty':
      if (!member.set) readOnlyProperty(member.name);
      whileSetting(member.name, () => member.set?.(value, assigned));
      return;
    default:
      readOnlyProperty(member.name);
  }
}

/** `$value.name(args)`: added methods, those of the type, `.ForEach()`/`.Where()`, then each element of a collection. */
export function invokeMethod(value: Value, name: string, args: readonly Value[]): Value {
  if (typeof value === 'string') {
    const member = typeOf(value).instanceMember(name);
    if (member?.kind === 'methods') return callOverload(member.overloads, value, args, member.name);
  }
  if (value === null || value === undefined) {
    if (value === undefined || isCollectionMethod(name)) return callOnNullOrEmpty(name, args);
    return callOnNull();
  }
  const found = callOwn(value, name, args);
  if (found) return found.value;
  const intrinsic = intrinsicMethod(value, name, args);
  if (intrinsic) return intrinsic.value;
  const bare = value instanceof PSObject ? value.base : value;
  const items = bare instanceof Dictionary ? undefined : enumerable(bare);
  if (items) return invokeOnElements(items, name, args, typeOf(bare));
  return methodNotFound(typeOf(bare), name);
}

const isCollectionMethod = (name: string) => /^(foreach|where)$/i.test(name);

function callOnNullOrEmpty(name: string, args: readonly Value[]): Value {
  return intrinsicMethod([], name, args)?.value ?? callOnNull();
}

/** A method of the value itself; undefined when it has none of that name. */
export function callOwn(value: Value, name: string, args: readonly Value[]): Found | undefined {
  const extended = extendedMember(boxed(value), name, () => namesOfValue(value));
  if (extended) {
    const called = callExtended(value, extended, args);
    if (called) return called;
  }
  if (value instanceof PSObject) return callOwn(value.base, name, args);
  const member = typeOf(value).instanceMember(name);
  if (member?.kind === 'methods') return { value: callOverload(member.overloads, value, args, member.name) };
  if (member?.kind === 'property' && member.parameters) return { value: member.get(value, args) };
  const accessed = accessor(value, name, args);
  if (accessed) return accessed;
  const held = value instanceof CustomObject ? value.get(name) : undefined;
  return held instanceof PSMethod ? { value: held.invoke(args) } : undefined;
}

/** `get_Length()` and `set_Length(…)`: the methods behind a property. */
function accessor(value: Value, name: string, args: readonly Value[]): Found | undefined {
  const match = /^(get|set)_(\w+)$/i.exec(name);
  const member = match && typeOf(value).instanceMember(match[2]!);
  if (member?.kind !== 'property') return undefined;
  if (match![1]!.toLowerCase() === 'get') return { value: member.get(value, args) };
  member.set?.(value, convertTo(args.at(-1), member.reference.type), args.slice(0, -1));
  return { value: undefined };
}

function callExtended(value: Value, member: ExtendedMember, args: readonly Value[]): Found | undefined {
  try {
    if (member.kind === 'ScriptMethod') return { value: scriptHooks.invoke(member.block, undefined, args, value) };
    if (member.kind === 'CodeMethod') return { value: member.call(value, args) };
    if (member.kind === 'NoteProperty' && member.value instanceof PSMethod) return { value: member.value.invoke(args) };
  } catch (thrown) {
    return rethrow(thrown, member.name, args.length);
  }
  return undefined;
}

/**
 * Adds a member (Add-Member). A note on a custom object becomes one of its properties; other objects keep members beside them.
 * Gives the object that has the member: a number or string comes back wrapped.
 */
export function addMember(value: Value, member: ExtendedMember): Value {
  if (value instanceof CustomObject && member.kind === 'NoteProperty' && !member.hidden) {
    value.set(member.name, member.value);
    return value;
  }
  const carrier = typeof value === 'object' && value !== null ? value : new PSObject(value);
  attachMember(carrier, member);
  return carrier;
}

/** True when the very object has a member of that name that could be in the way of another. */
export function hasMember(value: Value, name: string): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'object' && membersOn(value)?.has(name.toLowerCase())) return true;
  const own = ownProperty(value, name);
  return own !== undefined;
}
