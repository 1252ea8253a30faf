import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { oneOf, text } from '../../shell/command/parameter.ts';
import { isVaultName } from '../rules/import-job-name.ts';

export default cmdlet({
  verb: 'New',
  noun: 'RecoveryServicesVault',
  synopsis: 'Makes a Recovery Services vault, in which the backup ends up.',
  aliases: ['New-AzRecoveryServicesVault'],
  output: ['OfflineSeed.RecoveryServicesVault'],
  impact: 'Low',
  parameters: {
    Name: text({ position: 0, mandatory: true, fromPipeline: 'property', help: 'Name of the vault.' }),
    ResourceGroupName: text({
      position: 1,
      mandatory: true,
      aliases: ['ResourceGroup'],
      fromPipeline: 'property',
      help: 'The group it goes into.',
    }),
    Location: text({ position: 2, mandatory: true, fromPipeline: 'property', completes: 'region', help: 'The region, as westeurope.' }),
    Redundancy: oneOf(['GeoRedundant', 'LocallyRedundant', 'ZoneRedundant'], {
      default: 'GeoRedundant',
      aliases: ['BackupStorageRedundancy'],
      help: 'How the vault keeps its data. It cannot be changed once the vault holds a backup.',
    }),
  },
  examples: [{ says: 'Makes a vault.', run: 'New-RecoveryServicesVault -ResourceGroupName seed-rg -Name seed-vault -Location westus' }],
  links: [
    {
      title: 'New-AzRecoveryServicesVault',
      address: 'https://learn.microsoft.com/powershell/module/az.recoveryservices/new-azrecoveryservicesvault',
    },
  ],
  async process({ Name, ResourceGroupName, Location, Redundancy }, { world, signal, shouldProcess }: HostContext<World>) {
    if (!isVaultName(Name))
      throw new Failure('InvalidVaultName', 'InvalidArgument', `"${Name}" is not a name for a vault.`, {
        target: Name,
        advice: 'Take 2 to 50 letters, digits and hyphens; begin with a letter.',
      });
    return (await shouldProcess(Name, 'Make a Recovery Services vault'))
      ? world.cloud.vaults.create(ResourceGroupName, Name, Location, Redundancy, signal)
      : undefined;
  },
});
