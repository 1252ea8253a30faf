import { createHash, hash } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, futimesSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { blockSize } from './manifest.ts';

/** What a worker is asked to do with one file. All paths are absolute. */
export type CopyTask =
  | { kind: 'copy'; source: string; length: number; modified: number; temporary: string; target: string }
  /** Whether the target is byte for byte the source; nothing is written. */
  | { kind: 'compare'; source: string; length: number; modified: number; target: string }
  /** Whether a file still has these blocks (16 bytes of MD5 each). */
  | { kind: 'verify'; target: string; length: number; blocks: Uint8Array };

export interface CopyResult {
  readonly equal: boolean;
  /** 16 bytes of MD5 for each block of 4 MiB. */
  readonly blocks: Uint8Array;
  /** MD5 of the whole file; empty for `verify`. */
  readonly md5: string;
}

/** What went wrong, and on which side; `code` is the system's own or one of ours (Changed, Differs). */
export class CopyFailure extends Error {
  readonly side: 'source' | 'target';
  readonly code: string;
  constructor(side: 'source' | 'target', code: string, message: string) {
    super(message);
    this.side = side;
    this.code = code;
  }
}

/** The one part of WebAssembly that is used here; the type library that knows it belongs to browsers. */
declare const WebAssembly: { Memory: new (size: { initial: number }) => { buffer: ArrayBuffer } };

/**
 * The buffers of one worker. O_DIRECT wants them aligned to the device's blocks: the memory of a WebAssembly instance starts on a page.
 */
const memory = new WebAssembly.Memory({ initial: (2 * blockSize) / 65_536 });
const block = new Uint8Array(memory.buffer, 0, blockSize);
const other = new Uint8Array(memory.buffer, blockSize, blockSize);

/** Does one task, synchronously: this runs in a worker. `bytes` hears of every block that was handled. Throws CopyFailure. */
export function runTask(task: CopyTask, bytes: (count: number) => void): CopyResult {
  if (task.kind === 'copy') return copy(task, bytes);
  if (task.kind === 'compare') return compare(task, bytes);
  const equal = verify(task.target, task.length, task.blocks, bytes);
  return { equal, blocks: task.blocks, md5: '' };
}

/**
 * Reads the source once, hashing and writing block by block, waits until the copy is on the medium, reads it back from there and
 * compares, and only then gives it its name. What is named is finished; what is not has changed nothing.
 */
function copy(task: Extract<CopyTask, { kind: 'copy' }>, bytes: (count: number) => void): CopyResult {
  const { source, length, modified, temporary, target } = task;
  const from = openSource(task);
  let to = -1;
  try {
    to = on('target', () => openSync(temporary, 'w', 0o644));
    const { blocks, md5 } = readSource(from, length, (data) => {
      on('target', () => writeAll(to, data));
      bytes(data.length);
    });
    unchanged(from, task);
    on('target', () => {
      futimesSync(to, modified / 1000, modified / 1000);
      fsyncSync(to);
      closeSync(to);
    });
    to = -1;
    if (!verify(temporary, length, blocks, bytes))
      throw new CopyFailure('target', 'Differs', `what the drive gives back is not what was written to it from ${source}`);
    on('target', () => renameSync(temporary, target));
    return { equal: true, blocks, md5 };
  } catch (error) {
    if (to >= 0) tolerant(() => closeSync(to));
    tolerant(() => rmSync(temporary, { force: true }));
    throw error;
  } finally {
    closeSync(from);
  }
}

function compare(task: Extract<CopyTask, { kind: 'compare' }>, bytes: (count: number) => void): CopyResult {
  const from = openSource(task);
  try {
    const { blocks, md5 } = readSource(from, task.length, (data) => bytes(data.length));
    unchanged(from, task);
    return { equal: verify(task.target, task.length, blocks, bytes), blocks, md5 };
  } finally {
    closeSync(from);
  }
}

function readSource(file: number, length: number, use: (data: Uint8Array) => void): { blocks: Uint8Array; md5: string } {
  const count = Math.ceil(length / blockSize);
  const blocks = new Uint8Array(count * 16);
  // The hash of a file of one block is the hash of that block.
  const whole = count > 1 ? createHash('md5') : undefined;
  for (let index = 0; index < count; index++) {
    const data = block.subarray(0, Math.min(blockSize, length - index * blockSize));
    if (on('source', () => readFully(file, data, index * blockSize)) < data.length)
      throw new CopyFailure('source', 'Changed', 'the file became shorter while it was read');
    blocks.set(hash('md5', data, 'buffer'), index * 16);
    whole?.update(data);
    use(data);
  }
  const md5 = whole ? whole.digest() : count === 1 ? Buffer.from(blocks) : hash('md5', '', 'buffer');
  return { blocks, md5: md5.toString('hex').toUpperCase() };
}

function openSource({ source, length, modified }: { source: string; length: number; modified: number }): number {
  const file = on('source', () => openSync(source, 'r'));
  try {
    unchanged(file, { length, modified });
  } catch (error) {
    closeSync(file);
    throw error;
  }
  return file;
}

function unchanged(file: number, { length, modified }: { length: number; modified: number }): void {
  const { size, mtimeMs } = on('source', () => fstatSync(file));
  if (size !== length || mtimeMs !== modified) throw new CopyFailure('source', 'Changed', 'the file was changed while it was read');
}

/** Reads a file from the medium where the system lets us pass its cache (O_DIRECT: Linux, most local file systems), else as it comes. */
function verify(path: string, length: number, blocks: Uint8Array, bytes: (count: number) => void): boolean {
  const file = on('target', () => openDirect(path));
  try {
    if (on('target', () => fstatSync(file.number)).size !== length) return false;
    for (let index = 0; index * blockSize < length; index++) {
      const wanted = Math.min(blockSize, length - index * blockSize);
      const read = on('target', () => readBlock(file, path, index * blockSize));
      if (read < wanted) return false;
      if (Buffer.compare(hash('md5', other.subarray(0, wanted), 'buffer'), blocks.subarray(index * 16, index * 16 + 16)) !== 0)
        return false;
      bytes(wanted);
    }
    return true;
  } finally {
    closeSync(file.number);
  }
}

interface OpenFile {
  number: number;
  direct: boolean;
}

function openDirect(path: string): OpenFile {
  if (constants.O_DIRECT !== undefined) {
    try {
      return { number: openSync(path, constants.O_RDONLY | constants.O_DIRECT), direct: true };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
    }
  }
  return { number: openSync(path, 'r'), direct: false };
}

function readBlock(file: OpenFile, path: string, position: number): number {
  try {
    return readFully(file.number, other, position, file.direct);
  } catch (error) {
    // Some file systems let a file be opened so and refuse the read.
    if (!file.direct || (error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
    closeSync(file.number);
    file.direct = false;
    file.number = openSync(path, 'r');
    return readFully(file.number, other, position);
  }
}

/** Fills the buffer or ends with the file. With `direct` a short answer is the end of the file: a read behind it would not be aligned. */
function readFully(file: number, into: Uint8Array, position: number, direct = false): number {
  let filled = 0;
  while (filled < into.length) {
    const count = readSync(file, into, filled, into.length - filled, position + filled);
    filled += count;
    if (count === 0 || direct) break;
  }
  return filled;
}

function writeAll(file: number, data: Uint8Array): void {
  let written = 0;
  while (written < data.length) written += writeSync(file, data, written, data.length - written);
}

function on<T>(side: 'source' | 'target', action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new CopyFailure(side, code, (error as Error).message);
  }
}

/** For what no longer matters because another failure is on its way. */
function tolerant(action: () => void): void {
  try {
    action();
  } catch {
    return;
  }
}
