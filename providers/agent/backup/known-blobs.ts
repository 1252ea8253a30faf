import { Places } from '../blobs/places.ts';
import { BlobTable } from '../blobs/table.ts';
import { isId, type Pack } from '../pack/blob.ts';
import { packLength } from '../pack/header.ts';
import { readHeader } from '../pack/read-header.ts';
import type { Repository } from '../repository/repository.ts';
import { leftOver } from '../store/durable-file.ts';
import { idOf, packName } from '../store/store.ts';
import type { PackWriter } from './pack-writer.ts';

/** An index file that names packs which are gone, and what of it is still good. */
export interface TornIndex {
  readonly id: string;
  readonly kept: Pack[];
  readonly lost: Pack[];
}

export interface Known {
  /** Every blob that is stored, in memory that workers share. */
  readonly blobs: BlobTable;
  /** Where the tree blobs lie, to read the parent's. */
  readonly trees: Places;
  readonly torn: TornIndex[];
  /** Packs of an interrupted run that no index named; they are named now. */
  readonly adopted: number;
}

/**
 * What a repository holds, before a backup: the index against the pack files that are really there. Packs of an interrupted run are
 * taken over, so nothing is stored twice; blobs of packs that are gone or too short count as not stored, so that they are stored anew.
 */
export async function knownBlobs(repository: Repository, writer: PackWriter): Promise<Known> {
  const { store, sealer } = repository;
  const files = new Map<string, number>();
  for (const { name, length } of await store.list('data')) {
    const id = idOf(name);
    if (isId(id)) files.set(id, length);
    else if (leftOver.test(name)) await store.remove(name);
  }
  const blobs = new BlobTable(0);
  const trees = new Places();
  const torn: TornIndex[] = [];
  const take = (pack: Pack) => {
    for (const blob of pack.blobs) {
      blobs.claim(Buffer.from(blob.id, 'hex'));
      if (blob.type === 'tree') trees.add(pack.id, blob);
    }
  };
  const named = new Set<string>();
  for await (const { id, packs } of repository.indexes()) {
    const lost = packs.filter((pack) => (files.get(pack.id) ?? -1) < packLength(pack.blobs));
    const kept = lost.length ? packs.filter((pack) => !lost.includes(pack)) : packs;
    if (lost.length) torn.push({ id, kept, lost });
    for (const pack of kept) {
      named.add(pack.id);
      take(pack);
    }
  }
  let adopted = 0;
  for (const [id, length] of files) {
    if (named.has(id)) continue;
    let pack: Pack;
    try {
      pack = { id, blobs: await readHeader(store, sealer, id, length) };
    } catch {
      // Nobody names it, so nobody misses it.
      continue;
    }
    take(pack);
    await writer.name(pack);
    adopted++;
  }
  return { blobs, trees, torn, adopted };
}

/** Removes what killed runs left of index and snapshot files that they had begun. The caller holds the lock of the only backup. */
export async function sweep(repository: Repository): Promise<void> {
  for (const folder of ['index', 'snapshots', 'keys'] as const)
    for (const { name } of await repository.store.list(folder)) if (leftOver.test(name)) await repository.store.remove(name);
}

/** Replaces index files that name packs which are gone. What is lost for good the verification says. */
export async function mend(repository: Repository, writer: PackWriter, torn: readonly TornIndex[]): Promise<void> {
  if (!torn.length) return;
  for (const { kept } of torn) for (const pack of kept) await writer.name(pack);
  await writer.flush(torn.map(({ id }) => id));
  for (const { id, lost } of torn) {
    await repository.store.remove(`index/${id}`);
    // A pack that is too short is in nobody's way, but a check would stumble over it.
    for (const pack of lost) await repository.store.remove(packName(pack.id));
  }
}
