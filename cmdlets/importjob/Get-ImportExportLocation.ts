import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';
import { isOpen, plainLocation } from '../rules/shipping-location.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ImportExportLocation',
  synopsis: 'Shows the datacenters that take drives: address, carriers, and whether they are open.',
  aliases: ['Get-AzImportExportLocation'],
  output: ['OfflineSeed.ImportLocation'],
  parameters: {
    Name: text({
      position: 0,
      fromPipeline: 'property',
      aliases: ['Location'],
      completes: 'region',
      help: 'A region, as westus or "West US"; by default all of them.',
    }),
  },
  examples: [
    { says: 'Shows where drives can be sent.', run: 'Get-ImportExportLocation' },
    { says: 'Shows who may bring them to one region.', run: "(Get-ImportExportLocation 'West US').SupportedCarriers" },
  ],
  async *process({ Name }, { world, signal }: HostContext<World>) {
    const all = await world.cloud.importJobs.locations(signal);
    const found = Name === undefined ? all : all.filter((one) => plainLocation(one.Name) === plainLocation(Name));
    if (Name !== undefined && found.length === 0)
      throw new Failure('LocationNotFound', 'ObjectNotFound', `Nothing can be shipped to "${Name}".`, {
        target: Name,
        advice: 'Get-ImportExportLocation shows where parcels go; an account elsewhere takes the nearest of them.',
      });
    for (const location of found) yield { ...location, Open: isOpen(location) };
  },
});
