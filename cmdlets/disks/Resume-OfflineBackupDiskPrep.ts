import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag } from '../../shell/command/parameter.ts';
import { namedDrives, whichDrives } from './named-drives.ts';
import { prepareDrives } from './prepare-drives.ts';
import { findSeed, whichSeed } from './which-seed.ts';

export default cmdlet({
  verb: 'Resume',
  noun: 'OfflineBackupDiskPrep',
  synopsis: 'Goes on with drives whose preparation was interrupted.',
  description:
    'Finds the connected drives that were begun for the import job, takes those that are named besides (one more when the others were full), and goes on: what is finished is not copied again.',
  output: ['OfflineSeed.PreparedDrive'],
  impact: 'High',
  gathers: 'Disk',
  parameters: {
    ...whichSeed,
    ...whichDrives,
    Force: flag({ help: 'Uses drives that hold other files, and goes on although the import job was made.' }),
  },
  examples: [
    { says: 'Goes on with all drives of the seed.', run: 'Resume-OfflineBackupDiskPrep -PolicyName files' },
    { says: 'Adds a drive because the first was full.', run: 'Resume-OfflineBackupDiskPrep -PolicyName files -DriveId 9WM35C3X' },
    {
      says: 'Finds nothing to do on a practice disk that is ready.',
      run: '$null = New-Item staging/first.txt -Value seed -Force; $null = New-SandboxDisk -Size 64MB | Start-OfflineBackupDiskPrep -StagingLocation staging -ImportJobName first-seed -ContainerName landing -Confirm:$false; Resume-OfflineBackupDiskPrep -StagingLocation staging -ImportJobName first-seed -ContainerName landing -Confirm:$false | Select-Object -ExpandProperty Files',
      shows: '1',
    },
  ],
  async *process(given, context: HostContext<World>) {
    const { world, signal, resolve } = context;
    const seed = await findSeed(given, world, resolve);
    const begun = (await world.disks.list(signal)).filter(
      ({ ImportJobName, State }) => ImportJobName === seed.importJobName && (State === 'Preparing' || State === 'Prepared'),
    );
    const more = (await namedDrives(given, world, resolve, signal)).filter(
      (drive) => !begun.some(({ DriveId }) => DriveId === drive.DriveId),
    );
    const drives = [...begun, ...more];
    if (drives.length === 0)
      throw new Failure('NothingToResume', 'ObjectNotFound', `No connected drive was begun for import job ${seed.importJobName}.`, {
        target: seed.importJobName,
        advice: 'Connect the drives, name folders with -Path, or begin with Start-OfflineBackupDiskPrep.',
      });
    yield* await prepareDrives({ seed, drives, blobType: undefined, force: given.Force }, context);
  },
});
