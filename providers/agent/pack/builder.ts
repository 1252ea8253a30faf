import { createHash, type Hash } from 'node:crypto';
import { OVERHEAD, type Sealer } from '../seal/sealer.ts';
import type { Blob, BlobType, Pack } from './blob.ts';
import { headerOf, LENGTH_BYTES } from './header.ts';

/** A pack is closed when it has this many bytes (restic's default target); any size is legal. */
export const TARGET = 16 << 20;
/** Room for one pack: a blob that does not fit any more goes to the next. */
export const ROOM = TARGET + (1 << 20);
const MOST_BLOBS = 20_000;
const LONGEST_ENTRY = 41;

/** Collects sealed blobs in one piece of memory and hashes them while they are warm. */
export class PackBuilder {
  readonly bytes: Uint8Array;
  private readonly sealer: Sealer;
  private digest: Hash = createHash('sha256');
  private blobs: Blob[] = [];
  private length = 0;

  constructor(bytes: Uint8Array, sealer: Sealer) {
    this.bytes = bytes;
    this.sealer = sealer;
  }

  get empty(): boolean {
    return this.blobs.length === 0;
  }
  get full(): boolean {
    return this.length >= TARGET || this.blobs.length >= MOST_BLOBS;
  }
  /** Whether a blob of this stored length still fits, header included. */
  fits(stored: number): boolean {
    return this.length + stored + OVERHEAD * 2 + LENGTH_BYTES + LONGEST_ENTRY * (this.blobs.length + 1) <= this.bytes.length;
  }

  add(id: string, type: BlobType, stored: Uint8Array, size: number): void {
    const length = this.sealer.into(this.bytes, this.length, stored);
    this.digest.update(this.bytes.subarray(this.length, this.length + length));
    this.blobs.push({ id, type, offset: this.length, length, size });
    this.length += length;
  }

  /** Closes the pack, which lies in `bytes` from 0 to `length`, and begins an empty one in the same memory. */
  finish(): Pack & { length: number } {
    const header = this.sealer.into(this.bytes, this.length, headerOf(this.blobs));
    const length = this.length + header + LENGTH_BYTES;
    new DataView(this.bytes.buffer, this.bytes.byteOffset).setUint32(length - LENGTH_BYTES, header, true);
    this.digest.update(this.bytes.subarray(this.length, length));
    const pack = { id: this.digest.digest('hex'), blobs: this.blobs, length };
    this.digest = createHash('sha256');
    this.blobs = [];
    this.length = 0;
    return pack;
  }
}
