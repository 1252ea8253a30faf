import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataMeasure } from '../contracts/disks.ts';

/** Counts what lies in folders (or names single files). Links count as nothing; what cannot be read is counted and passed over. */
export async function measure(folders: readonly string[], signal?: AbortSignal): Promise<DataMeasure> {
  const total: DataMeasure = { Files: 0, Directories: 0, Bytes: 0, LargestFile: 0, Unreadable: 0 };
  const open = [...folders];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    signal?.throwIfAborted();
    try {
      const found = await lstat(path);
      if (found.isDirectory()) {
        total.Directories += 1;
        for (const name of await readdir(path)) open.push(join(path, name));
      } else if (found.isFile()) {
        total.Files += 1;
        total.Bytes += found.size;
        total.LargestFile = Math.max(total.LargestFile, found.size);
      }
    } catch {
      total.Unreadable += 1;
    }
  }
  return total;
}
