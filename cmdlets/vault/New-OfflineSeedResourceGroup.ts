import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import { isResourceGroupName } from '../rules/import-job-name.ts';

export default cmdlet({
  verb: 'New',
  noun: 'OfflineSeedResourceGroup',
  synopsis: 'Makes a resource group.',
  aliases: ['New-AzResourceGroup'],
  output: ['OfflineSeed.ResourceGroup'],
  impact: 'Low',
  parameters: {
    Name: text({ position: 0, mandatory: true, aliases: ['ResourceGroupName'], fromPipeline: 'property', help: 'Name of the group.' }),
    Location: text({ position: 1, mandatory: true, fromPipeline: 'property', completes: 'region', help: 'The region, as westeurope.' }),
    Force: flag({ help: 'Taken for the sake of scripts written for Az: a group that is there is never emptied.' }),
  },
  examples: [
    {
      says: 'Makes a group; one that is there already is given as it is.',
      run: 'New-OfflineSeedResourceGroup -Name seed-rg -Location westus',
    },
  ],
  async process({ Name, Location }, { world, signal, shouldProcess }: HostContext<World>) {
    if (!isResourceGroupName(Name))
      throw new Failure('InvalidResourceGroupName', 'InvalidArgument', `"${Name}" is not a name for a resource group.`, {
        target: Name,
        advice: 'Take up to 90 letters, digits, . _ - ( ); not a full stop at the end.',
      });
    return (await shouldProcess(Name, 'Make a resource group')) ? world.cloud.resourceGroups.create(Name, Location, signal) : undefined;
  },
});
