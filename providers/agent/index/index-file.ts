import { type Blob, type BlobType, isId, type Pack } from '../pack/blob.ts';

interface StoredBlob {
  id: string;
  type: BlobType;
  offset: number;
  length: number;
  uncompressed_length?: number;
}

/** Blobs after which an index file is closed: fewer than restic's 50 000, to hold less in memory. */
export const INDEX_BLOBS = 10_000;

const blobText = (blob: Blob): string => {
  const plain = blob.size ? `,"uncompressed_length":${blob.size}` : '';
  return `{"id":"${blob.id}","type":"${blob.type}","offset":${blob.offset},"length":${blob.length}${plain}}`;
};

/** The JSON of `index/<id>`; `supersedes` names index files that this one replaces. */
export function indexText(packs: readonly Pack[], supersedes: readonly string[] = []): string {
  const old = supersedes.length ? `"supersedes":${JSON.stringify(supersedes)},` : '';
  const text = packs.map((pack) => `{"id":"${pack.id}","blobs":[${pack.blobs.map(blobText).join(',')}]}`);
  return `{${old}"packs":[${text.join(',')}]}`;
}

/** Throws RangeError for JSON that is no index. */
export function parseIndex(text: string): { packs: Pack[]; supersedes: string[] } {
  const given = JSON.parse(text) as { supersedes?: string[]; packs?: { id: string; blobs: StoredBlob[] }[] | null };
  const whole = (value: number) => Number.isSafeInteger(value) && value >= 0;
  const packs = (given.packs ?? []).map(({ id, blobs }) => {
    if (!isId(id) || !Array.isArray(blobs)) throw new RangeError('it names a pack wrongly');
    return {
      id,
      blobs: blobs.map((blob): Blob => {
        const size = blob.uncompressed_length ?? 0;
        if (!isId(blob.id) || !whole(blob.offset) || !whole(blob.length) || !whole(size)) throw new RangeError('it names a blob wrongly');
        return { id: blob.id, type: blob.type, offset: blob.offset, length: blob.length, size };
      }),
    };
  });
  return { packs, supersedes: given.supersedes ?? [] };
}
