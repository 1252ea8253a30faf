import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integers, texts, typed } from '../../shell/command/parameter.ts';
import { invokeMethod } from '../../shell/objects/members.ts';
import { passThru } from './path-parameters.ts';
import { reported } from './places.ts';
import { chosenProcesses, idOf, nameOf } from './processes.ts';

export default coreCmdlet({
  verb: 'Stop',
  noun: 'Process',
  synopsis: 'Ends processes.',
  aliases: ['spps', 'kill'],
  output: ['System.Diagnostics.Process'],
  impact: 'Medium',
  defaultSet: 'Id',
  parameters: {
    Name: texts({
      sets: { Name: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['ProcessName'],
      wildcards: true,
      help: 'Names; wildcards are allowed.',
    }),
    Id: integers({ sets: { Id: { position: 0, mandatory: true, fromPipeline: 'property' } }, help: 'Numbers of processes.' }),
    InputObject: typed<readonly unknown[]>('System.Diagnostics.Process[]')({
      sets: { InputObject: { position: 0, mandatory: true, fromPipeline: 'value' } },
      help: 'Processes.',
    }),
    PassThru: passThru,
    Force: flag({ help: 'Asks no question about processes of other users.' }),
  },
  examples: [{ says: 'Would end a copy that hangs.', run: 'Stop-Process -Name robocopy* -WhatIf' }],
  stage: (given, context) => ({
    process() {
      for (const process of chosenProcesses(given, context))
        reported(context, () => {
          if (!context.shouldProcess(`${nameOf(process)} (${idOf(process)})`, 'Stop-Process')) return;
          invokeMethod(process, 'Kill', []);
          if (given.PassThru) context.write(process);
        });
    },
  }),
});
