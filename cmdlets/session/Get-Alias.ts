import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { text, texts } from '../../shell/command/parameter.ts';
import type { AliasEntry } from '../../shell/command/session.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';
import { aliasError } from './alias-choice.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Alias',
  synopsis: 'Gives aliases and what they stand for.',
  aliases: ['gal'],
  output: ['System.Management.Automation.AliasInfo'],
  defaultSet: 'Default',
  parameters: {
    Name: texts({
      sets: { Default: { position: 0, fromPipeline: 'both' } },
      notEmpty: true,
      wildcards: true,
      completes: 'alias',
      help: 'Names of aliases.',
    }),
    Exclude: texts({ wildcards: true, help: 'All but these.' }),
    Scope: text({ completes: 'scope', help: 'Global, Local, Script, or how many scopes up.' }),
    Definition: texts({ sets: ['Definition'], notEmpty: true, wildcards: true, completes: 'command', help: 'What the aliases stand for.' }),
  },
  examples: [{ says: 'Asks what an alias stands for.', run: '(Get-Alias gv).Definition', shows: 'Get-Variable' }],
  stage(given, context) {
    return {
      process() {
        const byDefinition = given.Definition !== undefined;
        for (const wanted of given.Definition ?? given.Name ?? ['*']) {
          const found = aliasesLike(context, wanted, byDefinition ? 'definition' : 'name', given.Scope);
          const kept = found.filter(({ name }) => !given.Exclude?.some((pattern) => wildcard(pattern).matches(name)));
          for (const alias of kept) context.write(alias);
          if (found.length > 0 || hasWildcard(wanted)) continue;
          const what = byDefinition ? 'definition' : 'the name';
          const message = `This command cannot find a matching alias because an alias with ${what} '${wanted}' does not exist.`;
          aliasError(context, 'ItemNotFoundException', 'ItemNotFoundException', 'ObjectNotFound', message, wanted);
        }
      },
    };
  },
});

function aliasesLike(context: EngineContext, wanted: string, by: 'name' | 'definition', scope: string | undefined): AliasEntry[] {
  const pattern = wildcard(wanted);
  const found = context.session.commands.aliases.list(scope).filter((alias) => pattern.matches(alias[by]));
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en-US', { sensitivity: 'base' }));
}
