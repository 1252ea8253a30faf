import type { NetType } from './net-type.ts';
import type { TypeTable } from './type-table.ts';

/** What a type is, worked out when the type is first used. Generic types receive their arguments. */
export type TypeMaker = (args: readonly NetType[]) => TypeTable;

export interface Declaration {
  readonly name: string;
  readonly make: TypeMaker;
}

const declarations = new Map<string, Declaration>();
const classNames = new Map<unknown, string>();
const pending: (readonly [(abstract new (...args: never[]) => object) | (() => unknown), string])[] = [];

/** Arrow functions have no prototype. */
function isClass(given: (abstract new (...args: never[]) => object) | (() => unknown)): given is abstract new (...args: never[]) => object {
  return given.prototype !== undefined;
}

/**
 * Declares a type by its full .NET name (``System.Collections.Generic.List`1`` for a generic one). The table is made on first use,
 * so declaring is cheap. A second declaration of a name replaces the first for types that were not used yet.
 */
export function registerType(name: string, make: TypeMaker): void {
  declarations.set(name.toLowerCase(), { name, make });
}

/**
 * Says that instances of a JavaScript class are values of a .NET type. Where the class may not be there yet (files that know each
 * other) an arrow function hands it out later. Classes with type arguments carry a `netType` instead.
 */
export function bindClass(given: (abstract new (...args: never[]) => object) | (() => unknown), name: string): void {
  pending.push([given, name]);
}

export function declarationOf(name: string): Declaration | undefined {
  return declarations.get(name.toLowerCase());
}

/** .NET name of a JavaScript class or of the nearest class it extends. */
export function classNameOf(given: unknown): string | undefined {
  for (const [bound, name] of pending.splice(0)) classNames.set(isClass(bound) ? bound : bound(), name);
  for (let at = given; typeof at === 'function'; at = Object.getPrototypeOf(at)) {
    const name = classNames.get(at);
    if (name !== undefined) return name;
  }
  return undefined;
}

export function declaredNames(): string[] {
  return [...declarations.values()].map(({ name }) => name);
}
