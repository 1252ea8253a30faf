import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { providerInfo } from '../../shell/drives/provider-info.ts';
import { compareTextInCulture } from '../../shell/objects/collation.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'PSProvider',
  synopsis: 'Lists what drives can be made of.',
  output: ['System.Management.Automation.ProviderInfo'],
  parameters: { PSProvider: texts({ position: 0, fromPipeline: 'both', wildcards: true, help: 'Names of providers.' }) },
  examples: [{ says: 'Lists the providers.', run: 'Get-PSProvider' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      const all = table.providers().sort((a, b) => compareTextInCulture(a.name, b.name, false));
      for (const name of given.PSProvider ?? ['*'])
        reported(context, () => {
          const found = hasWildcard(name) ? all.filter((provider) => wildcard(name).matches(provider.name)) : [table.provider(name)];
          for (const provider of found) context.write(providerInfo(provider));
        });
    },
  }),
});
