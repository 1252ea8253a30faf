import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { real, size } from '../../shell/command/parameter.ts';
import { seedModes } from '../rules/seed-mode.ts';

export default cmdlet({
  verb: 'Compare',
  noun: 'OfflineSeedMode',
  synopsis: 'Compares the ways for a first backup to reach the vault: line, own disks, Data Box Disk, Data Box.',
  description:
    'Days are a range. Those at the datacenter are what Microsoft names and does not promise; those of preparation and parcel are estimates. Sizes that a way cannot take make it impossible.',
  output: ['OfflineSeed.SeedMode'],
  parameters: {
    Bytes: size({
      position: 0,
      mandatory: true,
      aliases: ['Size'],
      fromPipeline: 'property',
      range: [1, Number.MAX_SAFE_INTEGER],
      help: 'What has to be carried, in bytes.',
    }),
    Bandwidth: real({ position: 1, mandatory: true, aliases: ['Mbps'], range: [0, 1e6], help: 'Upstream of the line in Mbit/s.' }),
    Utilization: real({ default: 80, range: [1, 100], help: 'Share of the line that backups may use, in percent.' }),
    DriveSize: size({
      default: 4e12,
      fromPipeline: 'property',
      range: [1, Number.MAX_SAFE_INTEGER],
      help: 'Size of an own drive in bytes; 4 TB by default.',
    }),
  },
  examples: [
    {
      says: 'Six terabytes over a line of 50 Mbit/s.',
      run: 'Compare-OfflineSeedMode 6TB -Bandwidth 50 | Where-Object Recommended | Select-Object -ExpandProperty Mode',
      shows: 'OwnDisks',
    },
  ],
  async *process(given, _context: HostContext<World>) {
    yield* seedModes(given);
  },
});
