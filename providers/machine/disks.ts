import type { Disks, SeedDisk } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';
import type { BlockDisk } from './block-disk.ts';
import { blockDisks } from './block-disks.ts';
import { folderDisk } from './folder-disk.ts';
import { practiceDisks } from './practice-disks.ts';
import { type RunTool, runTool } from './run-tool.ts';

/** What lies on a volume; providers/importexport/drive-mark.ts answers it. */
export type InspectVolume = (root: string) => Promise<{ State: Exclude<SeedDisk['State'], 'Shipped'>; ImportJobName?: string }>;

/** The disks of this computer: its block devices, and the practice disks below `home`. */
export function createDisks(options: { home: string; inspect: InspectVolume; run?: RunTool; platform?: NodeJS.Platform }): Disks {
  const { home, inspect, run = runTool, platform = process.platform } = options;
  return {
    list: async (signal) => {
      const practice = await practiceDisks(home);
      // Practice disks can be used where the system's own tool is missing or refuses.
      const blocks = await blockDisks(platform, run, signal).catch((error: unknown) => {
        if (practice.length > 0 && error instanceof LocalFailure && error.id === 'ToolFailed') return [];
        throw error;
      });
      const disks = [
        ...blocks.map(({ Used, ...disk }) => ({ ...disk, State: Used ? ('Foreign' as const) : ('Empty' as const) })),
        ...practice,
      ];
      return Promise.all(disks.map((disk) => looked(disk, inspect)));
    },
    folder: async (path, driveId) => {
      // A folder can be named where nobody can list disks, as in a container.
      const blocks = await blockDisks(platform, run).catch((error: unknown): BlockDisk[] => {
        if (error instanceof LocalFailure) return [];
        throw error;
      });
      return looked(await folderDisk(path, driveId, blocks), inspect);
    },
  };
}

/** With the state that its volume shows. A system disk and a shipped one are left alone; an unreadable volume stays what it was. */
async function looked(disk: Omit<SeedDisk, 'ImportJobName'>, inspect: InspectVolume): Promise<SeedDisk> {
  if (disk.System || disk.State === 'Shipped' || disk.Path === '') return disk;
  try {
    const { State, ImportJobName } = await inspect(disk.Path);
    return ImportJobName === undefined ? { ...disk, State } : { ...disk, State, ImportJobName };
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return { ...disk, State: 'Foreign' };
    throw error;
  }
}
