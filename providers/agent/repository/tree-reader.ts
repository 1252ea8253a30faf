import type { Place, Places } from '../blobs/places.ts';
import type { TreeNode } from '../node/node.ts';
import { nodesOf } from '../node/read-tree.ts';
import { packName } from '../store/store.ts';
import { damaged } from './failures.ts';
import type { Repository } from './repository.ts';

/** Packs of a container that are kept, for its trees lie close together and each reading is a journey. */
const KEPT = 2;
const LARGEST_KEPT = 20 << 20;

/** Reads folders of snapshots. */
export class TreeReader {
  private readonly repository: Repository;
  private readonly places: Places;
  private readonly kept = new Map<string, Buffer>();

  constructor(repository: Repository, places: Places) {
    this.repository = repository;
    this.places = places;
  }

  /** The nodes of a folder; throws AgentDamagedFile or AgentMissingFile with the pack's name. */
  async read(id: string): Promise<Iterable<TreeNode>> {
    const place = this.places.find(id);
    if (!place) throw damaged(this.repository.store.where, 'index', `no index names the tree ${id}`);
    const tree = await this.repository.blob(id, place, await this.whole(place));
    try {
      return nodesOf(tree);
    } catch (error) {
      throw damaged(this.repository.store.where, packName(place.pack), `tree ${id}: ${(error as Error).message}`, error);
    }
  }

  private async whole({ pack, offset }: Place): Promise<Buffer | undefined> {
    const { store } = this.repository;
    const name = packName(pack);
    if (store.path(name) !== undefined || offset > LARGEST_KEPT) return undefined;
    const known = this.kept.get(pack);
    if (known) return known;
    const bytes = await store.get(name, { offset: 0, length: LARGEST_KEPT });
    if (!bytes) return undefined;
    if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(pack, bytes);
    return bytes;
  }
}
