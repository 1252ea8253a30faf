import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, oneOf, text } from '../../shell/command/parameter.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { raise } from '../../shell/objects/error.ts';
import { OrderedHashtable } from '../../shell/objects/net/collections.ts';
import { Shape } from '../../shell/objects/shape.ts';
import type { Value } from '../../shell/objects/value.ts';
import { type JsonDateKind, jsonText } from './json-date.ts';
import { JsonError, readJson } from './json-reader.ts';

const kinds = ['Default', 'Local', 'Utc', 'Offset', 'String'] as const;

export default coreCmdlet({
  verb: 'ConvertFrom',
  noun: 'Json',
  synopsis: 'Makes objects of JSON.',
  output: ['System.Management.Automation.PSObject', 'System.Management.Automation.OrderedHashtable'],
  parameters: {
    InputObject: text({ position: 0, mandatory: true, fromPipeline: 'value', allowEmpty: true, help: 'The JSON text.' }),
    AsHashtable: flag({ help: 'Tables instead of objects: keys may be empty or differ in case alone.' }),
    Depth: integer({ default: 1024, range: [1, 2147483647], help: 'How deep objects may lie in objects.' }),
    NoEnumerate: flag({ help: 'A list at top comes as one object.' }),
    DateKind: oneOf(kinds, { default: 'Default', help: 'What becomes of dates.' }),
  },
  examples: [{ says: 'Reads a property.', run: "('{ \"a\": [1, 2] }' | ConvertFrom-Json).a[1]", shows: '2' }],
  stage(given, context) {
    const lines: string[] = [];
    return {
      process() {
        lines.push(given.InputObject);
      },
      end() {
        const kind = kinds.find((each) => each.toLowerCase() === given.DateKind.toLowerCase()) ?? 'Default';
        const read = (json: string): Value => parse(json, given.AsHashtable, kind, given.Depth);
        const write = (value: Value): void => (given.NoEnumerate ? context.write(value) : context.writeEnumerated(value));
        const [first] = lines;
        if (first === undefined) return;
        if (lines.length === 1) {
          write(orFail(() => read(first)));
          return;
        }
        const alone = attempt(() => read(first));
        if (!alone) {
          write(orFail(() => read(lines.join('\n'))));
          return;
        }
        write(alone.value);
        for (const line of lines.slice(1)) write(orFail(() => read(line)));
      },
    };
  },
});

function attempt(read: () => Value): { readonly value: Value } | undefined {
  try {
    return { value: read() };
  } catch (thrown) {
    if (thrown instanceof JsonError) return undefined;
    throw thrown;
  }
}

function orFail(read: () => Value): Value {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof JsonError)) throw thrown;
    return raise('System.ArgumentException', 'System.ArgumentException', 'NotSpecified', `Conversion from JSON failed with error: ${thrown.message}`);
  }
}

function parse(json: string, asTable: boolean, kind: JsonDateKind, depth: number): Value {
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
      refuse('EmptyKeyInJsonString', 'The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.');
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
