import { closeSync, constants, ftruncateSync, openSync, writeSync } from 'node:fs';

/**
 * Writing past the system's cache where Linux allows it (O_DIRECT): the bytes are needed there by nobody, and filling the cache costs more
 * than hashing them. Elsewhere they go the usual way; an fsync is due in both cases.
 */
export interface OutFile {
  readonly path: string;
  number: number;
  direct: boolean;
}

/** Opens a file for writing; `create` empties one that is there. */
export function openOut(path: string, create: boolean): OutFile {
  const flags = constants.O_WRONLY | (create ? constants.O_CREAT | constants.O_TRUNC : 0);
  if (constants.O_DIRECT !== undefined) {
    try {
      return { path, number: openSync(path, flags | constants.O_DIRECT, 0o644), direct: true };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
    }
  }
  return { path, number: openSync(path, flags, 0o644), direct: false };
}

/**
 * Writes `data` at `position`. With O_DIRECT whole pages are written, so `data` must start on a page of memory, the buffer behind it must
 * have room up to the next one, and the file is cut to `position + data.length` when that is no whole number of pages: only the last piece
 * of a file may be such a one.
 */
export function writeOut(file: OutFile, data: Buffer, position: number): void {
  if (file.direct) {
    try {
      const pages = Buffer.from(data.buffer, data.byteOffset, Math.ceil(data.length / 4096) * 4096);
      writeAll(file.number, pages, position);
      if (pages.length !== data.length) ftruncateSync(file.number, position + data.length);
      return;
    } catch (error) {
      // Some file systems let a file be opened so and refuse the write.
      if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
      closeSync(file.number);
      file.direct = false;
      file.number = openSync(file.path, constants.O_WRONLY);
    }
  }
  writeAll(file.number, data, position);
}

function writeAll(file: number, data: Buffer, position: number): void {
  let written = 0;
  while (written < data.length) written += writeSync(file, data, written, data.length - written, position + written);
}
