import type { Place } from '../blobs/places.ts';
import { parseIndex } from '../index/index-file.ts';
import { isId, type Pack, sha256 } from '../pack/blob.ts';
import { type MasterKey, Sealer } from '../seal/sealer.ts';
import { byTime, type NamedSnapshot, type Snapshot } from '../snapshot/snapshot.ts';
import { Squeezer, Unsqueezer, unsqueezeUnknown } from '../squeeze/zstd.ts';
import { idOf, packName, type Store } from '../store/store.ts';
import type { Config } from './config.ts';
import { damaged, missing } from './failures.ts';

/** First byte of an unpacked file of version 2; a file of version 1 is bare JSON and begins with `{` or `[`. */
const ZSTD_MARK = 2;

/** An open repository: its small files and single blobs. It knows nothing of places but the store. */
export class Repository {
  readonly store: Store;
  readonly config: Config;
  readonly sealer: Sealer;
  readonly squeezer = new Squeezer();
  private readonly unsqueezer = new Unsqueezer();

  constructor(store: Store, key: MasterKey, config: Config) {
    this.store = store;
    this.config = config;
    this.sealer = new Sealer(key);
  }

  /** Ids in a folder, sorted; whatever else lies there is not ours. */
  async ids(folder: 'index' | 'snapshots' | 'locks'): Promise<string[]> {
    return (await this.store.list(folder))
      .map(({ name }) => idOf(name))
      .filter(isId)
      .sort();
  }

  /** The JSON of a small file, name and seal checked; undefined when it is gone. */
  async load(folder: 'index' | 'snapshots' | 'locks', id: string): Promise<string | undefined> {
    const name = `${folder}/${id}`;
    const raw = await this.store.get(name);
    if (!raw) return undefined;
    if (sha256(raw).toString('hex') !== id) throw damaged(this.store.where, name, 'its content is not what its name says (SHA-256)');
    try {
      const plain = this.sealer.open(raw);
      return (plain[0] === ZSTD_MARK ? unsqueezeUnknown(plain.subarray(1)) : plain).toString();
    } catch (error) {
      throw damaged(this.store.where, name, (error as Error).message, error);
    }
  }

  /** Seals and stores a small file; gives its id and length. */
  async save(folder: 'index' | 'snapshots' | 'locks', text: string): Promise<{ id: string; length: number }> {
    const sealed = this.sealer.seal(Buffer.concat([Buffer.of(ZSTD_MARK), this.squeezer.squeeze(Buffer.from(text))]));
    const id = sha256(sealed).toString('hex');
    await this.store.put(`${folder}/${id}`, sealed);
    return { id, length: sealed.length };
  }

  /** Every snapshot, the oldest first. A file that is gone since the listing is left out; a damaged one throws, or is told to `trouble`. */
  async snapshots(trouble?: (failure: unknown) => void): Promise<NamedSnapshot[]> {
    const out: NamedSnapshot[] = [];
    for (const id of await this.ids('snapshots')) {
      try {
        const text = await this.load('snapshots', id);
        if (text !== undefined) out.push({ ...this.parsed(`snapshots/${id}`, text), id });
      } catch (failure) {
        if (!trouble) throw failure;
        trouble(failure);
      }
    }
    return out.sort(byTime);
  }

  private parsed(name: string, text: string): Snapshot {
    try {
      const given = JSON.parse(text) as Snapshot;
      if (!isId(given.tree) || !Array.isArray(given.paths) || Number.isNaN(Date.parse(given.time)))
        throw new RangeError('it is no snapshot');
      return given;
    } catch (error) {
      throw damaged(this.store.where, name, (error as Error).message, error);
    }
  }

  /** The packs that each index file names, one file at a time; a damaged one throws, or is told to `trouble`. */
  async *indexes(trouble?: (failure: unknown) => void): AsyncGenerator<{ id: string; packs: Pack[] }> {
    for (const id of await this.ids('index')) {
      let packs: Pack[];
      try {
        const text = await this.load('index', id);
        if (text === undefined) continue;
        packs = this.packsOf(id, text);
      } catch (failure) {
        if (!trouble) throw failure;
        trouble(failure);
        continue;
      }
      yield { id, packs };
    }
  }

  private packsOf(id: string, text: string): Pack[] {
    try {
      return parseIndex(text).packs;
    } catch (error) {
      throw damaged(this.store.where, `index/${id}`, (error as Error).message, error);
    }
  }

  /** One blob, its seal and its hash checked. `whole` is the beginning of its pack, when somebody has it. */
  async blob(id: string, place: Place, whole?: Buffer): Promise<Buffer> {
    const name = packName(place.pack);
    const end = place.offset + place.length;
    const raw = whole && whole.length >= end ? whole.subarray(place.offset, end) : await this.store.get(name, place);
    if (!raw) throw missing(this.store.where, name);
    const problem = (what: string, cause?: unknown) => damaged(this.store.where, name, `blob ${id}: ${what}`, cause);
    if (raw.length !== place.length) throw problem('the file ends before it');
    let plain: Buffer;
    try {
      const stored = this.sealer.open(raw);
      // What the context gives is overwritten by the next call, which may come before the caller goes on.
      plain = place.size ? Buffer.from(this.unsqueezer.unsqueeze(stored, place.size)) : stored;
    } catch (error) {
      throw problem((error as Error).message, error);
    }
    if (sha256(plain).toString('hex') !== id) throw problem('its content is not what its name says (SHA-256)');
    return plain;
  }

  close(): void {
    this.store.close();
  }
}
