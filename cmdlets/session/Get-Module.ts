import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, texts } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/convert.ts';
import { getProperty } from '../../shell/objects/members.ts';
import type { Value } from '../../shell/objects/value.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';

const nameOf = (module: Value): string => toText(getProperty(module, 'Name'));

export default coreCmdlet({
  verb: 'Get',
  noun: 'Module',
  synopsis: 'Gives loaded modules, or those that could be loaded.',
  aliases: ['gmo'],
  output: ['System.Management.Automation.PSModuleInfo'],
  parameters: {
    Name: texts({ position: 0, fromPipeline: 'value', wildcards: true, completes: 'module', help: 'Names.' }),
    ListAvailable: flag({ help: 'Modules in the module folders.' }),
    All: flag({ help: 'Nested modules as well.' }),
    Refresh: flag({ help: 'Has no effect here.' }),
    SkipEditionCheck: flag({ help: 'Has no effect here.' }),
    FullyQualifiedName: texts({ help: 'Names with versions.' }),
  },
  examples: [{ says: 'Looks for a module.', run: 'New-Module -Name m { } | Import-Module; (Get-Module m).Name', shows: 'm' }],
  stage(given, context) {
    const { modules } = context.session;
    return {
      process() {
        const names = given.Name ?? given.FullyQualifiedName;
        const all = given.ListAvailable ? modules.installed() : modules.loaded();
        const patterns = names?.map((name) => wildcard(name));
        const found = patterns ? all.filter((module) => patterns.some((pattern) => pattern.matches(nameOf(module)))) : all;
        found.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en-US', { sensitivity: 'base' }));
        for (const module of found) context.write(module);
      },
    };
  },
});
