import { lstat, readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeedDisk } from '../contracts/disks.ts';
import type { PracticeDisk } from '../contracts/sandbox.ts';

/** Practice disks below `<home>/disks`. What is no disk, or not yet written to its end, is passed over. */
export async function practiceDisks(home: string): Promise<Omit<SeedDisk, 'ImportJobName'>[]> {
  const folder = join(home, 'disks');
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.sort().map((name) => practiceDisk(join(folder, name))));
  return found.filter((disk) => disk !== undefined);
}

/** The practice disk in this folder (`disk.json` beside `volume`), or undefined when there is none. */
export async function practiceDisk(folder: string): Promise<Omit<SeedDisk, 'ImportJobName'> | undefined> {
  let disk: Partial<PracticeDisk> | null;
  try {
    disk = JSON.parse(await readFile(join(folder, 'disk.json'), 'utf8')) as Partial<PracticeDisk> | null;
  } catch {
    return undefined;
  }
  if (typeof disk?.DriveId !== 'string' || typeof disk.Size !== 'number') return undefined;
  const Path = join(folder, 'volume');
  const free = await statfs(Path)
    .then(({ bavail, bsize }) => bavail * bsize)
    .catch(() => 0);
  return {
    DriveId: disk.DriveId,
    Kind: 'Sandbox',
    Path,
    Device: folder,
    Model: disk.Model ?? 'Practice disk',
    Bus: 'SATA',
    LogicalSectorSize: disk.LogicalSectorSize ?? 512,
    Size: disk.Size,
    Free: Math.max(0, Math.min(free, disk.Size - (await usedBytes(Path)))),
    FileSystem: disk.FileSystem ?? 'NTFS',
    Removable: true,
    System: false,
    State: disk.State === 'Shipped' ? 'Shipped' : 'Empty',
  };
}

/** What the files of a volume take, in clusters of 4 KiB. */
async function usedBytes(folder: string): Promise<number> {
  let used = 0;
  const open = [folder];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) open.push(path);
      else
        used +=
          Math.ceil(
            (await lstat(path).then(
              ({ size }) => size,
              () => 0,
            )) / 4096,
          ) * 4096;
    }
  return used;
}
