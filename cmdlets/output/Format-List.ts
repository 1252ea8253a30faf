import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { objects } from '../../shell/command/parameter.ts';
import { formatParameters, formatStage } from './format-command.ts';

export default coreCmdlet({
  verb: 'Format',
  noun: 'List',
  synopsis: 'Shows objects as a list of their properties, one below the other.',
  aliases: ['fl'],
  output: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    Property: objects({
      position: 0,
      help: 'Names (with wildcards), scripts, or tables with Expression, Label and FormatString.',
      wildcards: true,
      completes: 'property',
    }),
    ...formatParameters,
  },
  examples: [
    {
      says: 'Shows everything an object has.',
      run: "[pscustomobject]@{ Name = 'D1'; Bytes = 1500 } | Format-List *",
      shows: '\nName  : D1\nBytes : 1500\n',
    },
  ],
  stage(given, context) {
    return formatStage(
      'list',
      given,
      () => given.Property ?? [],
      () => ({}),
      context,
    );
  },
});
