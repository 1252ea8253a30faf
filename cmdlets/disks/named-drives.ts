import type { SeedDisk } from '../../providers/contracts/disks.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure } from '../../shell/command/context.ts';
import { records, texts } from '../../shell/command/parameter.ts';

/** How a cmdlet is told its drives. */
export const whichDrives = {
  Disk: records({ fromPipeline: 'value', default: [], help: 'Drives, as Get-SeedDisk or New-SandboxDisk gives them.' }),
  DriveId: texts({
    default: [],
    completes: 'disk',
    aliases: ['SerialNumber'],
    help: 'Serials of drives that Get-SeedDisk shows; with -Path the serials of those folders, in the same order.',
  }),
  Path: texts({ default: [], completes: 'path', aliases: ['DrivePath'], help: 'Folders on which drives are mounted.' }),
} as const;

export interface DrivesNamed {
  readonly Disk: readonly Readonly<Record<string, unknown>>[];
  readonly DriveId: readonly string[];
  readonly Path: readonly string[];
}

/** The drives as they are now, each once, in the order they were named. Throws NotADisk, DriveNotFound, DriveIdCount. */
export async function namedDrives(
  given: DrivesNamed,
  world: World,
  resolve: (path: string) => string,
  signal: AbortSignal,
): Promise<SeedDisk[]> {
  const found: SeedDisk[] = [];
  const add = (disk: SeedDisk) => {
    if (!found.some((one) => one.DriveId === disk.DriveId && one.Path === disk.Path)) found.push(disk);
  };
  if (given.Path.length > 0 && given.DriveId.length > 0 && given.DriveId.length !== given.Path.length)
    throw new Failure('DriveIdCount', 'InvalidArgument', `${given.Path.length} folders and ${given.DriveId.length} serials were given.`, {
      advice: 'Give one serial for each folder, in the same order, or none.',
    });
  let listed: SeedDisk[] | undefined;
  const byId = async (id: string) => {
    listed ??= await world.disks.list(signal);
    const disk = listed.find((one) => one.DriveId.toLowerCase() === id.toLowerCase());
    if (disk) return disk;
    throw new Failure('DriveNotFound', 'ObjectNotFound', `There is no drive ${id} on this computer.`, {
      target: id,
      advice: 'Get-SeedDisk shows those that are there; name a mounted folder with -Path.',
    });
  };
  for (const record of given.Disk) {
    const of = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
    const id = of.get('driveid');
    const path = of.get('path');
    if (typeof id !== 'string' || id === '')
      throw new Failure('NotADisk', 'InvalidArgument', 'What was given has no DriveId: it is no drive.', {
        advice: 'Pipe in what Get-SeedDisk gives. A drive without a serial is named with -Path and -DriveId.',
      });
    add(of.get('kind') === 'Folder' && typeof path === 'string' ? await world.disks.folder(path, id) : await byId(id));
  }
  for (const [index, path] of given.Path.entries()) add(await world.disks.folder(resolve(path), given.DriveId[index]));
  if (given.Path.length === 0) for (const id of given.DriveId) add(await byId(id));
  return found;
}
