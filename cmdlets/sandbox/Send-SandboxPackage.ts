import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { text, texts } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Send',
  noun: 'SandboxPackage',
  synopsis: 'Hands practice disks to a carrier: they travel by the practice clock and are read when a job expects them.',
  description:
    'The parcel is two days on its way. The datacenter takes it in when an import job in the state Shipping has the same carrier and tracking number (Update-ImportJobShipping); otherwise it waits there unclaimed, and after 90 days its disks are destroyed. ' +
    'Disks that belong to no drive of the job come back unread.',
  output: ['OfflineSeed.Parcel'],
  impact: 'Medium',
  gathers: 'DriveId',
  parameters: {
    CarrierName: text({
      mandatory: true,
      position: 0,
      aliases: ['Carrier'],
      completes: 'carrier',
      help: 'Who carries the parcel: FedEx, DHL …',
    }),
    TrackingNumber: text({ mandatory: true, position: 1, help: 'The number of the parcel, the same as in the import job.' }),
    DriveId: texts({
      mandatory: true,
      position: 2,
      fromPipeline: 'property',
      completes: 'disk',
      help: 'Serial numbers of the practice disks in it.',
    }),
  },
  examples: [
    {
      says: 'Makes a disk and sends it, without a job that expects it.',
      run: 'Start-Sandbox | Out-Null; (New-SandboxDisk -Size 64MB | Send-SandboxPackage -CarrierName FedEx -TrackingNumber 7489-0001).Drives',
      shows: '1',
    },
  ],
  async *process({ CarrierName, TrackingNumber, DriveId }, { world, shouldProcess }: HostContext<World>) {
    if (!(await shouldProcess(DriveId.join(', '), `Send by ${CarrierName} as ${TrackingNumber}`))) return;
    const sent = await world.sandbox.sendPackage({ carrier: CarrierName, trackingNumber: TrackingNumber, driveIds: [...DriveId] });
    yield { CarrierName, ...sent };
  },
});
