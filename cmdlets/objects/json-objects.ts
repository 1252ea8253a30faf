import { CustomObject } from '../../shell/objects/custom-object.ts';
import { raise } from '../../shell/objects/error.ts';
import { OrderedHashtable } from '../../shell/objects/net/collections.ts';
import { Shape } from '../../shell/objects/shape.ts';
import type { Value } from '../../shell/objects/value.ts';
import { type JsonDateKind, jsonText } from './json-date.ts';
import { readJson } from './json-reader.ts';

export interface JsonReading {
  /** Tables instead of objects. */
  readonly asTable: boolean;
  readonly kind: JsonDateKind;
  readonly depth: number;
}

/** The objects of a JSON text. Throws JsonError for what is no JSON, a Raised for keys that an object cannot have. */
export function jsonObjects(json: string, { asTable, kind, depth }: JsonReading): Value {
  const text = (each: string): Value => jsonText(each, kind);
  return readJson(json, depth, { object: asTable ? tableOf : objectMaker(), text });
}

/** Objects in a row mostly have the same names: the shape of the last one is tried first. */
function objectMaker(): (names: string[], values: Value[]) => Value {
  let last: readonly string[] = [];
  let shape = Shape.empty;
  return (names, values) => {
    if (names.length === last.length && names.every((name, at) => name === last[at])) return new CustomObject(shape, values);
    const made = objectOf(names, values);
    if (made.values.length === names.length) {
      last = names;
      shape = made.shape;
    }
    return made;
  };
}

function objectOf(names: readonly string[], values: readonly Value[]): CustomObject {
  const made = new CustomObject(Shape.empty, []);
  for (const [at, name] of names.entries()) {
    if (name === '')
      refuse(
        'EmptyKeyInJsonString',
        'The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.',
      );
    const place = made.shape.place(name);
    const before = made.shape.names[place];
    if (before !== undefined && before !== name)
      refuse(
        'KeysWithDifferentCasingInJsonString',
        `Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '${before}' was '${name}'.`,
      );
    made.set(name, values[at]);
  }
  return made;
}

const refuse = (id: string, message: string): never => raise('System.InvalidOperationException', id, 'InvalidOperation', message);

function tableOf(names: readonly string[], values: readonly Value[]): Value {
  const table = new OrderedHashtable();
  for (const [at, name] of names.entries()) table.set(name, values[at]);
  return table;
}
