import { type Place, providerPath } from '../../shell/drives/path.ts';
import type { Value } from '../../shell/objects/value.ts';
import { chosenProperties, propertiesAt } from './item-properties.ts';
import { notSupported } from './places.ts';

/** Copies a property to another item or name; `moves` takes it away from where it was. Gives its value. */
export function carryProperty(from: Place, name: string, to: Place, next: string, moves: boolean): Value {
  const source = propertiesAt(from);
  const target = propertiesAt(to);
  if (!source.remove || !target.create) return notSupported('dynamicProperty');
  const value = chosenProperties(from, [name])[0]?.[1] ?? null;
  target.set(providerPath(to), next, value);
  if (moves) source.remove(providerPath(from), name);
  return value;
}
