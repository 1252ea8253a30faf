import { hash } from 'node:crypto';
import { closeSync, fdatasyncSync, fstatSync, fsyncSync, futimesSync, openSync, readSync, renameSync } from 'node:fs';
import { CopyFailure, on } from './copy-side.ts';
import { closeBack, openBack, readBack } from './direct-read.ts';
import { type OutFile, openOut, writeOut } from './direct-write.ts';
import { blockSize } from './manifest.ts';

/** What a worker is asked to do. All paths are absolute; lengths in bytes, `modified` in milliseconds. */
export type CopyTask =
  /** Copies bytes of a file into a temporary file and reads them back from the medium. A whole file also gets its name. */
  | ({ kind: 'copy'; temporary: string; offset: number; size: number; target?: string } & Source)
  /** Gives its name to a file that was copied in parts. */
  | { kind: 'name'; temporary: string; modified: number; target: string }
  /** Whether the target is byte for byte the source; nothing is written. */
  | ({ kind: 'compare'; target: string } & Source)
  /** Whether ranges of a file (of 4 MiB at most) still have these hashes (16 bytes of MD5 each). */
  | { kind: 'verify'; target: string; offsets: readonly number[]; lengths: readonly number[]; hashes: Uint8Array };

export interface Source {
  source: string;
  length: number;
  modified: number;
}

export interface CopyResult {
  readonly equal: boolean;
  /** 16 bytes of MD5 for each block of 4 MiB, or for each range that was verified. */
  readonly blocks: Uint8Array;
}

/** The one part of WebAssembly that is used here; the type library that knows it belongs to browsers. */
declare const WebAssembly: { Memory: new (size: { initial: number }) => { buffer: ArrayBuffer } };

/** Bytes that are read, written and read back at a time: four blocks, which is also what a pack of a repository holds. */
const groupSize = 4 * blockSize;

/** O_DIRECT wants buffers aligned to the device's blocks: the memory of a WebAssembly instance starts on a page. */
const memory = new WebAssembly.Memory({ initial: (2 * groupSize) / 65_536 });
const group = Buffer.from(memory.buffer, 0, groupSize);
const back = Buffer.from(memory.buffer, groupSize, groupSize);

/** Does one task, synchronously: this runs in a worker. `bytes` hears of every group that was handled. Throws CopyFailure. */
export function runTask(task: CopyTask, bytes: (count: number) => void): CopyResult {
  switch (task.kind) {
    case 'copy':
      return copy(task, bytes);
    case 'name':
      return name(task);
    case 'compare':
      return compare(task, bytes);
    case 'verify':
      return verify(task, bytes);
  }
}

/**
 * Reads the source once, hashing and writing group by group; waits until each is on the medium, reads it back from there and compares
 * it byte for byte. Only then a file gets its name: what is named is finished, what is not has changed nothing.
 */
function copy(task: Extract<CopyTask, { kind: 'copy' }>, bytes: (count: number) => void): CopyResult {
  const { source, modified, temporary, offset, size, target } = task;
  const from = openSource(task);
  let to: OutFile | undefined;
  let reader: ReturnType<typeof openBack> | undefined;
  try {
    const out = on('target', () => openOut(temporary, target !== undefined));
    to = out;
    const hashes = new Hashes(size);
    for (let at = offset; at < offset + size; at += groupSize) {
      const count = Math.min(groupSize, offset + size - at);
      const data = readGroup(from, at, count);
      hashes.add(data);
      on('target', () => {
        writeOut(out, data, at);
        if (target !== undefined && size <= groupSize) durable(out.number, modified);
        else fdatasyncSync(out.number);
      });
      reader ??= on('target', () => openBack(temporary));
      const open = reader;
      if (on('target', () => readBack(open, back.subarray(0, count), at)) < count || data.compare(back, 0, count) !== 0)
        throw new CopyFailure('target', 'Differs', `what the drive gives back is not what was written to it from ${source}`);
      bytes(count);
    }
    unchanged(from, task);
    if (target !== undefined) {
      on('target', () => {
        if (size === 0 || size > groupSize) durable(out.number, modified);
        renameSync(temporary, target);
      });
    }
    return { equal: true, blocks: hashes.blocks };
  } finally {
    if (reader) closeBack(reader);
    if (to) closeSync(to.number);
    closeSync(from);
  }
}

function name({ temporary, modified, target }: Extract<CopyTask, { kind: 'name' }>): CopyResult {
  on('target', () => {
    const file = openSync(temporary, 'r+');
    try {
      durable(file, modified);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  });
  return { equal: true, blocks: new Uint8Array() };
}

/** The content is on the medium, and the time of the source with it. */
function durable(file: number, modified: number): void {
  futimesSync(file, modified / 1000, modified / 1000);
  fsyncSync(file);
}

function compare(task: Extract<CopyTask, { kind: 'compare' }>, bytes: (count: number) => void): CopyResult {
  const { length, target } = task;
  const from = openSource(task);
  const other = on('target', () => openBack(target));
  try {
    const hashes = new Hashes(length);
    let equal = on('target', () => fstatSync(other.number)).size === length;
    for (let at = 0; at < length && equal; at += groupSize) {
      const count = Math.min(groupSize, length - at);
      const data = readGroup(from, at, count);
      hashes.add(data);
      equal = on('target', () => readBack(other, back.subarray(0, count), at)) === count && data.compare(back, 0, count) === 0;
      bytes(count);
    }
    unchanged(from, task);
    return { equal, blocks: hashes.blocks };
  } finally {
    closeBack(other);
    closeSync(from);
  }
}

function verify({ target, offsets, lengths, hashes }: Extract<CopyTask, { kind: 'verify' }>, bytes: (count: number) => void): CopyResult {
  const file = on('target', () => openBack(target));
  const blocks = new Uint8Array(hashes.length);
  try {
    for (const [index, offset] of offsets.entries()) {
      const range = back.subarray(0, lengths[index]);
      // A range that ends early keeps a hash of zeros, which no range has.
      if (on('target', () => readBack(file, range, offset)) === range.length) blocks.set(hash('md5', range, 'buffer'), index * 16);
      bytes(range.length);
    }
    return { equal: Buffer.compare(blocks, hashes) === 0, blocks };
  } finally {
    closeBack(file);
  }
}

/**
 * MD5 of each block of 4 MiB, which is all that a manifest knows. A hash of the whole file would be a second pass over every byte by the
 * one algorithm that is slower than the disks here.
 */
class Hashes {
  readonly blocks: Uint8Array;
  #index = 0;

  constructor(size: number) {
    this.blocks = new Uint8Array(Math.ceil(size / blockSize) * 16);
  }

  /** Groups must be whole blocks, but for the last. */
  add(data: Uint8Array): void {
    for (let at = 0; at < data.length; at += blockSize)
      this.blocks.set(hash('md5', data.subarray(at, at + blockSize), 'buffer'), 16 * this.#index++);
  }
}

function openSource(source: Source): number {
  const file = on('source', () => openSync(source.source, 'r'));
  try {
    unchanged(file, source);
  } catch (error) {
    closeSync(file);
    throw error;
  }
  return file;
}

function unchanged(file: number, { length, modified }: Source): void {
  const { size, mtimeMs } = on('source', () => fstatSync(file));
  if (size !== length || mtimeMs !== modified) throw new CopyFailure('source', 'Changed', 'the file was changed while it was read');
}

function readGroup(file: number, position: number, count: number): Buffer {
  const data = group.subarray(0, count);
  let filled = 0;
  while (filled < count) {
    const read = on('source', () => readSync(file, data, filled, count - filled, position + filled));
    if (read === 0) throw new CopyFailure('source', 'Changed', 'the file became shorter while it was read');
    filled += read;
  }
  return data;
}
