import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text, typed } from '../../shell/command/parameter.ts';
import { NetException, raise } from '../../shell/objects/error.ts';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import { unescapeRegex } from '../../shell/objects/regex.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Char } from '../../shell/objects/value.ts';

export default coreCmdlet({
  verb: 'ConvertFrom',
  noun: 'StringData',
  synopsis: 'Makes a table of lines of the form name=value.',
  output: ['System.Collections.Hashtable'],
  parameters: {
    StringData: text({
      position: 0,
      mandatory: true,
      fromPipeline: 'value',
      allowEmpty: true,
      help: 'The lines; those that begin with # do not count.',
    }),
    Delimiter: typed<Char>('System.Char')({ position: 1, help: 'What stands between name and value.' }),
  },
  examples: [{ says: 'Reads a value.', run: '(ConvertFrom-StringData "a = 1`nb = two words").b', shows: 'two words' }],
  stage(given, context) {
    const delimiter = given.Delimiter === undefined ? '=' : toText(given.Delimiter);
    return {
      process() {
        context.write(tableOf(given.StringData, delimiter));
      },
    };
  },
});

function tableOf(data: string, delimiter: string): Hashtable {
  const table = new Hashtable();
  for (const line of data.split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const at = text.indexOf(delimiter);
    if (at <= 0) refuse(`Data line '${line}' is not in 'name=value' format.`);
    const name = text.slice(0, at).trim();
    if (table.has(name)) refuse(`Data item '${name}' in line '${line}' is already defined.`);
    table.set(name, unescaped(text.slice(at + 1).trim()));
  }
  return table;
}

function unescaped(value: string): string {
  try {
    return unescapeRegex(value);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    return raise(thrown.type, thrown.type, 'NotSpecified', thrown.message);
  }
}

const refuse = (message: string): never => raise('PSInvalidOperationException', 'InvalidOperation', 'InvalidOperation', message);
