import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'RecoveryServicesVault',
  synopsis: 'Shows Recovery Services vaults.',
  aliases: ['Get-AzRecoveryServicesVault'],
  output: ['OfflineSeed.RecoveryServicesVault'],
  parameters: {
    Name: text({ position: 0, fromPipeline: 'property', completes: 'vault', help: 'Name of one vault.' }),
    ResourceGroupName: text({
      position: 1,
      aliases: ['ResourceGroup'],
      fromPipeline: 'property',
      help: 'The group to look in; by default the whole subscription.',
    }),
  },
  examples: [{ says: 'Shows every vault of the subscription.', run: 'Get-RecoveryServicesVault' }],
  async *process({ Name, ResourceGroupName }, { world, signal }: HostContext<World>) {
    let found = 0;
    for await (const vault of world.cloud.vaults.list(ResourceGroupName, signal)) {
      if (Name !== undefined && vault.Name.toLowerCase() !== Name.toLowerCase()) continue;
      found++;
      yield vault;
    }
    if (Name !== undefined && found === 0)
      throw new Failure(
        'VaultNotFound',
        'ObjectNotFound',
        `There is no vault ${Name}${ResourceGroupName === undefined ? '' : ` in ${ResourceGroupName}`}.`,
        {
          target: Name,
          advice: 'New-RecoveryServicesVault makes it.',
        },
      );
  },
});
