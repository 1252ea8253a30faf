import { OVERHEAD } from '../seal/sealer.ts';
import type { Blob } from './blob.ts';

/** Sealed blobs, then the sealed header, then its length as 4 bytes. */
export const LENGTH_BYTES = 4;
const COMPRESSED = 41;
const RAW = 37;

export function headerOf(blobs: readonly Blob[]): Buffer {
  const out = Buffer.alloc(blobs.reduce((sum, blob) => sum + (blob.size ? COMPRESSED : RAW), 0));
  let at = 0;
  for (const blob of blobs) {
    at = out.writeUInt8((blob.type === 'tree' ? 1 : 0) | (blob.size ? 2 : 0), at);
    at = out.writeUInt32LE(blob.length, at);
    if (blob.size) at = out.writeUInt32LE(blob.size, at);
    at += out.write(blob.id, at, 'hex');
  }
  return out;
}

/** Throws RangeError for a header that is cut short or names an unknown type of blob. */
export function parseHeader(plain: Buffer): Blob[] {
  const blobs: Blob[] = [];
  for (let at = 0, offset = 0; at < plain.length; ) {
    const kind = plain[at]!;
    if (kind > 3) throw new RangeError(`its header has a blob of the unknown type ${kind}`);
    const compressed = (kind & 2) !== 0;
    const length = plain.readUInt32LE(at + 1);
    const size = compressed ? plain.readUInt32LE(at + 5) : 0;
    at += compressed ? COMPRESSED : RAW;
    if (at > plain.length) throw new RangeError('its header is cut short');
    blobs.push({ id: plain.toString('hex', at - 32, at), type: kind & 1 ? 'tree' : 'data', offset, length, size });
    offset += length;
  }
  return blobs;
}

/** Length of the file that holds these blobs. */
export function packLength(blobs: readonly Pick<Blob, 'length' | 'size'>[]): number {
  return blobs.reduce((sum, blob) => sum + blob.length + (blob.size ? COMPRESSED : RAW), 0) + OVERHEAD + LENGTH_BYTES;
}
