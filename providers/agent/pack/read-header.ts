import { OVERHEAD, type Sealer } from '../seal/sealer.ts';
import { packName, type Store } from '../store/store.ts';
import type { Blob } from './blob.ts';
import { LENGTH_BYTES, parseHeader } from './header.ts';

/** Where a pack's sealed header begins, from the file's last four bytes. Throws RangeError when it cannot be. */
export function headerStart(lastFour: Buffer, fileLength: number): number {
  const start = fileLength - LENGTH_BYTES - lastFour.readUInt32LE(0);
  if (start < 0 || start > fileLength - LENGTH_BYTES - OVERHEAD) throw new RangeError('its header has an impossible length');
  return start;
}

/** The blobs that a pack says it holds; throws when the header is damaged. */
export async function readHeader(store: Store, sealer: Sealer, pack: string, fileLength: number): Promise<Blob[]> {
  const part = async (offset: number, length: number) => {
    const bytes = await store.get(packName(pack), { offset, length });
    if (bytes?.length !== length) throw new RangeError('it is shorter than it was');
    return bytes;
  };
  if (fileLength < OVERHEAD + LENGTH_BYTES) throw new RangeError('it is too short for a pack');
  const start = headerStart(await part(fileLength - LENGTH_BYTES, LENGTH_BYTES), fileLength);
  return parseHeader(sealer.open(await part(start, fileLength - LENGTH_BYTES - start)));
}
