import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, oneOf, text } from '../../shell/command/parameter.ts';
import { raise } from '../../shell/objects/error.ts';
import type { Value } from '../../shell/objects/value.ts';
import { jsonObjects } from './json-objects.ts';
import { JsonError } from './json-reader.ts';

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
  examples: [{ says: 'Reads a property.', run: '(\'{ "a": [1, 2] }\' | ConvertFrom-Json).a[1]', shows: '2' }],
  stage(given, context) {
    const lines: string[] = [];
    return {
      process() {
        lines.push(given.InputObject);
      },
      end() {
        const kind = kinds.find((each) => each.toLowerCase() === given.DateKind.toLowerCase()) ?? 'Default';
        const read = (json: string): Value => jsonObjects(json, { asTable: given.AsHashtable, kind, depth: given.Depth });
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
    return raise(
      'System.ArgumentException',
      'System.ArgumentException',
      'NotSpecified',
      `Conversion from JSON failed with error: ${thrown.message}`,
    );
  }
}
