import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, object, oneOf } from '../../shell/command/parameter.ts';
import type { Value } from '../../shell/objects/value.ts';
import type { JsonEscaping } from './json-text.ts';
import { toJson } from './json-writer.ts';

const escapings: Readonly<Record<string, JsonEscaping>> = {
  default: 'Default',
  escapenonascii: 'EscapeNonAscii',
  escapehtml: 'EscapeHtml',
};

export default coreCmdlet({
  verb: 'ConvertTo',
  noun: 'Json',
  synopsis: 'Makes JSON of objects.',
  output: ['System.String'],
  parameters: {
    InputObject: object({
      position: 0,
      mandatory: true,
      fromPipeline: 'value',
      allowNull: true,
      help: 'The objects; several become a list.',
    }),
    Depth: integer({ default: 2, range: [0, 100], help: 'How deep objects in objects are followed.' }),
    Compress: flag({ help: 'All on one line, without blanks.' }),
    EnumsAsStrings: flag({ help: 'Names of enumerations instead of their numbers.' }),
    AsArray: flag({ help: 'A list even of one object.' }),
    EscapeHandling: oneOf(['Default', 'EscapeNonAscii', 'EscapeHtml'], { default: 'Default', help: 'What is written as escape.' }),
  },
  examples: [{ says: 'On one line.', run: '[ordered]@{ a = 1; b = 2, 3 } | ConvertTo-Json -Compress', shows: '{"a":1,"b":[2,3]}' }],
  stage(given, context) {
    const inputs: Value[] = [];
    return {
      process() {
        inputs.push(given.InputObject);
      },
      end() {
        if (inputs.length === 0) return;
        const isList = inputs.length > 1 || given.AsArray;
        const text = toJson(isList ? inputs : inputs[0], !isList && context.expectsInput, {
          depth: given.Depth,
          compress: given.Compress,
          enumsAsText: given.EnumsAsStrings,
          escaping: escapings[given.EscapeHandling.toLowerCase()] ?? 'Default',
          truncated: () => context.warn(`Resulting JSON is truncated as serialization has exceeded the set depth of ${given.Depth}.`),
          checkStop: () => context.checkStop(),
        });
        context.write(text);
      },
    };
  },
});
