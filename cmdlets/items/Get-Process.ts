import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integers, texts, typed } from '../../shell/command/parameter.ts';
import { setTypeNames, typeNamesOf } from '../../shell/objects/members.ts';
import { chosenProcesses } from './processes.ts';

const processes = typed<readonly unknown[]>('System.Diagnostics.Process[]');

export default coreCmdlet({
  verb: 'Get',
  noun: 'Process',
  synopsis: 'Lists what runs on this machine.',
  aliases: ['gps', 'ps'],
  output: ['System.Diagnostics.Process'],
  defaultSet: 'Name',
  parameters: {
    Name: texts({
      sets: { Name: { position: 0, fromPipeline: 'property' }, NameWithUserName: { position: 0, fromPipeline: 'property' } },
      aliases: ['ProcessName'],
      wildcards: true,
      notEmpty: true,
      help: 'Names; wildcards are allowed.',
    }),
    Id: integers({
      sets: { Id: { mandatory: true, fromPipeline: 'property' }, IdWithUserName: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PID'],
      help: 'Numbers of processes.',
    }),
    InputObject: processes({
      sets: {
        InputObject: { mandatory: true, fromPipeline: 'value' },
        InputObjectWithUserName: { mandatory: true, fromPipeline: 'value' },
      },
      help: 'Processes.',
    }),
    IncludeUserName: flag({
      sets: { NameWithUserName: { mandatory: true }, IdWithUserName: { mandatory: true }, InputObjectWithUserName: { mandatory: true } },
      help: 'Shows whose they are.',
    }),
    Module: flag({ aliases: ['ODM'], hidden: true, help: 'Shows the libraries that are loaded.' }),
    FileVersionInfo: flag({ aliases: ['FV', 'FVI'], hidden: true, help: 'Shows the versions of the programs.' }),
  },
  examples: [{ says: 'Shows what takes most memory.', run: 'Get-Process | Sort-Object WS -Descending | Select-Object -First 5' }],
  stage: (given, context) => ({
    process() {
      for (const process of chosenProcesses(given, context)) {
        if (given.IncludeUserName && typeof process === 'object' && process !== null)
          setTypeNames(process, ['System.Diagnostics.Process#IncludeUserName', ...typeNamesOf(process)]);
        context.write(process);
      }
    },
  }),
});
