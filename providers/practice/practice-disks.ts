import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeedDisk } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';
import type { PracticeDisk } from '../contracts/sandbox.ts';

/** A prepared drive holds at least a manifest and one file; below this size there is nothing to practise. */
const smallest = 2 ** 20;

export const disksFolder = (home: string): string => join(home, 'disks');

/** Makes a practice disk: `<home>/disks/<serial>/disk.json` and `volume/`. It appears whole or not at all. */
export async function makePracticeDisk(home: string, options: { size: number; model?: string; driveId?: string }): Promise<SeedDisk> {
  const { size, model = 'OfflineSeed practice disk' } = options;
  const driveId = options.driveId ?? `PD${randomBytes(5).toString('hex').toUpperCase()}`;
  if (!/^[A-Za-z0-9]{1,40}$/.test(driveId))
    throw new LocalFailure('DriveIdInvalid', 'InvalidArgument', `"${driveId}" is no serial number of a disk.`, {
      target: driveId,
      advice: 'Take letters and digits only, 40 at most.',
    });
  if (!Number.isSafeInteger(size) || size < smallest)
    throw new LocalFailure('DiskSizeInvalid', 'InvalidArgument', `A practice disk of ${size} bytes cannot be made.`, {
      target: driveId,
      advice: 'Take 1 MB or more, for example -Size 512MB.',
    });
  const folder = join(disksFolder(home), driveId);
  const making = join(disksFolder(home), `.${driveId}.${randomBytes(4).toString('hex')}`);
  const disk: PracticeDisk = { DriveId: driveId, Model: model, Size: size, LogicalSectorSize: 512, FileSystem: 'NTFS', State: 'Present' };
  await mkdir(join(making, 'volume'), { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(making, 'disk.json'), `${JSON.stringify(disk, null, 2)}\n`, { mode: 0o600 });
    await rename(making, folder);
  } catch (cause) {
    await rm(making, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    throw new LocalFailure('DiskExists', 'ResourceExists', `There is a practice disk ${driveId} already.`, {
      target: driveId,
      advice: 'Take another serial number, or leave -DriveId out.',
      cause,
    });
  }
  return {
    DriveId: driveId,
    Kind: 'Sandbox',
    Path: join(folder, 'volume'),
    Device: folder,
    Model: model,
    Bus: 'SATA',
    LogicalSectorSize: 512,
    Size: size,
    Free: size,
    FileSystem: 'NTFS',
    Removable: true,
    System: false,
    State: 'Empty',
  };
}
