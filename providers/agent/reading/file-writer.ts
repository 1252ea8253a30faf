import { closeSync, constants, fchmodSync, fchownSync, ftruncateSync, futimesSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { pathOf } from '../node/name.ts';
import type { Attire, FileToWrite } from './messages.ts';

const zeros = Buffer.alloc(8 << 20);
const mayGiveAway = process.getuid?.() === 0;

/** True for a stretch that a sparse file need not hold. */
const isHole = (data: Uint8Array): boolean =>
  data.length >= 4096 && data.length <= zeros.length && data[0] === 0 && zeros.subarray(0, data.length).equals(data);

export function dress(file: number, attire: Attire): void {
  if (mayGiveAway) fchownSync(file, attire.uid, attire.gid);
  if (process.platform !== 'win32') fchmodSync(file, attire.mode);
  futimesSync(file, attire.atime, attire.mtime);
}

function writeAll(file: number, data: Uint8Array, at: number): void {
  for (let done = 0; done < data.length; ) done += writeSync(file, data, done, data.length - done, at + done);
}

/** Length, owner, mode and times, and its name at last. */
export function finishFile(target: FileToWrite, open?: number): void {
  const temporary = pathOf(target.temporary);
  const file = open ?? openSync(temporary, constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
  try {
    ftruncateSync(file, target.size);
    dress(file, target.attire);
  } finally {
    if (open === undefined) closeSync(file);
  }
  renameSync(temporary, pathOf(target.path));
}

/** The files that one job writes to. */
export class FileWriter {
  private readonly open = new Map<number, number>();
  private readonly files: Map<number, FileToWrite>;

  constructor(files: readonly FileToWrite[]) {
    this.files = new Map(files.map((file) => [file.file, file]));
  }

  write(number: number, data: Uint8Array, at: number): void {
    const target = this.files.get(number)!;
    if (target.single) {
      const file = openSync(pathOf(target.temporary), 'wx', 0o600);
      try {
        const hole = isHole(data);
        if (!hole) writeAll(file, data, at);
        finishSingle(target, file, hole);
      } finally {
        closeSync(file);
      }
      renameSync(pathOf(target.temporary), pathOf(target.path));
      return;
    }
    let file = this.open.get(number);
    if (file === undefined) {
      // Several workers write stretches of one file, so it is neither exclusive nor cut here.
      file = openSync(pathOf(target.temporary), constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
      this.open.set(number, file);
    }
    if (!isHole(data)) writeAll(file, data, at);
  }

  /** Removes what was begun of a single file that failed. */
  drop(number: number): void {
    const target = this.files.get(number)!;
    if (target.single) rmSync(pathOf(target.temporary), { force: true });
  }

  close(): void {
    for (const file of this.open.values()) closeSync(file);
    this.open.clear();
  }
}

function finishSingle(target: FileToWrite, file: number, hole: boolean): void {
  if (hole) ftruncateSync(file, target.size);
  dress(file, target.attire);
}
