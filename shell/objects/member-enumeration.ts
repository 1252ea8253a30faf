import { CustomObject } from './custom-object.ts';
import { Dictionary } from './dictionary.ts';
import { enumerable } from './enumerate.ts';
import { callOnNull } from './member-error.ts';
import { callOwn, ownProperty } from './members.ts';
import { type NetType, typeOf } from './net-type.ts';
import { methodNotFound } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import type { Value } from './value.ts';

/**
 * The property of each element: collections inside are entered, array values are flattened, elements that lack it are left out, except
 * that a custom object counts with null. One result stands alone; undefined when no element had it.
 */
export function enumeratedProperty(items: Iterable<Value>, name: string): { value: Value } | undefined {
  const found: Value[] = [];
  let any = false;
  const visit = (list: Iterable<Value>) => {
    for (const item of list) {
      if (item === null || item === undefined) continue;
      const own = ownProperty(item, name);
      if (own) {
        any = true;
        const inner = own.value instanceof Dictionary ? undefined : enumerable(own.value);
        if (inner) found.push(...inner);
        else found.push(own.value);
        continue;
      }
      const nested = enumerable(item);
      if (nested) visit(nested);
      else if (item instanceof CustomObject || (item instanceof PSObject && item.base instanceof CustomObject)) found.push(null);
    }
  };
  visit(items);
  if (found.length === 0) return any ? { value: null } : undefined;
  return { value: found.length === 1 ? found[0] : found };
}

/** Calls a method on each element and collects what it gives. */
export function invokeOnElements(items: Iterable<Value>, name: string, args: readonly Value[], type: NetType): Value {
  const results: Value[] = [];
  let any = false;
  const visit = (list: Iterable<Value>) => {
    for (const item of list) {
      if (item === null || item === undefined) callOnNull();
      any = true;
      const called = callOwn(item, name, args);
      if (called) {
        const inner = called.value instanceof Dictionary ? undefined : enumerable(called.value);
        if (inner) results.push(...inner);
        else if (called.value !== undefined) results.push(called.value);
        continue;
      }
      const nested = enumerable(item);
      if (nested) visit(nested);
      else methodNotFound(typeOf(item), name);
    }
  };
  visit(items);
  if (!any) return methodNotFound(type, name);
  if (results.length === 0) return undefined;
  return results.length === 1 ? results[0] : results;
}
