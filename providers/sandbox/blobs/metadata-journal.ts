import type { StatementSync } from 'node:sqlite';
import type { StateDatabase } from '../state/database.ts';

interface LokiDocument {
  readonly $loki: number;
}

interface LokiCollection {
  readonly name: string;
  readonly data: readonly LokiDocument[];
  on(event: 'insert' | 'update' | 'delete', listener: (documents: LokiDocument | readonly LokiDocument[]) => void): void;
  findAndRemove(filter: Readonly<Record<string, string>>): void;
  ensureAllIndexes(force: boolean): void;
}

/** What is used of a LokiJS database. */
export interface LokiDatabase {
  readonly collections: readonly LokiCollection[];
  persistenceAdapter: unknown;
  persistenceMethod: string;
  autosaveDisable(): void;
  serialize(): string;
  loadJSONObject(database: unknown): void;
}

/** JSON writes a Buffer (the MD5 of a blob of blocks) as an object that Azurite does not take back. */
const withBuffers = (_: string, value: unknown): unknown => {
  const { type, data } = (typeof value === 'object' && value !== null ? value : {}) as { type?: unknown; data?: unknown };
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data) : value;
};

/**
 * Keeps the blob server's directory of blobs. By itself it writes its whole directory every five seconds, so a death in between forgets
 * blobs that were acknowledged. Here every changed entry is written to the state database before the answer leaves.
 */
export class MetadataJournal {
  readonly #database: StateDatabase;
  readonly #store: string;
  readonly #loki: LokiDatabase;
  readonly #changed = new Map<string, Map<number, LokiDocument | undefined>>();
  readonly #put: StatementSync;
  readonly #delete: StatementSync;

  /** Call before the store is initialised: it must neither load nor save by itself. */
  constructor(database: StateDatabase, store: string, loki: LokiDatabase) {
    this.#database = database;
    this.#store = store;
    this.#loki = loki;
    database.write(() =>
      database
        .prepare(
          'CREATE TABLE IF NOT EXISTS entries (store TEXT, collection TEXT, id INTEGER, body TEXT NOT NULL, PRIMARY KEY (store, collection, id)) WITHOUT ROWID',
        )
        .run(),
    );
    this.#put = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body');
    this.#delete = database.prepare('DELETE FROM entries WHERE store = ? AND collection = ? AND id = ?');
    loki.persistenceMethod = 'adapter';
    loki.persistenceAdapter = {
      loadDatabase: (_name: string, done: (content: null) => void) => done(null),
      saveDatabase: (_name: string, _content: string, done: (error?: Error) => void) => done(),
    };
    loki.autosaveDisable();
  }

  /** Call once after the store was initialised (it has made its empty collections): fills them, and watches them from then on. */
  restore(): void {
    const shape = JSON.parse(this.#loki.serialize()) as {
      collections: {
        name: string;
        data: unknown[];
        idIndex: unknown;
        maxId: number;
        binaryIndices: Record<string, { dirty: boolean; values: unknown[] }>;
      }[];
    };
    const read = this.#database.prepare('SELECT id, body FROM entries WHERE store = ? AND collection = ? ORDER BY id');
    for (const collection of shape.collections) {
      collection.data = [];
      collection.idIndex = null;
      for (const { id, body } of read.iterate(this.#store, collection.name)) {
        collection.data.push(JSON.parse(String(body), withBuffers));
        collection.maxId = Math.max(collection.maxId, Number(id));
      }
      for (const index of Object.values(collection.binaryIndices)) Object.assign(index, { dirty: true, values: [] });
    }
    this.#loki.loadJSONObject(shape);
    for (const collection of this.#loki.collections) {
      // An index that maintains itself is never rebuilt by a search: left empty, it finds nothing, and the sweep of unused content takes what is in use.
      collection.ensureAllIndexes(true);
      this.#watch(collection);
    }
  }

  #watch(collection: LokiCollection): void {
    const changed = new Map<number, LokiDocument | undefined>();
    this.#changed.set(collection.name, changed);
    const note = (kept: boolean) => (documents: LokiDocument | readonly LokiDocument[]) => {
      for (const document of [documents].flat() as LokiDocument[]) changed.set(document.$loki, kept ? document : undefined);
    };
    collection.on('insert', note(true));
    collection.on('update', note(true));
    collection.on('delete', note(false));
  }

  get isDirty(): boolean {
    for (const changed of this.#changed.values()) if (changed.size > 0) return true;
    return false;
  }

  /** Writes what has changed, in one transaction. */
  flush(): void {
    if (!this.isDirty) return;
    this.#database.write(() => {
      for (const [collection, changed] of this.#changed) {
        for (const [id, document] of changed) {
          if (document) this.#put.run(this.#store, collection, id, JSON.stringify(document));
          else this.#delete.run(this.#store, collection, id);
        }
        changed.clear();
      }
    });
  }
}
