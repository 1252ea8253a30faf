import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { someOf, text } from '../../shell/command/parameter.ts';
import { ErrorRecord, NetException, raise } from '../../shell/objects/error.ts';
import { fileText, placesOf } from './file-paths.ts';

const ofText = ['JsonString', 'JsonStringWithSchemaString', 'JsonStringWithSchemaFile'];
const inSets = (names: readonly string[], place: { position?: number; mandatory?: boolean; fromPipeline?: 'value' | 'property' }) =>
  Object.fromEntries(names.map((name) => [name, place]));

export default coreCmdlet({
  verb: 'Test',
  noun: 'Json',
  synopsis: 'Tells whether a text is JSON, and fits a schema.',
  output: ['System.Boolean'],
  defaultSet: 'JsonString',
  parameters: {
    Json: text({ sets: inSets(ofText, { position: 0, mandatory: true, fromPipeline: 'value' }), allowEmpty: true, help: 'The text.' }),
    Path: text({
      sets: inSets(['JsonPath', 'JsonPathWithSchemaString', 'JsonPathWithSchemaFile'], { position: 0, mandatory: true }),
      completes: 'path',
      help: 'A file with the text.',
    }),
    LiteralPath: text({
      sets: inSets(['JsonLiteralPath', 'JsonLiteralPathWithSchemaString', 'JsonLiteralPathWithSchemaFile'], {
        mandatory: true,
        fromPipeline: 'property',
      }),
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The same; no character has a meaning of its own.',
    }),
    Schema: text({
      sets: inSets(['JsonStringWithSchemaString', 'JsonPathWithSchemaString', 'JsonLiteralPathWithSchemaString'], {
        position: 1,
        mandatory: true,
      }),
      notEmpty: true,
      help: 'A JSON schema.',
    }),
    SchemaFile: text({
      sets: inSets(['JsonStringWithSchemaFile', 'JsonPathWithSchemaFile', 'JsonLiteralPathWithSchemaFile'], {
        position: 1,
        mandatory: true,
      }),
      notEmpty: true,
      completes: 'path',
      help: 'A file with a JSON schema.',
    }),
    Options: someOf(['IgnoreComments', 'AllowTrailingCommas'], { help: 'What the text may hold although JSON forbids it.' }),
  },
  examples: [{ says: 'A text that is no JSON.', run: "Test-Json '{ a: 1' -ErrorAction SilentlyContinue", shows: 'False' }],
  stage(given, context) {
    const read = (path: string, isLiteral: boolean): string =>
      placesOf(path, isLiteral, context.session)
        .map((place) => fileText(place, undefined))
        .join('');
    let validate: ValidateFunction | undefined;
    const fail = (id: string, message: string): void =>
      context.error(
        new ErrorRecord(new NetException('System.Exception', message), id, 'InvalidData', given.Json ?? given.Path ?? given.LiteralPath),
      );
    return {
      begin() {
        const schema = given.SchemaFile === undefined ? given.Schema : read(given.SchemaFile, true);
        if (schema !== undefined) validate = compiled(schema);
      },
      process() {
        const json = given.Json ?? read(given.LiteralPath ?? given.Path ?? '', given.LiteralPath !== undefined);
        const options = (given.Options ?? []).map((each) => each.toLowerCase());
        const plain = stripped(json, options.includes('ignorecomments'), options.includes('allowtrailingcommas'));
        let value: unknown;
        try {
          value = JSON.parse(plain);
        } catch {
          fail('InvalidJson', 'Cannot parse the JSON.');
          context.write(false);
          return;
        }
        const valid = validate === undefined || validate(value);
        for (const error of valid ? [] : (validate?.errors ?? [])) fail('InvalidJsonAgainstSchemaDetailed', reason(error));
        context.write(valid);
      },
    };
  },
});

function compiled(schema: string): ValidateFunction {
  try {
    return new Ajv2020({ allErrors: true, strict: false, validateSchema: false }).compile(JSON.parse(schema));
  } catch (thrown) {
    const why = thrown instanceof Error ? ` ${thrown.message}` : '';
    return raise('System.Exception', 'InvalidJsonSchema', 'InvalidData', `Cannot parse the JSON schema.${why}`);
  }
}

const reason = ({ instancePath, message }: ErrorObject): string =>
  `The JSON is not valid with the schema: ${message ?? 'it does not fit'} at '${instancePath}'`;

/** Takes comments and commas too many out of the text; strings stay as they are. */
function stripped(json: string, comments: boolean, commas: boolean): string {
  let text = json;
  if (comments) text = text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string: string | undefined) => string ?? ' ');
  if (commas) text = text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/g, (_, string: string | undefined) => string ?? '');
  return text;
}
