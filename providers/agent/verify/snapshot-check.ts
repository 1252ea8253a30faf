import { BlobTable } from '../blobs/table.ts';
import type { Contents } from '../repository/contents.ts';
import type { TreeReader } from '../repository/tree-reader.ts';

/** What a tree was found to be; 0 is not looked at. */
const WHOLE = 1;
const TORN = 2;
/** Trees between two turns of the event loop. */
const TURN = 64;

/** Looks at every tree of the snapshots once: it can be read, and all it names lies in packs that are sound. */
export class SnapshotCheck {
  private readonly trees: TreeReader;
  private readonly contents: Contents;
  private readonly unsound: ReadonlySet<string>;
  private readonly problem: (failure: unknown) => void;
  private readonly seen = new BlobTable(1);
  count = 0;

  constructor(trees: TreeReader, contents: Contents, unsound: ReadonlySet<string>, problem: (failure: unknown) => void) {
    this.trees = trees;
    this.contents = contents;
    this.unsound = unsound;
    this.problem = problem;
  }

  private isSound(id: string): boolean {
    const place = this.contents.places.find(id);
    return place !== undefined && this.contents.files.has(place.pack) && !this.unsound.has(place.pack);
  }

  /** Whether everything below this tree can be restored. */
  async isWhole(id: string, signal?: AbortSignal): Promise<boolean> {
    const raw = Buffer.from(id, 'hex');
    const known = this.seen.get(raw)?.[0];
    if (known) return known === WHOLE;
    let whole = true;
    if (++this.count % TURN === 0) await new Promise((next) => setImmediate(next));
    signal?.throwIfAborted();
    try {
      for (const node of await this.trees.read(id)) {
        if (node.type === 'dir') whole = node.subtree !== undefined && (await this.isWhole(node.subtree, signal)) && whole;
        else if (node.content && !node.content.every((blob) => this.isSound(blob))) whole = false;
      }
    } catch (failure) {
      this.problem(failure);
      whole = false;
    }
    this.seen.put(raw, whole ? WHOLE : TORN);
    return whole;
  }
}
