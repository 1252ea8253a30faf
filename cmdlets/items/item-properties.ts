import { ItemNotes } from '../../shell/drives/item.ts';
import { type Place, providerPath } from '../../shell/drives/path.ts';
import type { Properties } from '../../shell/drives/provider.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { raise } from '../../shell/objects/error.ts';
import type { Value } from '../../shell/objects/value.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';
import { notSupported } from './places.ts';

/** The properties that a provider keeps of its items. */
export function propertiesAt(place: Place): Properties {
  return place.provider.properties ?? notSupported('property');
}

/** Properties of an item by name, wildcards allowed; a plain name that is not there is an error. */
export function chosenProperties(place: Place, names: readonly string[]): [string, Value][] {
  const all = [...propertiesAt(place).get(providerPath(place))];
  const chosen: [string, Value][] = [];
  for (const name of names) {
    const found = all.filter(([each]) => wildcard(name).matches(each));
    if (found.length === 0 && !hasWildcard(name))
      raise('System.IO.IOException', 'GetValueError', 'ReadError', `The property ${name} does not exist or was not found.`, name);
    chosen.push(...found.map(([each, value]): [string, Value] => [each, value]));
  }
  return chosen;
}

/** An object of properties that knows its item. */
export function propertyObject(place: Place, pairs: readonly (readonly [string, Value])[]): CustomObject {
  const made = CustomObject.from(pairs);
  for (const note of new ItemNotes(place).notes()) if (note.kind === 'NoteProperty') made.set(note.name, note.value);
  return made;
}
