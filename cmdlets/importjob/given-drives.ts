import type { ImportDrive } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure } from '../../shell/command/context.ts';
import { Secret } from '../../shell/command/parameter.ts';

/** A drive for a job: what the service is told, and what only our checks look at. */
export interface GivenDrive extends ImportDrive {
  ImportJobName?: string;
  Containers?: string[];
}

type Given = Readonly<Record<string, unknown>>;
const text = (value: unknown) =>
  value === undefined || value === null || value === '' ? undefined : value instanceof Secret ? value.reveal() : String(value);

/** Drives from records (what Start-OfflineBackupDiskPrep gives, or a DriveList of Az) and from the drives themselves, each read from its own manifest. */
export async function givenDrives(
  records: readonly Given[],
  paths: readonly string[],
  keys: Given | undefined,
  world: World,
): Promise<GivenDrive[]> {
  const keyOf = new Map(Object.entries(keys ?? {}).map(([id, key]) => [id.toLowerCase(), text(key)]));
  const made = (drive: GivenDrive): GivenDrive => ({
    ...drive,
    BitLockerKey: drive.BitLockerKey ?? keyOf.get(drive.DriveId.toLowerCase()),
  });
  const drives = records.map((record) => {
    const of = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
    const field = (name: string) => text(of.get(name.toLowerCase()));
    const DriveId = field('DriveId');
    if (!DriveId)
      throw new Failure('NotAPreparedDrive', 'InvalidArgument', 'What was given has no DriveId: it is no prepared drive.', {
        advice: 'Pipe in what Start-OfflineBackupDiskPrep gave, or name prepared drives with -DrivePath.',
      });
    return made({
      DriveId,
      BitLockerKey: field('BitLockerKey'),
      ManifestFile: field('ManifestFile') ?? '',
      ManifestHash: field('ManifestHash') ?? '',
      DriveHeaderHash: field('DriveHeaderHash'),
      ImportJobName: field('ImportJobName'),
    });
  });
  for (const path of paths) {
    const { DriveId, ManifestFile, ManifestHash, DriveHeaderHash, ImportJobName, Blobs } = await world.preparation.read(path);
    const Containers = [...new Set(Blobs.map(({ BlobPath }) => BlobPath.split('/')[0] ?? ''))];
    drives.push(made({ DriveId, ManifestFile, ManifestHash, DriveHeaderHash, ImportJobName, Containers }));
  }
  return drives;
}
