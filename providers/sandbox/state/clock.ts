import type { StateDatabase } from './database.ts';
import { Documents } from './documents.ts';

interface Kept {
  readonly offset: number; //            milliseconds ahead of the computer's clock
  readonly last: number; //              last time that was seen
}

/**
 * The practice cloud's own time. It runs as fast as real time, can be turned forwards, and never goes back: neither when the
 * computer's clock is set back while the process runs (it follows the monotonic clock) nor between two runs (the last time is kept).
 */
export class SandboxClock {
  readonly #kept: Documents<Kept>;
  readonly #system: () => number;
  #start: number; //                     practice time when #since was read
  #since = performance.now();

  constructor(database: StateDatabase, system: () => number = Date.now) {
    this.#kept = new Documents<Kept>(database, 'clock');
    this.#system = system;
    const { offset, last } = this.#kept.get('clock') ?? { offset: 0, last: 0 };
    this.#start = Math.max(system() + offset, last);
    database.onWrite = () => this.#keep();
    this.#keep();
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Math.floor(this.#start + performance.now() - this.#since);
  }

  date(): Date {
    return new Date(this.now());
  }

  iso(): string {
    return this.date().toISOString();
  }

  step(milliseconds: number): number {
    this.#start = this.now() + milliseconds;
    this.#since = performance.now();
    this.#keep();
    return this.now();
  }

  #keeping = false;
  #keep(): void {
    if (this.#keeping) return;
    this.#keeping = true;
    try {
      const last = this.now();
      this.#kept.put('clock', { offset: last - this.#system(), last });
    } finally {
      this.#keeping = false;
    }
  }
}
