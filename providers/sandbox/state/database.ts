import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Another process holds the state of this practice cloud. */
export class AlreadyRunning extends Error {}

/**
 * The state of the practice cloud: one embedded database. It is locked for as long as the process lives, and the operating system gives
 * the lock back when the process dies in whatever way, so two processes never serve one folder. Every write is durable against the death
 * of the process when the call returns (write-ahead log; `synchronous=NORMAL` leaves only a power cut able to lose the last moments).
 */
export class StateDatabase {
  readonly #database: DatabaseSync;
  #depth = 0;
  /** Called inside every transaction that writes; the clock keeps its time with it. */
  onWrite: (() => void) | undefined;
  /** Called when a transaction was taken back: what is held in memory is read anew. */
  readonly onRollback: (() => void)[] = [];

  /** Throws AlreadyRunning. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'sandbox.db');
    this.#database = new DatabaseSync(file);
    try {
      this.#database.exec(
        'PRAGMA busy_timeout=0; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; BEGIN EXCLUSIVE; ' +
          'CREATE TABLE IF NOT EXISTS documents (kind TEXT, key TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID; COMMIT',
      );
      if (process.platform !== 'win32') for (const ending of ['', '-wal']) chmodSync(file + ending, 0o600);
    } catch (error) {
      this.#database.close();
      // SQLITE_BUSY and SQLITE_LOCKED, with or without an extension in the upper bytes.
      if ([5, 6].includes((((error as { errcode?: number }).errcode ?? 0) as number) & 0xff)) throw new AlreadyRunning(folder);
      throw error;
    }
  }

  prepare(sql: string): StatementSync {
    return this.#database.prepare(sql);
  }

  /** Runs `action` in one transaction: all of its writes are kept, or none. Calls within calls join the outer one. */
  write<T>(action: () => T): T {
    if (this.#depth > 0) return action();
    this.#database.exec('BEGIN');
    this.#depth += 1;
    try {
      const result = action();
      this.onWrite?.();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      for (const reload of this.onRollback) reload();
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  close(): void {
    this.#database.close();
  }
}
