import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { aliasParameters, mayChange, putAlias } from './alias-choice.ts';

export default coreCmdlet({
  verb: 'Set',
  noun: 'Alias',
  synopsis: 'Gives a command another name, or changes what an alias stands for.',
  aliases: ['sal'],
  output: ['System.Management.Automation.AliasInfo'],
  impact: 'Low',
  parameters: aliasParameters,
  examples: [{ says: 'Gives a command a short name.', run: 'Set-Alias now Get-Date; (Get-Alias now).Definition', shows: 'Get-Date' }],
  stage(given, context) {
    return {
      process() {
        if (!context.shouldProcess(`Name: ${given.Name} Value: ${given.Value}`, 'Set Alias')) return;
        if (mayChange(context, context.session.commands.aliases.get(given.Name, given.Scope), given.Force)) putAlias(context, given);
      },
    };
  },
});
