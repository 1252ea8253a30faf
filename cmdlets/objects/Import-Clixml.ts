import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, size, texts } from '../../shell/command/parameter.ts';
import { fromClixml } from './clixml-reader.ts';
import { fileText } from './file-paths.ts';
import { eachInputFile } from './input-files.ts';

export default coreCmdlet({
  verb: 'Import',
  noun: 'Clixml',
  synopsis: 'Makes objects again that Export-Clixml wrote.',
  output: ['System.Management.Automation.PSObject'],
  defaultSet: 'ByPath',
  parameters: {
    Path: texts({ sets: { ByPath: { position: 0, mandatory: true, fromPipeline: 'both' } }, completes: 'path', help: 'The files.' }),
    LiteralPath: texts({
      sets: { ByLiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The files; no character has a meaning of its own.',
    }),
    IncludeTotalCount: flag({ help: 'Says first how many objects there are.' }),
    Skip: size({ default: 0, range: [0, Number.MAX_SAFE_INTEGER], help: 'Leaves out so many.' }),
    First: size({ default: Number.MAX_SAFE_INTEGER, range: [0, Number.MAX_SAFE_INTEGER], help: 'So many from the beginning.' }),
  },
  examples: [{ says: 'There and back.', run: "1, 2 | Export-Clixml n.xml; (Import-Clixml n.xml) -join '+'", shows: '1+2' }],
  stage(given, context) {
    return {
      process() {
        eachInputFile(given, context, (place) => {
          const values = fromClixml(fileText(place, undefined));
          if (given.IncludeTotalCount) context.write(`Total count: ${values.length}`);
          for (const value of values.slice(given.Skip, given.Skip + given.First)) context.write(value);
        });
      },
    };
  },
});
