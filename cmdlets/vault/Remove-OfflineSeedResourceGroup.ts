import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'OfflineSeedResourceGroup',
  synopsis: 'Deletes a resource group and everything in it.',
  aliases: ['Remove-AzResourceGroup'],
  output: ['System.Boolean'],
  impact: 'High',
  parameters: {
    Name: text({ position: 0, mandatory: true, aliases: ['ResourceGroupName'], fromPipeline: 'property', help: 'Name of the group.' }),
    Force: flag({ help: 'Does not ask a second time when jobs are still under way in the group.' }),
  },
  examples: [
    { says: 'Shows what would be deleted.', run: 'New-OfflineSeedResourceGroup old-rg westus | Remove-OfflineSeedResourceGroup -WhatIf' },
  ],
  async process({ Name, Force }, { world, signal, shouldProcess, shouldContinue }: HostContext<World>) {
    if (!(await world.cloud.resourceGroups.get(Name, signal)))
      throw new Failure('ResourceGroupNotFound', 'ObjectNotFound', `There is no resource group ${Name}.`, {
        target: Name,
        advice: 'Get-OfflineSeedResourceGroup shows those that are there.',
      });
    if (!(await shouldProcess(Name, 'Delete the resource group and everything in it'))) return undefined;
    const moving: string[] = [];
    for await (const job of world.cloud.importJobs.list(Name, signal))
      if (!/^(creating|completed|closed)$/i.test(job.State)) moving.push(`${job.Name} (${job.State})`);
    if (
      moving.length > 0 &&
      !Force &&
      !(await shouldContinue(`Drives are on their way for ${moving.join(', ')}. Delete the group nevertheless?`, Name))
    )
      return undefined;
    await world.cloud.resourceGroups.delete(Name, signal);
    return true;
  },
});
