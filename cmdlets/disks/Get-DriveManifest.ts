import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { flag, texts } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'DriveManifest',
  synopsis: 'Reads what a prepared drive says of itself.',
  description: 'Takes the root of a drive, or a manifest that was copied elsewhere. Needs neither journal nor ledger.',
  output: ['OfflineSeed.DriveManifest', 'OfflineSeed.ManifestBlob'],
  parameters: {
    Path: texts({
      position: 0,
      mandatory: true,
      fromPipeline: 'property',
      completes: 'path',
      help: 'Where the drive is mounted, or its manifest.',
    }),
    Blob: flag({ help: 'Gives an object for each blob instead.' }),
  },
  examples: [
    {
      says: 'Shows what is on the prepared drives that are connected.',
      run: 'Get-SeedDisk | Where-Object State -eq Prepared | Get-DriveManifest',
    },
    {
      says: 'Names the blobs of a practice disk that was just prepared.',
      run: '$null = New-Item staging/first.txt -Value seed -Force; New-SandboxDisk -Size 64MB | Start-OfflineBackupDiskPrep -StagingLocation staging -ImportJobName first-seed -ContainerName landing -Confirm:$false | Get-DriveManifest -Blob | Select-Object -ExpandProperty BlobPath',
      shows: 'landing/first.txt',
    },
  ],
  async *process({ Path, Blob }, { world, resolve }: HostContext<World>) {
    for (const path of Path) {
      const { Blobs, JournalPath, ...manifest } = await world.preparation.read(resolve(path));
      if (Blob) for (const blob of Blobs) yield { PSTypeName: 'OfflineSeed.ManifestBlob', DriveId: manifest.DriveId, ...blob };
      else yield { ...manifest, Blobs };
    }
  },
});
