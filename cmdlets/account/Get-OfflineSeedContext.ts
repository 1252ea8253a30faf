import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { flag } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'OfflineSeedContext',
  synopsis: 'Shows who is signed in to which cloud, and in which subscription.',
  aliases: ['Get-AzContext'],
  output: ['OfflineSeed.Context'],
  parameters: { ListAvailable: flag({ help: 'Shows a context for every subscription that the account sees.' }) },
  examples: [
    { says: 'Shows the context in force.', run: 'Get-OfflineSeedContext' },
    { says: 'Shows every subscription of the account.', run: 'Get-OfflineSeedContext -ListAvailable' },
  ],
  async *process({ ListAvailable }, { world, signal }: HostContext<World>) {
    const context = await world.cloud.context();
    if (!ListAvailable) yield context;
    else
      for (const { SubscriptionId, Name, TenantId } of await world.cloud.subscriptions(signal))
        yield { ...context, SubscriptionId, SubscriptionName: Name, TenantId: TenantId || context.TenantId };
  },
});
