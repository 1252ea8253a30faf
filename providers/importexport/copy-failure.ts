import { existsSync } from 'node:fs';
import type { SeedDisk } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';
import { CopyFailure } from './copy-side.ts';

type Row = [id: string, category: LocalFailure['category'], says: string, advice: string];

const again = 'then run Start-OfflineBackupDiskPrep again: what is finished is not copied again';

/** What the codes of the two sides mean; `*` is every other one. */
const meanings: Readonly<Record<'source' | 'target', Readonly<Record<string, Row>>>> = {
  source: {
    ENOENT: [
      'SourceVanished',
      'ObjectNotFound',
      'vanished from the staging location while it was copied',
      `Wait until no backup is running, ${again}.`,
    ],
    Changed: ['SourceChanged', 'InvalidData', 'was changed while it was copied', `Wait until no backup is running, ${again}.`],
    EACCES: ['SourceUnreadable', 'PermissionDenied', 'may not be read', `Get the right to read it, ${again}.`],
    EPERM: ['SourceUnreadable', 'PermissionDenied', 'may not be read', `Get the right to read it, ${again}.`],
    '*': ['SourceUnreadable', 'ReadError', 'cannot be read', `Check the disk of the staging location, ${again}.`],
  },
  target: {
    ENOSPC: ['DriveFull', 'QuotaExceeded', 'does not fit any more: the drive is full', `Make room on it or name one drive more, ${again}.`],
    EDQUOT: [
      'DriveFull',
      'QuotaExceeded',
      'does not fit any more: the quota is used up',
      `Make room on it or name one drive more, ${again}.`,
    ],
    EFBIG: ['DriveFileSystem', 'LimitsExceeded', 'is too large for the file system of the drive', 'Format the drive with NTFS.'],
    ENAMETOOLONG: [
      'DriveFileSystem',
      'LimitsExceeded',
      'has a name that the file system of the drive does not allow',
      'Format the drive with NTFS.',
    ],
    EINVAL: [
      'DriveFileSystem',
      'LimitsExceeded',
      'has a name that the file system of the drive does not allow',
      'Format the drive with NTFS.',
    ],
    EROFS: ['DriveReadOnly', 'PermissionDenied', 'cannot be written: the drive is read-only', `Mount it for writing, ${again}.`],
    EACCES: ['DriveReadOnly', 'PermissionDenied', 'may not be written to the drive', `Get the right to write there, ${again}.`],
    EPERM: ['DriveReadOnly', 'PermissionDenied', 'may not be written to the drive', `Get the right to write there, ${again}.`],
    Differs: [
      'DriveCorrupts',
      'DeviceError',
      'is not on the drive as it was written',
      'Do not use this drive: it, its cable or the memory is bad. Name another one.',
    ],
    '*': ['DriveFailed', 'DeviceError', 'could not be written', `Check the drive and its cable, ${again}.`],
  },
};

const lost: Row = ['DriveLost', 'DeviceError', 'could not be written: the drive is no longer there', `Connect and mount it, ${again}.`];

/** Makes an error record of what went wrong with one file. Anything that is no failure of a file or drive is given back as it is. */
export function copyFailure(error: unknown, drive: Pick<SeedDisk, 'DriveId' | 'Path'>, file: string): unknown {
  if (error instanceof LocalFailure || (error instanceof CopyFailure && error.code === 'Stopped')) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !(error instanceof CopyFailure || /^E[A-Z0-9]+$/.test(code))) return error;
  const side = error instanceof CopyFailure ? error.side : 'target';
  const gone = side === 'target' && ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'EIO', 'ESTALE', 'ENOTCONN'].includes(code);
  const row = gone && (code !== 'EIO' || !existsSync(drive.Path)) ? lost : (meanings[side][code] ?? meanings[side]['*']);
  if (!row) return error;
  const [id, category, says, advice] = row;
  return new LocalFailure(id, category, `${file} ${says} (drive ${drive.DriveId}, ${(error as Error).message}).`, {
    target: side === 'source' ? file : `${drive.DriveId}: ${file}`,
    advice,
    cause: error,
  });
}
