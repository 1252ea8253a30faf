import { CustomObject } from '../objects/custom-object.ts';
import { Dictionary, DictionaryEntry } from '../objects/dictionary.ts';
import { enumerable } from '../objects/enumerate.ts';
import { typeNamesOf as namesOf, typeNamesOn } from '../objects/extended-members.ts';
import { invokeMethod, ownProperty, propertiesOf } from '../objects/members.ts';
import { GenericDictionary, pairs } from '../objects/net/dictionaries.ts';
import { typeOf } from '../objects/net-type.ts';
import { PSMethod } from '../objects/ps-method.ts';
import { PSObject } from '../objects/ps-object.ts';
import { toText } from '../objects/text.ts';
import { toBool } from '../objects/truth.ts';
import type { Value } from '../objects/value.ts';
import { failureOf } from './script.ts';

/** What formatting sees of an object: its type names, its elements, its properties. */

const customNames: readonly string[] = ['System.Management.Automation.PSCustomObject', 'System.Object'];

/** Type names, most derived first; the same array for objects of the same kind wherever that is cheap. */
export function typeNamesOf(value: Value): readonly string[] {
  if (value instanceof CustomObject && value.typeNames === undefined && typeNamesOn(value) === undefined) return customNames;
  return namesOf(value);
}

export function typeNameOf(value: Value): string {
  return value === null || value === undefined ? '' : (typeNamesOf(value)[0] ?? '');
}

export function truth(value: Value): boolean {
  return toBool(value);
}

export function isNothing(value: Value): boolean {
  return value === null || value === undefined || value === '';
}

export function isDictionary(value: Value): boolean {
  return value instanceof Dictionary;
}

export function dictionaryEntries(value: Value): Iterable<readonly [Value, Value]> | undefined {
  return value instanceof Dictionary ? Array.from(value.entries(), (entry): [Value, Value] => [entry.key, entry.value]) : undefined;
}

/** The elements of what formatting takes apart: collections and dictionaries, no texts and no XML nodes. */
export function elementsOf(value: Value): Iterable<Value> | undefined {
  if (!(value instanceof Dictionary)) return value instanceof PSObject ? elementsOf(value.base) : enumerable(value);
  if (value instanceof GenericDictionary) return pairs(value);
  return Array.from(value.entries(), ({ key, value: held }) => new DictionaryEntry(key, held));
}

/** True for an instance of a class of a script: its type has members of its own and no ToString among them. */
export function isScriptInstance(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { table } = typeOf(value);
  return table.members !== undefined && !table.members.some(({ name }) => name.toLowerCase() === 'tostring');
}

/** Reads a property, or gives `fallback` when there is none; a script property that fails is empty. */
export function readMember(object: Value, name: string, fallback: Value): Value {
  if (object instanceof CustomObject) {
    const place = object.shape.place(name);
    if (place >= 0) return object.values[place];
  }
  if (object === null || object === undefined) return fallback;
  try {
    const found = ownProperty(object, name);
    return found === undefined || found.value instanceof PSMethod ? fallback : found.value;
  } catch (thrown) {
    failureOf(thrown);
    return null;
  }
}

const absent = Symbol('absent');

/** True for a property of the object itself; a method is none. */
export function hasMember(object: Value, name: string): boolean {
  return readMember(object, name, absent) !== absent;
}

/** Walks a path of properties; a collection under way gives the property of each element. */
export function readPath(object: Value, path: string, fallback: Value): Value {
  if (!path.includes('.') || hasMember(object, path)) return readMember(object, path, fallback);
  let value = object;
  for (const step of path.split('.')) {
    if (isNothing(value)) return null;
    const all = Array.isArray(value) && !hasMember(value, step) ? value : undefined;
    value = all ? all.map((element) => readMember(element, step, null)) : dictionaryStep(value, step, fallback);
    if (value === fallback) return fallback;
  }
  return value;
}

function dictionaryStep(value: Value, step: string, fallback: Value): Value {
  if (value instanceof Dictionary && value.has(step)) return value.get(step);
  return readMember(value, step, fallback);
}

/** A property that may be missing: null then. */
export function member(object: Value, name: string): Value {
  if (object === null || object === undefined) return null;
  if (object instanceof Dictionary && object.has(name)) return object.get(name) ?? null;
  return readMember(object, name, null) ?? null;
}

export function textMember(object: Value, name: string): string {
  return textOf(member(object, name));
}

export function textOf(value: Value): string {
  return value === null || value === undefined ? '' : toText(value);
}

export function callMember(object: Value, name: string, args: readonly Value[]): Value {
  return invokeMethod(object, name, args);
}

/** Name and value of every property, those that fail with null. */
export function propertyEntries(object: Value): [string, Value][] {
  return shownProperties(object).map(({ name }): [string, Value] => [name, readMember(object, name, null)]);
}

/** The properties of an object that are not hidden, added ones before those of its class. */
export function shownProperties(object: Value): { readonly name: string; readonly added: boolean }[] {
  return propertiesOf(object)
    .filter(({ hidden }) => !hidden)
    .map(({ name, memberType }) => ({ name, added: memberType !== 'Property' }));
}
