import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { integer, objects } from '../../shell/command/parameter.ts';
import { formatParameters, formatStage } from './format-command.ts';

export default coreCmdlet({
  verb: 'Format',
  noun: 'Custom',
  synopsis: 'Shows objects through a custom view, or as the tree of their properties.',
  aliases: ['fc'],
  output: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    Property: objects({
      position: 0,
      help: 'Names (with wildcards), scripts, or tables with Expression and Depth.',
      wildcards: true,
      completes: 'property',
    }),
    Depth: integer({ help: 'Levels of properties that are opened; five when nothing is said.', range: [1, 2147483647] }),
    ...formatParameters,
  },
  examples: [
    {
      says: 'Opens an object inside another.',
      run: "[pscustomobject]@{ Name = 'x'; Inner = [pscustomobject]@{ A = 1 } } | Format-Custom",
      shows: '\nclass PSCustomObject\n{\n  Name = x\n  Inner = \n    class PSCustomObject\n    {\n      A = 1\n    }\n}\n\n',
    },
  ],
  stage(given, context) {
    return formatStage(
      'custom',
      given,
      () => given.Property ?? [],
      () => ({ depth: given.Depth }),
      context,
    );
  },
});
