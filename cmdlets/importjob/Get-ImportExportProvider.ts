import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ImportExportProvider',
  synopsis: 'Says whether the provider of import jobs is registered with the subscription.',
  aliases: ['Get-AzResourceProvider'],
  output: ['OfflineSeed.ResourceProvider'],
  parameters: {
    ProviderNamespace: text({
      position: 0,
      default: 'Microsoft.ImportExport',
      fromPipeline: 'property',
      aliases: ['Namespace'],
      help: 'The provider; by default that of import jobs.',
    }),
  },
  examples: [{ says: 'Looks at the provider.', run: 'Get-ImportExportProvider' }],
  process: ({ ProviderNamespace }, { world, signal }: HostContext<World>) => world.cloud.resourceProviders.get(ProviderNamespace, signal),
});
