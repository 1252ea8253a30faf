import { createHash } from 'node:crypto';
import { LENGTH_BYTES, parseHeader } from '../pack/header.ts';
import { headerStart } from '../pack/read-header.ts';
import { OVERHEAD, type Sealer } from '../seal/sealer.ts';
import type { BlobOpener } from './blob-opener.ts';
import type { PackProblem } from './messages.ts';
import type { PackSource } from './pack-source.ts';

const STRETCH = 1 << 20;

/**
 * Reads a pack once, from its first byte to its last: header, name, and of each blob seal, length and hash. Memory is that of the
 * largest blob. `ids` are the 32-byte ids of the header, one after another.
 */
export function verifyPack(
  pack: string,
  length: number,
  source: PackSource,
  sealer: Sealer,
  opener: BlobOpener,
): { ids: Uint8Array; bytes: number; problems: PackProblem[] } {
  const problems: PackProblem[] = [];
  const fault = (problem: string) => problems.push({ pack, problem });
  const digest = createHash('sha256');
  let at = 0;
  let bytes = 0;
  let blobs: ReturnType<typeof parseHeader> = [];
  try {
    if (length < OVERHEAD + LENGTH_BYTES) throw new RangeError('it is too short for a pack');
    const start = headerStart(Buffer.from(source.read(length - LENGTH_BYTES, LENGTH_BYTES)), length);
    blobs = parseHeader(sealer.open(source.read(start, length - LENGTH_BYTES - start)));
    if (blobs.reduce((sum, blob) => sum + blob.length, 0) !== start) throw new RangeError('its header does not fit its length');
  } catch (error) {
    fault(`the header cannot be read: ${(error as Error).message}`);
    blobs = [];
  }
  for (const blob of blobs) {
    const sealed = source.read(blob.offset, blob.length);
    digest.update(sealed);
    at += blob.length;
    try {
      bytes += opener.open(sealed, blob).length;
    } catch (error) {
      fault(`${blob.type} blob ${blob.id}: ${(error as Error).message}`);
    }
  }
  for (; at < length; at += STRETCH) digest.update(source.read(at, Math.min(STRETCH, length - at)));
  if (digest.digest('hex') !== pack) fault('its content is not what its name says (SHA-256)');
  return { ids: Buffer.concat(blobs.map(({ id }) => Buffer.from(id, 'hex'))), bytes, problems };
}
