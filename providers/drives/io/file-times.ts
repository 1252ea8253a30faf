import { DateTime } from '../../../shell/objects/datetime.ts';
import type { Signatures } from '../../../shell/objects/type-table.ts';
import { type FileSystemInfo, timeOf } from '../files/file-info.ts';
import { setTime } from '../files/file-time.ts';
import { onDisk } from '../files/on-disk.ts';

const times = { CreationTime: 'created', LastAccessTime: 'accessed', LastWriteTime: 'modified' } as const;

/** GetLastWriteTime, SetLastWriteTimeUtc and their like, for File and Directory. */
export function timeMethods(info: (path: string) => FileSystemInfo): Signatures {
  const made: Record<string, (...args: never[]) => unknown> = {};
  for (const [name, which] of Object.entries(times)) {
    made[`datetime Get${name}(string path)`] = (path: string) => timeOf(info(path), which).toLocal();
    made[`datetime Get${name}Utc(string path)`] = (path: string) => timeOf(info(path), which);
    made[`void Set${name}(string path, datetime time)`] = (path: string, time: DateTime) => {
      const found = info(path);
      onDisk(found.path, () => setTime(found, which, time));
    };
    made[`void Set${name}Utc(string path, datetime time)`] = (path: string, time: DateTime) => {
      const found = info(path);
      onDisk(found.path, () => setTime(found, which, new DateTime(time.ticks, 'Utc')));
    };
  }
  return made;
}
