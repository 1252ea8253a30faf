import { closeSync, constants, openSync, readSync } from 'node:fs';

/**
 * Reading what is on the medium and not what the system remembers of it. Linux lets a file be opened past its cache (O_DIRECT) on most
 * local file systems; where it does not, and on macOS and Windows, where Node has no way to ask for it, bytes come as the system gives
 * them: after an fsync, but possibly from memory. docs/drives.md says so.
 */
export interface BackFile {
  readonly path: string;
  number: number;
  direct: boolean;
}

export function openBack(path: string): BackFile {
  if (constants.O_DIRECT !== undefined) {
    try {
      return { path, number: openSync(path, constants.O_RDONLY | constants.O_DIRECT), direct: true };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
    }
  }
  return { path, number: openSync(path, 'r'), direct: false };
}

/**
 * Reads `into` full, or to the end of the file; gives the count. `into` must start on a page of memory and `position` be a multiple of
 * 4 MiB. Its length is rounded up for the device: the buffer behind it must have room for that.
 */
export function readBack(file: BackFile, into: Buffer, position: number): number {
  if (file.direct) {
    try {
      const rounded = Buffer.from(into.buffer, into.byteOffset, Math.ceil(into.length / 4096) * 4096);
      return Math.min(into.length, readSync(file.number, rounded, 0, rounded.length, position));
    } catch (error) {
      // Some file systems let a file be opened so and refuse the read.
      if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
      closeSync(file.number);
      file.direct = false;
      file.number = openSync(file.path, 'r');
    }
  }
  let filled = 0;
  while (filled < into.length) {
    const count = readSync(file.number, into, filled, into.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

export function closeBack(file: BackFile): void {
  closeSync(file.number);
}
