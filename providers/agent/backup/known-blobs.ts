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
  /** Packs of an interrupted run that no index names. */
  readonly orphans: Pack[];
  /** Files that killed runs of ours had begun. */
  readonly leftOvers: string[];
}

/**
 * What a repository holds, before a backup: the index against the pack files that are really there. It only reads. Packs of an
 * interrupted run count as stored; blobs of packs that are gone or too short do not, so that they are stored anew.
 */
export async function knownBlobs(repository: Repository): Promise<Known> {
  const { store, sealer } = repository;
  const files = new Map<string, number>();
  const leftOvers: string[] = [];
  for (const { name, length } of await store.list('data')) {
    const id = idOf(name);
    if (isId(id)) files.set(id, length);
    else if (leftOver.test(name)) leftOvers.push(name);
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
  const orphans: Pack[] = [];
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
    orphans.push(pack);
  }
  return { blobs, trees, torn, orphans, leftOvers };
}

/** Takes over the packs of an interrupted run and removes files that killed runs had begun. The caller holds the lock of the only backup. */
export async function tidy(repository: Repository, writer: PackWriter, known: Known): Promise<void> {
  const { store } = repository;
  for (const name of known.leftOvers) await store.remove(name);
  for (const folder of ['index', 'snapshots', 'keys'] as const)
    for (const { name } of await store.list(folder)) if (leftOver.test(name)) await store.remove(name);
  for (const pack of known.orphans) await writer.name(pack);
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
