import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { integer, size, text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'New',
  noun: 'SandboxDisk',
  synopsis: 'Makes empty practice disks, which can be prepared, sent and read like real ones.',
  description:
    'A practice disk is a folder below the state folder; its size is a promise that the preparation keeps, no space is taken in advance. Get-SeedDisk lists it beside the disks of this computer.',
  output: ['OfflineSeed.SeedDisk'],
  impact: 'Low',
  parameters: {
    Count: integer({ position: 0, default: 1, range: [1, 100], help: 'How many.' }),
    Size: size({ position: 1, default: 10 * 2 ** 30, help: 'Bytes that fit on each: 512MB, 2TB …' }),
    DriveId: text({ help: 'Serial number of a single disk; by default one is made up.' }),
    Model: text({ help: 'What the disk says it is.' }),
  },
  examples: [
    { says: 'Makes two disks of one gigabyte.', run: 'New-SandboxDisk -Count 2 -Size 1GB' },
    { says: 'Makes one with a serial number of its own.', run: '(New-SandboxDisk -DriveId 9WM35C2V -Size 64MB).State', shows: 'Empty' },
  ],
  async *process({ Count, Size, DriveId, Model }, { world, shouldProcess }: HostContext<World>) {
    if (DriveId !== undefined && Count > 1)
      throw new Failure('OneSerialForManyDisks', 'InvalidArgument', `One serial number cannot be given to ${Count} disks.`, {
        target: DriveId,
        advice: 'Leave -DriveId out, or make the disks one by one.',
      });
    for (let number = 0; number < Count; number++)
      if (await shouldProcess(DriveId ?? 'a practice disk', `Make a practice disk of ${Size} bytes`))
        yield await world.sandbox.newDisk({ size: Size, model: Model, driveId: DriveId });
  },
});
