import { acceleratorTarget } from './accelerators.ts';
import { createArray } from './net/array.ts';
import { NetType } from './net-type.ts';
import { scriptHooks } from './script-hooks.ts';
import { type ParsedTypeName, parseTypeName } from './type-name.ts';
import { type Declaration, declarationOf, registerType, type TypeMaker } from './type-registry.ts';
import type { TypeTable } from './type-table.ts';

const named = new Map<string, NetType>();

function declaredType(declaration: Declaration): NetType {
  let type = named.get(declaration.name);
  if (!type) {
    type = new NetType(declaration.name, declaration.make);
    named.set(declaration.name, type);
  }
  return type;
}

/** Makes a NetType of a table and lets it be found by its name: what the engine and other rooms declare. */
export function defineType(name: string, make: TypeMaker): NetType {
  named.delete(name);
  for (const key of resolved.keys()) if (key.toLowerCase().includes(name.toLowerCase())) resolved.delete(key);
  registerType(name, make);
  return declaredType(declarationOf(name)!);
}

const arrays = new Map<NetType, Map<number, NetType>>();

export function arrayOf(element: NetType, rank = 1): NetType {
  let ranks = arrays.get(element);
  if (!ranks) arrays.set(element, (ranks = new Map()));
  let type = ranks.get(rank);
  if (!type) {
    type = new NetType(`${element.display}[${','.repeat(rank - 1)}]`, () => arrayTable(element, rank), { element, rank });
    ranks.set(rank, type);
  }
  return type;
}

function arrayTable(element: NetType, rank: number): TypeTable {
  const generic =
    rank === 1
      ? ['IList', 'ICollection', 'IEnumerable', 'IReadOnlyList', 'IReadOnlyCollection'].map(
          (name) => `System.Collections.Generic.${name}\`1[${element.display}]`,
        )
      : [];
  const sizes = Array.from({ length: rank }, (_, at) => `int size${at + 1}`).join(', ');
  return {
    base: 'System.Array',
    interfaces: generic,
    constructors: { [`(${sizes})`]: (...lengths: number[]) => createArray(element, lengths) },
  };
}

const closed = new Map<NetType, Map<string, NetType>>();

/** List`1 and [int] → List[int]. */
export function closeGeneric(definition: NetType, args: readonly NetType[]): NetType {
  let known = closed.get(definition);
  if (!known) closed.set(definition, (known = new Map()));
  const key = args.map((t) => t.display).join(',');
  let type = known.get(key);
  if (!type || type.genericArguments.some((t, at) => t !== args[at])) {
    const { make } = declarationOf(definition.display)!;
    type = new NetType(`${definition.display}[${key}]`, make, { definition, args });
    known.set(key, type);
  }
  return type;
}

export interface TypeScope {
  /** `using namespace` names, without `System`. */
  readonly usings?: readonly string[];
  /** Classes and enums of scripts that are seen from here. */
  readonly own?: (name: string) => NetType | undefined;
}

function byName(name: string, scope: TypeScope): NetType | undefined {
  const own = scope.own?.(name);
  if (own) return own;
  const accelerated = acceleratorTarget(name);
  const first = declarationOf(accelerated ?? name);
  if (first) return declaredType(first);
  for (const space of scope.usings?.length ? [...scope.usings, 'System'] : ['System']) {
    const found = declarationOf(`${space}.${name}`);
    if (found) return declaredType(found);
  }
  return undefined;
}

const resolved = new Map<string, NetType>();

/** The type that a name in brackets stands for, in PowerShell's order (own classes, accelerators, full names, `using namespace`, System). */
export function resolveType(name: string, scope: TypeScope = {}): NetType | undefined {
  const plain = !scope.own && !scope.usings?.length;
  const known = plain ? resolved.get(name) : undefined;
  if (known) return known;
  const parsed = parseTypeName(name);
  const type = parsed && resolveParsed(parsed, scope);
  if (plain && type) resolved.set(name, type);
  // Classes of scripts come and go with the code that runs, so the answer is not kept.
  if (plain && !type && parsed) return resolveParsed(parsed, { own: scriptHooks.findType });
  return type;
}

/** Same, for a name that was already taken apart. */
export function resolveParsed(parsed: ParsedTypeName, scope: TypeScope = {}): NetType | undefined {
  let type: NetType | undefined;
  if (parsed.args.length) {
    const definition = byName(parsed.name.includes('`') ? parsed.name : `${parsed.name}\`${parsed.args.length}`, scope);
    const args = parsed.args.map((arg) => resolveParsed(arg, scope));
    if (!definition || args.some((arg) => !arg)) return undefined;
    type = closeGeneric(definition, args as NetType[]);
  } else type = byName(parsed.name, scope);
  for (const rank of parsed.ranks) type &&= arrayOf(type, rank);
  return type;
}

/** A type that must be there, because the shell itself names it. */
export function requireType(name: string): NetType {
  const type = resolveType(name);
  if (!type) throw new Error(`The type ${name} is named by the shell and not declared.`);
  return type;
}
