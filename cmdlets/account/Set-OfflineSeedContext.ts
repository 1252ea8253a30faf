import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'OfflineSeedContext',
  synopsis: 'Goes on in another subscription of the account that is signed in.',
  aliases: ['Set-AzContext', 'Select-AzSubscription'],
  output: ['OfflineSeed.Context'],
  impact: 'Low',
  parameters: {
    Subscription: text({
      position: 0,
      mandatory: true,
      aliases: ['SubscriptionId', 'SubscriptionName'],
      fromPipeline: 'property',
      help: 'Id or name of the subscription.',
    }),
    Tenant: text({
      aliases: ['TenantId'],
      fromPipeline: 'property',
      help: 'The directory that the subscription belongs to; another one than that of the sign-in is refused.',
    }),
  },
  examples: [
    { says: 'Chooses a subscription by its name.', run: 'Set-OfflineSeedContext -Subscription (Get-OfflineSeedContext).SubscriptionName' },
  ],
  async process({ Subscription, Tenant }, { world, signal, shouldProcess }: HostContext<World>) {
    const context = await world.cloud.context();
    if (Tenant !== undefined && Tenant.toLowerCase() !== context.TenantId.toLowerCase())
      throw new Failure('OtherTenant', 'InvalidArgument', `The sign-in belongs to the directory ${context.TenantId}, not to ${Tenant}.`, {
        target: Tenant,
        advice: `Connect-OfflineSeedAccount -Environment ${context.Environment} -Tenant ${Tenant}`,
      });
    return (await shouldProcess(Subscription, 'Use subscription')) ? world.cloud.selectSubscription(Subscription, signal) : undefined;
  },
});
