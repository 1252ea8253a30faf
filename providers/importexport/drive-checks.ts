import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { SeedDisk } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';

/**
 * Refuses drives that must not be written to: one that holds the running system, one that is not mounted or has been shipped, two with one
 * serial or one place, one that holds the staging location or lies in it. Nothing is touched. Throws LocalFailure.
 */
export async function checkDrives(source: string, drives: readonly SeedDisk[]): Promise<void> {
  if (drives.length === 0)
    throw refusal('NoDrive', 'InvalidArgument', 'no drive was named', source, 'Name one; Get-SeedDisk shows those of this computer.');
  const staging = await realpath(source).catch(() => source);
  const places = new Map<string, string>();
  const serials = new Set<string>();
  for (const { DriveId, Path, System, State } of drives) {
    const fail = (id: string, category: LocalFailure['category'], why: string, advice: string): never => {
      throw refusal(id, category, `drive ${DriveId || Path} ${why}`, DriveId || Path, advice);
    };
    if (!/^[!-~]+$/.test(DriveId))
      fail(
        'DriveIdInvalid',
        'InvalidData',
        'has no usable serial number',
        'Connect it without an enclosure, or give its serial with -DriveId.',
      );
    if (System) fail('DriveIsSystem', 'SecurityError', 'holds the running system', 'Name another drive.');
    if (State === 'Shipped') fail('DriveShipped', 'InvalidOperation', 'has been shipped', 'Name a drive that is here.');
    if (Path === '') fail('DriveNotMounted', 'ObjectNotFound', 'has no mounted volume', 'Format it with NTFS, mount it, and start again.');
    if (serials.has(DriveId.toUpperCase()))
      fail('DriveIdNotUnique', 'InvalidArgument', 'was named twice, or two drives have its serial', 'Name every drive once.');
    serials.add(DriveId.toUpperCase());
    const real = await realpath(Path).catch(() =>
      fail('DriveLost', 'DeviceError', `is not at ${Path}`, 'Connect and mount it, then start again.'),
    );
    if (contains(real, staging) || contains(staging, real))
      fail('DriveHoldsStaging', 'InvalidArgument', `and the staging location ${source} lie in each other`, 'Name another drive.');
    for (const [place, other] of places)
      if (contains(real, place) || contains(place, real))
        fail('DrivesOverlap', 'InvalidArgument', `and drive ${other} lie in each other`, 'Name every drive once.');
    places.set(real, DriveId);
  }
}

/** True when `path` is `folder` or lies in it. */
function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way) && !way.startsWith(sep));
}

function refusal(id: string, category: LocalFailure['category'], why: string, target: string, advice: string): LocalFailure {
  return new LocalFailure(id, category, `The preparation was not started: ${why}.`, { target, advice });
}
