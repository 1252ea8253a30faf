import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, texts } from '../../shell/command/parameter.ts';
import { aliasError } from './alias-choice.ts';

export default coreCmdlet({
  verb: 'Remove',
  noun: 'Alias',
  synopsis: 'Takes aliases away.',
  output: [],
  parameters: {
    Name: texts({ position: 0, mandatory: true, fromPipeline: 'both', notEmpty: true, completes: 'alias', help: 'Names of aliases.' }),
    Scope: text({ completes: 'scope', help: 'Global, Local, Script, or how many scopes up.' }),
    Force: flag({ help: 'Also one that is read-only.' }),
  },
  examples: [{ says: 'Removes an alias.', run: 'Set-Alias now Get-Date; Remove-Alias now; Test-Path Alias:now', shows: 'False' }],
  stage(given, context) {
    const { aliases } = context.session.commands;
    return {
      process() {
        for (const name of given.Name) {
          const existing = aliases.get(name, given.Scope);
          if (!existing) {
            const message = `This command cannot find a matching alias because an alias with the name '${name}' does not exist.`;
            aliasError(context, 'ItemNotFoundException', 'ItemNotFoundException', 'ObjectNotFound', message, name);
          } else if (existing.options.includes('Constant') || (existing.options.includes('ReadOnly') && !given.Force)) {
            const message = `Alias was not removed because alias ${name} is constant or read-only.`;
            aliasError(context, 'SessionStateUnauthorizedAccessException', 'AliasNotRemovable', 'WriteError', message, name);
          } else aliases.remove(name, given.Scope === undefined ? {} : { scope: given.Scope });
        }
      },
    };
  },
});
