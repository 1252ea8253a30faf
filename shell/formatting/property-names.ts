import { equal } from '../objects/comparison.ts';
import { CustomObject } from '../objects/custom-object.ts';
import { type ExtendedMember, extendedMember, membersOn } from '../objects/extended-members.ts';
import type { Value } from '../objects/value.ts';
import { wildcard } from '../objects/wildcard.ts';
import { hasMember, isNothing, readMember, shownProperties, textOf, truth, typeNamesOf } from './subject.ts';

const computer = 'PSComputerName';
const showComputer = 'PSShowComputerName';
/** Properties that say where an object came from; they never make an object worth showing. */
const remoting = new Set([computer, showComputer, 'RunspaceId', 'PSSourceJobInstanceId'].map((name) => name.toLowerCase()));
/** Patterns of the property that names an object, in the order in which they are tried. */
const namePatterns = ['name', 'id', 'key', '*key', '*name', '*id'];

/**
 * All properties that are shown, those of the class first, then added ones. The computer's name is hidden where the object says so.
 */
export function allNames(object: Value): string[] {
  if (isPlainCustom(object)) return withoutRemote(object, [...object.shape.names]);
  const own: string[] = [];
  const added: string[] = [];
  for (const property of shownProperties(object)) (property.added ? added : own).push(property.name);
  return withoutRemote(object, [...own, ...added]);
}

function isPlainCustom(object: Value): object is CustomObject {
  return object instanceof CustomObject && membersOn(object) === undefined && object.typeNames === undefined;
}

function withoutRemote(object: Value, names: string[]): string[] {
  const hidden = new Set([showComputer.toLowerCase()]);
  const show = names.find((name) => name.toLowerCase() === showComputer.toLowerCase());
  if (show !== undefined && !truth(readMember(object, show, null))) hidden.add(computer.toLowerCase());
  return names.filter((name) => !hidden.has(name.toLowerCase()));
}

/** The computer's name as one more column of an object that asks for it. */
export function remoteComputer(object: Value): string[] {
  return hasMember(object, showComputer) && hasMember(object, computer) && truth(readMember(object, showComputer, null)) ? [computer] : [];
}

const shapesWithProperties = new WeakSet<object>();

/** True when an object has a property that is not about remoting. */
export function hasShownProperty(object: Value): boolean {
  if (isPlainCustom(object)) {
    const { shape } = object;
    if (shapesWithProperties.has(shape)) return true;
    const shown = shape.names.some((name) => !remoting.has(name.toLowerCase()));
    if (shown) shapesWithProperties.add(shape);
    return shown;
  }
  return shownProperties(object).some(({ name }) => !remoting.has(name.toLowerCase()));
}

/** Properties that a pattern matches, added ones first; or what a property set of that name holds. */
export function matchingNames(object: Value, pattern: string): string[] {
  const set = setNamed(object, pattern);
  if (set) return [...set];
  const wanted = wildcard(pattern);
  const found = shownProperties(object).filter(({ name }) => wanted.matches(name));
  return [...found.filter((property) => property.added), ...found.filter((property) => !property.added)].map(({ name }) => name);
}

/** A property's name as the object spells it. */
export function ownSpelling(object: Value, name: string): string {
  if (object instanceof CustomObject) {
    const place = object.shape.place(name);
    if (place >= 0) return object.shape.names[place]!;
  }
  const wanted = name.toLowerCase();
  return shownProperties(object).find((property) => property.name.toLowerCase() === wanted)?.name ?? name;
}

function added(object: Value, name: string): ExtendedMember | undefined {
  if (typeof object !== 'object' || object === null) return undefined;
  return extendedMember(object, name, () => typeNamesOf(object));
}

function setNamed(object: Value, name: string): readonly string[] | undefined {
  const found = added(object, name);
  return found?.kind === 'PropertySet' ? found.properties : undefined;
}

function standardMember(object: Value, name: string): ExtendedMember | undefined {
  const standard = added(object, 'PSStandardMembers');
  return standard?.kind === 'MemberSet' ? standard.members.get(name.toLowerCase()) : undefined;
}

/** DefaultDisplayPropertySet of an object or its type; undefined when there is none. */
export function displaySet(object: Value): readonly string[] | undefined {
  const found = standardMember(object, 'DefaultDisplayPropertySet');
  return found?.kind === 'PropertySet' && found.properties.length > 0 ? found.properties : undefined;
}

/** The property that names an object: the one its type says, else the first whose name looks like it. */
export function displayName(object: Value): string | undefined {
  const found = standardMember(object, 'DefaultDisplayProperty');
  if (found?.kind === 'NoteProperty') return textOf(found.value);
  const names = shownProperties(object)
    .map(({ name }) => name)
    .filter((name) => !remoting.has(name.toLowerCase()));
  for (const pattern of namePatterns) {
    const wanted = wildcard(pattern);
    const name = names.find((each) => wanted.matches(each));
    if (name !== undefined) return name;
  }
  return undefined;
}

/** True when two group keys are the same group: compared as PowerShell compares, without case. */
export function sameKey(left: Value, right: Value): boolean {
  if (isNothing(left) || isNothing(right)) return (left ?? null) === (right ?? null);
  try {
    return equal(left, right, false) || equal(right, left, false);
  } catch {
    return textOf(left).toLowerCase() === textOf(right).toLowerCase();
  }
}
