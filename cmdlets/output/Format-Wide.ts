import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, object } from '../../shell/command/parameter.ts';
import { refusal } from '../../shell/formatting/format-parameters.ts';
import { formatParameters, formatStage } from './format-command.ts';

export default coreCmdlet({
  verb: 'Format',
  noun: 'Wide',
  synopsis: 'Shows one property of each object, several in a line.',
  aliases: ['fw'],
  output: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    Property: object({
      position: 0,
      help: 'The property, a script, or a table with Expression and FormatString.',
      wildcards: true,
      completes: 'property',
    }),
    AutoSize: flag({ help: 'As many columns as fit.' }),
    Column: integer({ help: 'Number of columns; two when nothing is said.', range: [1, 2147483647] }),
    ...formatParameters,
  },
  examples: [
    {
      says: 'Shows names in three columns.',
      run: "'ann', 'bob', 'cid' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Format-Wide Name -Column 3 | Out-String -Width 30",
      shows: '\nann        bob       cid\n\n',
    },
  ],
  stage(given, context) {
    return formatStage(
      'wide',
      given,
      () => (given.Property === undefined || given.Property === null ? [] : [given.Property]),
      () => {
        if (given.AutoSize && given.Column !== undefined)
          throw refusal(
            'FormatCannotSpecifyAutosizeAndColumns',
            'Cmdlet parameters AutoSize and Column are mutually exclusive.',
            'System.IO.InvalidDataException',
          );
        return { ...(context.isBound('AutoSize') && { autoSize: given.AutoSize }), columns: given.Column };
      },
      context,
    );
  },
});
