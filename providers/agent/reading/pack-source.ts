import { closeSync, openSync, readSync } from 'node:fs';
import type { PackBytes } from './messages.ts';

/** Memory that one worker reads into, pack after pack: left to the collector it would pile up. */
export class ReadingMemory {
  private buffer = Buffer.allocUnsafeSlow(1 << 20);

  atLeast(length: number): Buffer {
    if (this.buffer.length < length) this.buffer = Buffer.allocUnsafeSlow(length);
    return this.buffer;
  }
}

/** Reads stretches of one pack, from a file or from memory. What `read` gives is good until the next call. */
export class PackSource {
  private readonly source: PackBytes;
  private readonly file: number | undefined;
  private readonly memory: ReadingMemory;

  constructor(source: PackBytes, memory: ReadingMemory) {
    this.memory = memory;
    this.source = source;
    this.file = 'path' in source ? openSync(source.path, 'r') : undefined;
  }

  /** As many bytes as there are, at most `length`. */
  read(offset: number, length: number): Buffer {
    if (!('path' in this.source)) {
      const { bytes, from } = this.source;
      const start = Math.max(0, offset - from);
      const view = bytes.subarray(start, start + length);
      return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
    }
    const buffer = this.memory.atLeast(length);
    let done = 0;
    while (done < length) {
      const got = readSync(this.file!, buffer, done, length - done, offset + done);
      if (got === 0) break;
      done += got;
    }
    return buffer.subarray(0, done);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }
}
