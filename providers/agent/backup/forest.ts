import type { BlobTable } from '../blobs/table.ts';
import { sha256 } from '../pack/blob.ts';
import { PackBuilder, ROOM } from '../pack/builder.ts';
import type { Repository } from '../repository/repository.ts';
import { OVERHEAD } from '../seal/sealer.ts';
import type { PackWriter } from './pack-writer.ts';

/** Room for the header of a pack that holds one blob. */
const ALONE = 4096 + 2 * OVERHEAD;

/** Saves trees: data and tree blobs never share a pack, and trees are always compressed. */
export class Forest {
  private readonly repository: Repository;
  private readonly known: BlobTable;
  private readonly writer: PackWriter;
  private builder: PackBuilder | undefined;
  private turn: Promise<void> = Promise.resolve();
  addedBytes = 0;
  addedTrees = 0;

  constructor(repository: Repository, known: BlobTable, writer: PackWriter) {
    this.repository = repository;
    this.known = known;
    this.writer = writer;
  }

  /** The id of a tree; it is durable after `finish`. */
  async save(text: Buffer): Promise<string> {
    const raw = sha256(text);
    const id = raw.toString('hex');
    if (!this.known.claim(raw)) return id;
    const mine = this.turn.then(() => this.add(id, text));
    this.turn = mine.catch(() => {});
    await mine;
    return id;
  }

  private async add(id: string, text: Buffer): Promise<void> {
    const { sealer, squeezer } = this.repository;
    const stored = squeezer.squeeze(text);
    this.addedBytes += text.length;
    this.addedTrees++;
    if (stored.length + ALONE > ROOM) {
      // A folder with very many entries has a pack of its own size.
      const alone = new PackBuilder(Buffer.allocUnsafeSlow(stored.length + ALONE), sealer);
      alone.add(id, 'tree', stored, text.length);
      await this.ship(alone);
      return;
    }
    this.builder ??= new PackBuilder(Buffer.allocUnsafeSlow(ROOM), sealer);
    if (!this.builder.fits(stored.length)) {
      const kept = Buffer.from(stored);
      await this.ship(this.builder);
      this.builder.add(id, 'tree', kept, text.length);
    } else this.builder.add(id, 'tree', stored, text.length);
    if (this.builder.full) await this.ship(this.builder);
  }

  private async ship(builder: PackBuilder): Promise<void> {
    if (builder.empty) return;
    const { id, blobs, length } = builder.finish();
    await this.writer.write({ id, blobs }, builder.bytes.subarray(0, length));
  }

  async finish(): Promise<void> {
    await this.turn;
    if (this.builder) await this.ship(this.builder);
    this.builder = undefined;
  }
}
