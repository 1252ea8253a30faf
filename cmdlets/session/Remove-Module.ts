import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, texts, typed } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/convert.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { getProperty } from '../../shell/objects/members.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';

const modules = typed<readonly unknown[]>('System.Management.Automation.PSModuleInfo[]');

export default coreCmdlet({
  verb: 'Remove',
  noun: 'Module',
  synopsis: 'Takes modules and their commands away.',
  aliases: ['rmo'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Name',
  parameters: {
    Name: texts({
      sets: { Name: { position: 0, mandatory: true, fromPipeline: 'value' } },
      wildcards: true,
      completes: 'module',
      help: 'Names.',
    }),
    ModuleInfo: modules({
      sets: { ModuleInfo: { position: 0, mandatory: true, fromPipeline: 'value' } },
      help: 'Modules as Get-Module gives them.',
    }),
    Force: flag({ help: 'Removes read-only modules as well.' }),
  },
  examples: [{ says: 'Removes a module.', run: 'New-Module -Name m { function Get-M { 1 } } | Import-Module; Remove-Module m' }],
  stage(given, context) {
    const { modules: services } = context.session;
    return {
      process() {
        const names = (given.Name ?? []).map((name) => wildcard(name));
        const chosen = [
          ...(given.ModuleInfo ?? []),
          ...services.loaded().filter((module) => names.some((name) => name.matches(toText(getProperty(module, 'Name'))))),
        ];
        if (chosen.length === 0 && !(given.Name ?? []).some((name) => /[*?[]/.test(name))) {
          const exception = new NetException(
            'System.InvalidOperationException',
            'No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.',
          );
          context.error(new ErrorRecord(exception, 'Modules_NoModulesRemoved', 'ResourceUnavailable', given.Name ?? null));
          return;
        }
        for (const module of chosen) {
          const name = toText(getProperty(module, 'Name'));
          if (context.shouldProcess(`'${name}'`, 'Remove-Module')) services.remove(module);
        }
      },
    };
  },
});
