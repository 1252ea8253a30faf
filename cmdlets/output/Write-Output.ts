import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag } from '../../shell/command/parameter.ts';
import { psObject } from './format-command.ts';

export default coreCmdlet({
  verb: 'Write',
  noun: 'Output',
  synopsis: 'Sends objects down the pipeline.',
  aliases: ['write', 'echo'],
  output: ['System.Management.Automation.PSObject'],
  parameters: {
    InputObject: psObject({
      position: 0,
      mandatory: true,
      fromPipeline: 'value',
      fromRemaining: true,
      allowNull: true,
      allowEmpty: true,
      help: 'The objects.',
    }),
    NoEnumerate: flag({ help: 'Sends a collection as one object.' }),
  },
  examples: [{ says: 'Sends three numbers.', run: 'Write-Output 1, 2, 3', shows: '1\n2\n3' }],
  stage(given, context) {
    return {
      process() {
        if (given.NoEnumerate) context.write(given.InputObject);
        else context.writeEnumerated(given.InputObject);
      },
    };
  },
});
