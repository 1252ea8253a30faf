import type { StatementSync } from 'node:sqlite';
import type { StateDatabase } from './database.ts';

/** Records of one kind, kept in memory and in the database. A record is never changed in place: `put` a new one. */
export class Documents<T> {
  readonly #database: StateDatabase;
  readonly #kind: string;
  readonly #held = new Map<string, T>();
  readonly #put: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: StateDatabase, kind: string) {
    this.#database = database;
    this.#kind = kind;
    this.#put = database.prepare('INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body');
    this.#delete = database.prepare('DELETE FROM documents WHERE kind = ? AND key = ?');
    this.#load();
    database.onRollback.push(() => this.#load());
  }

  #load(): void {
    this.#held.clear();
    for (const { key, body } of this.#database.prepare('SELECT key, body FROM documents WHERE kind = ? ORDER BY key').iterate(this.#kind))
      this.#held.set(String(key), JSON.parse(String(body)) as T);
  }

  get(key: string): T | undefined {
    return this.#held.get(key);
  }

  keys(): IterableIterator<string> {
    return this.#held.keys();
  }

  entries(): IterableIterator<[string, T]> {
    return this.#held.entries();
  }

  values(): T[] {
    return [...this.#held.values()];
  }

  put(key: string, value: T): T {
    this.#database.write(() => this.#put.run(this.#kind, key, JSON.stringify(value)));
    this.#held.set(key, value);
    return value;
  }

  delete(key: string): boolean {
    if (!this.#held.has(key)) return false;
    this.#database.write(() => this.#delete.run(this.#kind, key));
    return this.#held.delete(key);
  }
}
