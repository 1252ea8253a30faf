import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeDisk } from '../../contracts/sandbox.ts';
import { writePrivateFile } from '../trust/private-file.ts';

/** `disk.json` of a practice disk, or undefined when there is no such disk. A serial never leads out of the folder. */
export function readDisk(disks: string, driveId: string): PracticeDisk | undefined {
  if (!/^[A-Za-z0-9]+$/.test(driveId)) return undefined;
  try {
    const disk = JSON.parse(readFileSync(join(disks, driveId, 'disk.json'), 'utf8')) as PracticeDisk;
    return typeof disk.DriveId === 'string' ? disk : undefined;
  } catch {
    return undefined;
  }
}

/** Says where a disk is; does nothing when it is there already, or the disk does not exist. */
export function placeDisk(disks: string, driveId: string, state: PracticeDisk['State']): void {
  const disk = readDisk(disks, driveId);
  if (!disk || disk.State === state) return;
  writePrivateFile(join(disks, driveId, 'disk.json'), `${JSON.stringify({ ...disk, State: state }, null, 2)}\n`);
}
