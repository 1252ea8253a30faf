import { blockIdLength } from './block-id.ts';
import { blockSize, type ManifestBlob, manifestLimits } from './manifest.ts';

/** Ranges of 4 MiB that cover a file, the last one shorter. An empty file has none. */
export function* tiles(length: number): Generator<{ Offset: number; Length: number }> {
  for (let Offset = 0; Offset < length; Offset += blockSize) yield { Offset, Length: Math.min(blockSize, length - Offset) };
}

/**
 * What is wrong with the ranges of a blob (import-export 1.2), or undefined. Page ranges are multiples of 512, sorted, without overlap,
 * and may leave gaps; blocks tile the blob without a gap, at most 50,000, ids all or none and of one length.
 */
export function tilingProblem(blob: Pick<ManifestBlob, 'BlobType' | 'Length' | 'Ranges'>): string | undefined {
  const { BlobType: type, Length: length, Ranges: ranges } = blob;
  const pages = type === 'PageBlob';
  const kind = pages ? 'range' : 'block';
  if (pages && length % manifestLimits.page) return `a page blob's length must be a multiple of ${manifestLimits.page}, it is ${length}`;
  if (length > (pages ? manifestLimits.pageBlob : manifestLimits.blockBlob)) return `${length} bytes are more than a ${type} can have`;
  if (!pages && ranges.length > manifestLimits.blocks) return `${ranges.length} blocks, ${manifestLimits.blocks} are allowed`;
  let end = 0;
  let withId = 0;
  let idLength: number | undefined;
  for (const [index, { Offset, Length, Hash, Id }] of ranges.entries()) {
    const at = `${kind} ${index + 1}`;
    if (Length < 1 || Length > blockSize) return `${at} has ${Length} bytes, 1 to ${blockSize} are allowed`;
    if (pages && (Offset % manifestLimits.page || Length % manifestLimits.page)) return `${at} is not a multiple of ${manifestLimits.page}`;
    if (Offset < end) return `${at} starts at ${Offset}, before the end of the one before it (${end})`;
    if (!pages && Offset > end) return `there is a gap before ${at} (${end} to ${Offset})`;
    end = Offset + Length;
    if (end > length) return `${at} ends at ${end}, after the end of the blob (${length})`;
    if (!/^[0-9A-F]{32}$/.test(Hash)) return `${at} has no MD5`;
    if (Id === undefined) continue;
    withId += 1;
    const bytes = blockIdLength(Id);
    if (bytes === undefined || bytes < 1 || bytes > 64) return `${at} has an id that is not base64 of 1 to 64 bytes`;
    if (idLength !== undefined && bytes !== idLength) return `the ids of ${at} and of those before it differ in length`;
    idLength = bytes;
  }
  if (!pages && end !== length) return `the blocks end at ${end}, the blob at ${length}`;
  if (withId !== 0 && withId !== ranges.length) return `${withId} of ${ranges.length} blocks have an id; all must have one, or none`;
  return undefined;
}
