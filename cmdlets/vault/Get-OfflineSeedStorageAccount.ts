import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';
import { kindProblem } from '../rules/storage-account-kind.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'OfflineSeedStorageAccount',
  synopsis: 'Shows storage accounts, and whether each can take the seed.',
  aliases: ['Get-AzStorageAccount'],
  output: ['OfflineSeed.StorageAccount'],
  parameters: {
    ResourceGroupName: text({
      position: 0,
      aliases: ['ResourceGroup'],
      fromPipeline: 'property',
      help: 'The group to look in; by default the whole subscription.',
    }),
    Name: text({ position: 1, aliases: ['StorageAccountName', 'AccountName'], fromPipeline: 'property', help: 'Name of one account.' }),
  },
  examples: [{ says: 'Shows every account of the subscription.', run: 'Get-OfflineSeedStorageAccount' }],
  async *process({ ResourceGroupName, Name }, { world, signal }: HostContext<World>) {
    let found = 0;
    for await (const account of world.cloud.storageAccounts.list(ResourceGroupName, signal)) {
      if (Name !== undefined && account.Name.toLowerCase() !== Name.toLowerCase()) continue;
      found++;
      yield { ...account, CanTakeSeed: kindProblem(account.Kind, account.Sku) === undefined };
    }
    if (Name !== undefined && found === 0)
      throw new Failure(
        'StorageAccountNotFound',
        'ObjectNotFound',
        `There is no storage account ${Name}${ResourceGroupName === undefined ? '' : ` in ${ResourceGroupName}`}.`,
        {
          target: Name,
          advice: 'New-OfflineSeedStorageAccount makes it.',
        },
      );
  },
});
