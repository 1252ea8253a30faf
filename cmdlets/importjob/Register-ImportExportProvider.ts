import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, integer, text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Register',
  noun: 'ImportExportProvider',
  synopsis: 'Registers the provider of import jobs with the subscription, and waits until it is registered.',
  aliases: ['Register-AzResourceProvider'],
  output: ['OfflineSeed.ResourceProvider'],
  impact: 'Low',
  parameters: {
    ProviderNamespace: text({
      position: 0,
      default: 'Microsoft.ImportExport',
      fromPipeline: 'property',
      aliases: ['Namespace'],
      help: 'The provider; by default that of import jobs.',
    }),
    NoWait: flag({ help: 'Does not wait for the registration.' }),
    TimeoutSec: integer({ default: 600, aliases: ['Timeout'], range: [1, 86_400], help: 'Seconds after which to give up waiting.' }),
  },
  examples: [{ says: 'Registers the provider.', run: 'Register-ImportExportProvider' }],
  async process({ ProviderNamespace, NoWait, TimeoutSec }, { world, signal, progress, shouldProcess }: HostContext<World>) {
    const { get, register } = world.cloud.resourceProviders;
    const registered = (state: string) => /^registered$/i.test(state);
    let provider = await get(ProviderNamespace, signal);
    if (registered(provider.RegistrationState)) return provider;
    if (!(await shouldProcess(ProviderNamespace, 'Register with the subscription'))) return undefined;
    provider = await register(ProviderNamespace, signal);
    const end = performance.now() + TimeoutSec * 1000;
    const activity = `Registering ${ProviderNamespace}`;
    for (let pause = 200; !NoWait && !registered(provider.RegistrationState); pause = Math.min(pause * 1.5, 10_000)) {
      progress({ activity, status: provider.RegistrationState });
      if (performance.now() > end)
        throw new Failure(
          'ProviderRegistrationTimeout',
          'OperationTimeout',
          `${ProviderNamespace} is still ${provider.RegistrationState} after ${TimeoutSec} s.`,
          {
            target: ProviderNamespace,
            advice: 'Look later: Get-ImportExportProvider',
          },
        );
      await sleep(pause, undefined, { signal });
      provider = await get(ProviderNamespace, signal);
    }
    progress({ activity, completed: true });
    return provider;
  },
});
