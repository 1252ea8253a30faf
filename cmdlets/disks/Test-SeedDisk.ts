import type { SeedDisk } from '../../providers/contracts/disks.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { flag } from '../../shell/command/parameter.ts';
import { seedDiskFindings } from '../rules/seed-disk-check.ts';
import { namedDrives, whichDrives } from './named-drives.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'SeedDisk',
  synopsis: 'Makes the checks of the datacenter before the drive is shipped.',
  description:
    'Reads every byte of the drive from its medium and looks at what the datacenter looks at, under the names of its own log: sector size, file system, serial, recovery password, manifest and its hash, names, lengths, the hash of every range. Changes nothing.',
  output: ['OfflineSeed.Finding'],
  gathers: 'Disk',
  parameters: { ...whichDrives, FailedOnly: flag({ help: 'Leaves out what is in order.' }) },
  examples: [
    { says: 'Shows what is wrong with a drive.', run: 'Test-SeedDisk -DriveId 9WM35C2V -FailedOnly' },
    {
      says: 'Looks at a practice disk that was just prepared.',
      run: '$null = New-Item staging/first.txt -Value seed -Force; New-SandboxDisk -Size 64MB | Start-OfflineBackupDiskPrep -StagingLocation staging -ImportJobName first-seed -ContainerName landing -Confirm:$false | Test-SeedDisk | Where-Object Check -eq ManifestCorrupted | Select-Object -ExpandProperty Passed',
      shows: 'True',
    },
  ],
  links: [
    {
      title: 'Import/Export log file format',
      address: 'https://learn.microsoft.com/previous-versions/azure/storage/common/storage-import-export-file-format-log',
    },
  ],
  async *process(given, context: HostContext<World>) {
    const { world, signal, resolve } = context;
    for (const disk of await namedDrives(given, world, resolve, signal))
      for (const finding of await findingsOf(disk, context)) if (!given.FailedOnly || !finding.Passed) yield finding;
  },
});

async function findingsOf(disk: SeedDisk, { world, signal, progress }: HostContext<World>) {
  const activity = `Checking drive ${disk.DriveId}`;
  try {
    const check = await world.preparation.check(
      disk.Path,
      ({ FilesDone, BytesDone, Current }) =>
        progress({ activity, status: `${FilesDone} files, ${Math.round(BytesDone / 2 ** 20)} MB`, operation: Current }),
      signal,
    );
    const key = await world.state.secrets.get(`drive-${disk.DriveId}`);
    const entries = check.ImportJobName === '' ? [] : await world.state.ledger.read(check.ImportJobName);
    const prepared = entries
      .flatMap((entry) => (entry.Step === 'DrivesPrepared' ? entry.Drives : []))
      .findLast(({ DriveId }) => DriveId === disk.DriveId);
    const policy = (await world.state.policies.list()).find(({ ImportJobName }) => ImportJobName === check.ImportJobName);
    return seedDiskFindings({ disk, check, key, prepared, container: policy?.Container });
  } finally {
    progress({ activity, completed: true });
  }
}
