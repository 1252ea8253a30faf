import type { SeedDisk } from '../../providers/contracts/disks.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, texts } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'SeedDisk',
  synopsis: 'Gives the disks of this computer, practice disks and folders that can carry a first backup.',
  description:
    'A disk that holds the running system is shown with System set and never written to. State says what lies on the volume: nothing, other files, a seed that was begun, or a prepared one.',
  output: ['OfflineSeed.SeedDisk'],
  parameters: {
    DriveId: texts({
      position: 0,
      wildcards: true,
      default: [],
      completes: 'disk',
      aliases: ['SerialNumber'],
      fromPipeline: 'property',
      help: 'Serials, with wildcards.',
    }),
    Path: texts({ default: [], completes: 'path', help: 'Mounted folders to look at as drives.' }),
    Available: flag({ help: 'Leaves out disks that hold the system, have no mounted volume, or were shipped.' }),
  },
  examples: [
    { says: 'Shows every disk.', run: 'Get-SeedDisk' },
    { says: 'Looks at a folder as a drive.', run: 'Get-SeedDisk -Path . | Select-Object -ExpandProperty Kind', shows: 'Folder' },
  ],
  async *process({ DriveId, Path, Available }, { world, signal, resolve, error }: HostContext<World>) {
    const disks =
      Path.length > 0 ? await Promise.all(Path.map((path) => world.disks.folder(resolve(path)))) : await world.disks.list(signal);
    const usable = (disk: SeedDisk) => !disk.System && disk.Path !== '' && disk.State !== 'Shipped' && disk.DriveId !== '';
    const shown = disks.filter((disk) => !Available || usable(disk));
    if (DriveId.length === 0) return yield* shown;
    for (const wanted of DriveId) {
      const pattern = wildcard(wanted);
      const found = shown.filter((disk) => pattern.test(disk.DriveId));
      if (found.length === 0 && !/[*?[]/.test(wanted))
        error(
          new Failure('DriveNotFound', 'ObjectNotFound', `There is no drive ${wanted} on this computer.`, {
            target: wanted,
            advice: 'Get-SeedDisk without a serial shows all; name a mounted folder with -Path.',
          }),
        );
      yield* found;
    }
  },
});

/** A serial with * and ?, any case. */
function wildcard(text: string): RegExp {
  const source = text
    .replace(/[.+^${}()|\\[\]]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}
