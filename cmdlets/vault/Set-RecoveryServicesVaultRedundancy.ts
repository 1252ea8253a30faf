import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { oneOf, record, text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'RecoveryServicesVaultRedundancy',
  synopsis: 'Says how a vault keeps its data, before it holds any.',
  aliases: ['Set-AzRecoveryServicesBackupProperty', 'Set-AzRecoveryServicesBackupProperties'],
  output: ['OfflineSeed.RecoveryServicesVault'],
  impact: 'Medium',
  defaultSet: 'ByName',
  parameters: {
    Name: text({
      sets: { ByName: { position: 0, mandatory: true, fromPipeline: 'property' } },
      completes: 'vault',
      help: 'Name of the vault.',
    }),
    ResourceGroupName: text({
      aliases: ['ResourceGroup'],
      sets: { ByName: { position: 1, mandatory: true, fromPipeline: 'property' } },
      help: 'Its resource group.',
    }),
    Vault: record({ sets: { ByVault: { mandatory: true } }, help: 'A vault, as Get-RecoveryServicesVault gives it.' }),
    BackupStorageRedundancy: oneOf(['GeoRedundant', 'LocallyRedundant', 'ZoneRedundant'], {
      mandatory: true,
      aliases: ['Redundancy'],
      help: 'In two regions, in one datacenter, or in the zones of one region.',
    }),
  },
  examples: [
    {
      says: 'Keeps the data in one datacenter.',
      run: 'Get-RecoveryServicesVault seed-vault | Set-RecoveryServicesVaultRedundancy -BackupStorageRedundancy LocallyRedundant',
    },
  ],
  links: [
    {
      title: 'Set storage redundancy',
      address: 'https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault#set-storage-redundancy',
    },
  ],
  async process(given, { world, signal, shouldProcess }: HostContext<World>) {
    const name = given.Name ?? String(given.Vault?.Name ?? '');
    const group = given.ResourceGroupName ?? String(given.Vault?.ResourceGroup ?? given.Vault?.ResourceGroupName ?? '');
    if (!(await world.cloud.vaults.get(group, name, signal)))
      throw new Failure('VaultNotFound', 'ObjectNotFound', `There is no vault ${name} in ${group}.`, {
        target: name,
        advice: 'Get-RecoveryServicesVault shows those that are there.',
      });
    if (!(await shouldProcess(name, `Keep its data ${given.BackupStorageRedundancy}`))) return undefined;
    return world.cloud.vaults.setRedundancy(group, name, given.BackupStorageRedundancy, signal);
  },
});
