import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, objects } from '../../shell/command/parameter.ts';
import { formatParameters, formatStage } from './format-command.ts';

export default coreCmdlet({
  verb: 'Format',
  noun: 'Table',
  synopsis: 'Shows objects as a table.',
  description:
    'The first object decides the columns. A column is the name of a property, a script, or a table with Expression, Label, Width, Alignment and FormatString.',
  aliases: ['ft'],
  output: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    Property: objects({
      position: 0,
      help: 'Columns: names (with wildcards), scripts, or tables.',
      wildcards: true,
      completes: 'property',
    }),
    AutoSize: flag({ help: 'Measures all rows before the first is shown, so that no cell is cut that need not be.' }),
    RepeatHeader: flag({ help: 'Shows the header again after each screen.' }),
    HideTableHeaders: flag({ help: 'Leaves the header out.' }),
    Wrap: flag({ help: 'Breaks a text that is too wide into lines instead of cutting it.' }),
    ...formatParameters,
  },
  examples: [
    {
      says: 'Shows two properties side by side.',
      run: "[pscustomobject]@{ Name = 'D1'; Bytes = 1500 } | Format-Table Name, Bytes",
      shows: '\nName Bytes\n---- -----\nD1    1500\n',
    },
    {
      says: 'Shows a calculated column.',
      run: "[pscustomobject]@{ Name = 'D1'; Bytes = 3GB } | Format-Table Name, @{ Label = 'GB'; Expression = { $_.Bytes / 1GB } }",
      shows: '\nName GB\n---- --\nD1    3\n',
    },
  ],
  stage(given, context) {
    return formatStage(
      'table',
      given,
      () => given.Property ?? [],
      () => ({
        ...(context.isBound('AutoSize') && { autoSize: given.AutoSize }),
        ...(context.isBound('HideTableHeaders') && { hideHeaders: given.HideTableHeaders }),
        ...(context.isBound('Wrap') && { wrap: given.Wrap }),
        repeatHeader: given.RepeatHeader,
      }),
      context,
    );
  },
});
