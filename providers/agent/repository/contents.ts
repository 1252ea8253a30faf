import { Places } from '../blobs/places.ts';
import { isId } from '../pack/blob.ts';
import { idOf } from '../store/store.ts';
import type { Repository } from './repository.ts';

/** What a repository holds, for reading: where each blob lies, and which packs there are. */
export interface Contents {
  readonly places: Places;
  /** Packs that are there, by id: their length. */
  readonly files: ReadonlyMap<string, number>;
  /** Packs that an index names, by id: how many blobs. */
  readonly named: ReadonlyMap<string, number>;
}

/**
 * Reads the whole index. Blobs that lie in a pack that is there are preferred to the same ones in a pack that is gone.
 * @param trouble takes a damaged index file; without it the failure is thrown
 */
export async function readContents(repository: Repository, trouble?: (failure: unknown) => void): Promise<Contents> {
  const files = new Map<string, number>();
  for (const { name, length } of await repository.store.list('data')) if (isId(idOf(name))) files.set(idOf(name), length);
  const places = new Places();
  const named = new Map<string, number>();
  const indexes = repository.indexes(trouble);
  for await (const { packs } of indexes)
    for (const pack of packs) {
      named.set(pack.id, pack.blobs.length);
      const there = files.has(pack.id);
      for (const blob of pack.blobs) if (there || !places.has(blob.id)) places.add(pack.id, blob);
    }
  return { places, files, named };
}
