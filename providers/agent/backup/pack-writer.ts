import { INDEX_BLOBS, indexText } from '../index/index-file.ts';
import type { Pack } from '../pack/blob.ts';
import type { Repository } from '../repository/repository.ts';
import { packName } from '../store/store.ts';

/** Brings packs and the index onto the disk in the order that keeps the repository whole: an index never names a pack that is not durable. */
export class PackWriter {
  private readonly repository: Repository;
  private fresh: Pack[] = [];
  private freshBlobs = 0;
  packs = 0;
  storedBytes = 0;

  constructor(repository: Repository) {
    this.repository = repository;
  }

  async write(pack: Pack, bytes: Uint8Array): Promise<void> {
    await this.repository.store.put(packName(pack.id), bytes);
    this.packs++;
    this.storedBytes += bytes.length;
    await this.name(pack);
  }

  /** For a pack that is already there and in no index. */
  async name(pack: Pack): Promise<void> {
    this.fresh.push(pack);
    this.freshBlobs += pack.blobs.length;
    if (this.freshBlobs >= INDEX_BLOBS) await this.flush();
  }

  /** Every pack that was written is named by an index, and both are durable. */
  async flush(supersedes: readonly string[] = []): Promise<void> {
    const packs = this.fresh;
    this.fresh = [];
    this.freshBlobs = 0;
    await this.repository.store.barrier();
    if (!packs.length && !supersedes.length) return;
    const { length } = await this.repository.save('index', indexText(packs, supersedes));
    this.storedBytes += length;
    await this.repository.store.barrier();
  }
}
