import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { oneOf, text } from '../../shell/command/parameter.ts';
import { isStorageAccountName } from '../rules/import-job-name.ts';
import { kindAdvice, kindProblem, kindSource } from '../rules/storage-account-kind.ts';

export default cmdlet({
  verb: 'New',
  noun: 'OfflineSeedStorageAccount',
  synopsis: 'Makes the storage account into which the datacenter copies the seed.',
  description:
    'The account takes https and TLS 1.2 only and shows no blob to strangers. A kind that cannot hold page blobs (BlobStorage, BlockBlobStorage, FileStorage) is refused, for Azure Backup could not use it although an import job would.',
  aliases: ['New-AzStorageAccount'],
  output: ['OfflineSeed.StorageAccount'],
  impact: 'Low',
  parameters: {
    ResourceGroupName: text({
      position: 0,
      mandatory: true,
      aliases: ['ResourceGroup'],
      fromPipeline: 'property',
      help: 'The group it goes into.',
    }),
    Name: text({
      position: 1,
      mandatory: true,
      aliases: ['StorageAccountName', 'AccountName'],
      fromPipeline: 'property',
      help: 'Its name, unique in all of Azure.',
    }),
    SkuName: text({
      position: 2,
      default: 'Standard_LRS',
      aliases: ['Type', 'AccountType', 'StorageAccountType'],
      help: 'How it is kept: Standard_LRS, Standard_ZRS, Standard_GRS …',
    }),
    Location: text({ position: 3, mandatory: true, fromPipeline: 'property', completes: 'region', help: 'The region, as westeurope.' }),
    Kind: oneOf(['StorageV2', 'Storage', 'BlobStorage', 'BlockBlobStorage', 'FileStorage'], {
      default: 'StorageV2',
      help: 'The kind of account.',
    }),
  },
  examples: [
    { says: 'Makes an account.', run: 'New-OfflineSeedStorageAccount -ResourceGroupName seed-rg -Name seedaccount -Location westus' },
    {
      says: 'Says why a kind cannot be used.',
      run: 'try { New-OfflineSeedStorageAccount seed-rg seedblobs -Location westus -Kind BlobStorage } catch { $_.FullyQualifiedErrorId }',
      shows: 'StorageAccountKindCannotSeed,New-OfflineSeedStorageAccount',
    },
  ],
  links: [{ title: 'Offline backup with own disks: prerequisites', address: `https://${kindSource}` }],
  async process({ ResourceGroupName, Name, SkuName, Location, Kind }, { world, signal, shouldProcess }: HostContext<World>) {
    if (!isStorageAccountName(Name))
      throw new Failure('InvalidStorageAccountName', 'InvalidArgument', `"${Name}" is not a name for a storage account.`, {
        target: Name,
        advice: 'Take 3 to 24 lower-case letters and digits.',
      });
    const problem = kindProblem(Kind, SkuName);
    if (problem)
      throw new Failure('StorageAccountKindCannotSeed', 'InvalidArgument', `${problem} (${kindSource}).`, {
        target: Name,
        advice: kindAdvice,
      });
    return (await shouldProcess(Name, 'Make a storage account'))
      ? world.cloud.storageAccounts.create(ResourceGroupName, Name, Location, Kind, SkuName, signal)
      : undefined;
  },
});
