import { createHash } from 'node:crypto';
import { readFile, realpath, stat, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, sep } from 'node:path';
import type { SeedDisk } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';
import { type BlockDisk, fileSystemName } from './block-disk.ts';
import { unescaped } from './kernel-disks.ts';
import { practiceDisk } from './practice-disks.ts';

/**
 * A folder as a drive: the volume of a disk of this computer when it is mounted there, a practice disk when it is one's folder or volume,
 * else just a folder. A folder that is no volume has no serial of its own; without one given it gets `FOLDER` and ten digits of a hash of
 * this computer's name and its path, which stay the same. Throws LocalFailure FolderNotFound, DriveIdInvalid.
 */
export async function folderDisk(
  path: string,
  driveId: string | undefined,
  disks: readonly BlockDisk[],
): Promise<Omit<SeedDisk, 'ImportJobName'>> {
  const place = await placeOf(path);
  const given = driveId?.replace(/\s+/g, '');
  if (given !== undefined && !/^[!-.0-9:-~]{1,64}$/.test(given))
    throw new LocalFailure('DriveIdInvalid', 'InvalidArgument', `"${driveId}" is no serial number of a drive.`, {
      target: driveId ?? '',
      advice: 'Give the serial from the label: letters, digits and signs, no blanks.',
    });
  const practice = (await practiceDisk(place)) ?? (basename(place) === 'volume' ? await practiceDisk(dirname(place)) : undefined);
  if (practice) return given === undefined ? practice : { ...practice, DriveId: given };
  const block = disks.find((disk) => disk.Path !== '' && same(disk.Path, place));
  if (block) {
    const { Used, ...disk } = block;
    return { ...disk, DriveId: given ?? disk.DriveId, State: Used ? 'Foreign' : 'Empty' };
  }
  const { bavail, blocks, bsize } = await statfs(place);
  const below = holderOf(place, disks);
  return {
    DriveId: given ?? `FOLDER${createHash('sha256').update(`${hostname()}\0${place}`).digest('hex').slice(0, 10).toUpperCase()}`,
    Kind: 'Folder',
    Path: place,
    Device: place,
    Model: 'Folder',
    Bus: below?.Bus ?? 'Virtual',
    LogicalSectorSize: below?.LogicalSectorSize ?? 512,
    Size: blocks * bsize,
    Free: bavail * bsize,
    FileSystem: (await fileSystemAt(place)) ?? below?.FileSystem ?? '',
    Removable: below?.Removable ?? false,
    System: false,
    State: 'Empty',
  };
}

async function placeOf(path: string): Promise<string> {
  try {
    const place = await realpath(path);
    if ((await stat(place)).isDirectory()) return place;
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  throw new LocalFailure('FolderNotFound', 'ObjectNotFound', `There is no folder ${path}.`, {
    target: path,
    advice: 'Mount the drive, then name the folder it is mounted on.',
  });
}

function same(a: string, b: string): boolean {
  return process.platform === 'win32' ? a.replace(/\\$/, '').toLowerCase() === b.replace(/\\$/, '').toLowerCase() : a === b;
}

/** The disk whose volume a folder lies in: the longest mount point above it. */
function holderOf(place: string, disks: readonly BlockDisk[]): BlockDisk | undefined {
  return disks
    .filter(({ Path }) => Path !== '' && (place.startsWith(Path.endsWith(sep) ? Path : Path + sep) || same(Path, place)))
    .sort((a, b) => b.Path.length - a.Path.length)[0];
}

/** The file system a folder lies on, where the kernel says so (Linux). */
async function fileSystemAt(place: string): Promise<string | undefined> {
  const text = await readFile('/proc/self/mounts', 'utf8').catch(() => '');
  return fileSystemIn(text, place);
}

/** From the text of /proc/self/mounts: the last line of the longest mount point above `place`. Pure. */
export function fileSystemIn(mounts: string, place: string): string | undefined {
  let best: { path: string; type: string } | undefined;
  for (const line of mounts.split('\n')) {
    const [, escaped = '', type = ''] = line.split(' ');
    const path = unescaped(escaped);
    const holds = path !== '' && (place === path || place.startsWith(path.endsWith('/') ? path : `${path}/`));
    if (holds && path.length >= (best?.path.length ?? 0)) best = { path, type };
  }
  return best && fileSystemName(best.type);
}
