import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { aliasError, aliasParameters, mayChange, putAlias } from './alias-choice.ts';

export default coreCmdlet({
  verb: 'New',
  noun: 'Alias',
  synopsis: 'Makes an alias.',
  aliases: ['nal'],
  output: ['System.Management.Automation.AliasInfo'],
  impact: 'Low',
  parameters: aliasParameters,
  examples: [{ says: 'Makes an alias.', run: 'New-Alias now Get-Date; (Get-Alias now).Definition', shows: 'Get-Date' }],
  stage(given, context) {
    return {
      process() {
        if (!context.shouldProcess(`Name: ${given.Name} Value: ${given.Value}`, 'New Alias')) return;
        const existing = context.session.commands.aliases.get(given.Name, given.Scope);
        if (existing && !given.Force) {
          const message = `The alias is not allowed, because an alias with the name '${given.Name}' already exists.`;
          aliasError(context, 'SessionStateException', 'AliasAlreadyExists', 'ResourceExists', message, given.Name);
          return;
        }
        if (mayChange(context, existing, given.Force)) putAlias(context, given);
      },
    };
  },
});
