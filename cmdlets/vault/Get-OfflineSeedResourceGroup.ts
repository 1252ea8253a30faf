import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'OfflineSeedResourceGroup',
  synopsis: 'Shows the resource groups of the subscription.',
  aliases: ['Get-AzResourceGroup'],
  output: ['OfflineSeed.ResourceGroup'],
  parameters: {
    Name: text({
      position: 0,
      aliases: ['ResourceGroupName'],
      fromPipeline: 'property',
      help: 'Name of one group; by default all of them.',
    }),
  },
  examples: [{ says: 'Shows every group.', run: 'Get-OfflineSeedResourceGroup' }],
  async *process({ Name }, { world, signal }: HostContext<World>) {
    if (Name === undefined) {
      yield* world.cloud.resourceGroups.list(signal);
      return;
    }
    const found = await world.cloud.resourceGroups.get(Name, signal);
    if (!found)
      throw new Failure('ResourceGroupNotFound', 'ObjectNotFound', `There is no resource group ${Name}.`, {
        target: Name,
        advice: 'New-OfflineSeedResourceGroup makes it.',
      });
    yield found;
  },
});
