import type { Value } from '../../shell/objects/value.ts';

/** How many objects of a run are wanted, and from where. */
export interface Window {
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly skip: number;
  readonly skipLast: number;
}

/** Lets objects through by their place. Objects are held back only where the end of the run decides about them. */
export class ObjectWindow {
  readonly #window: Window;
  readonly #pass: (value: Value) => void;
  #skipped = 0;
  #passed = 0;
  #held: Value[] = [];
  #start = 0;

  constructor(window: Window, pass: (value: Value) => void) {
    this.#window = window;
    this.#pass = pass;
  }

  /** True when no later object can be let through. */
  get isFull(): boolean {
    const { first, last } = this.#window;
    return first !== undefined && last === undefined && this.#passed >= first;
  }

  add(value: Value): void {
    const { first, last, skip, skipLast } = this.#window;
    const fromEnd = last !== undefined && first === undefined;
    if (!fromEnd && this.#skipped < skip) {
      this.#skipped++;
      return;
    }
    if (first !== undefined && this.#passed < first) {
      this.#passed++;
      this.#pass(value);
      return;
    }
    if (last !== undefined) this.#hold(value, last + (fromEnd ? skip : 0), false);
    else if (skipLast > 0) this.#hold(value, skipLast, true);
    else if (first === undefined) this.#pass(value);
  }

  /** Keeps the newest objects; the oldest one too many is let through or dropped. */
  #hold(value: Value, limit: number, passOldest: boolean): void {
    this.#held.push(value);
    if (this.#held.length - this.#start <= limit) return;
    const oldest = this.#held[this.#start++];
    if (this.#start > 1024 && this.#start * 2 > this.#held.length) {
      this.#held = this.#held.slice(this.#start);
      this.#start = 0;
    }
    if (passOldest) this.#pass(oldest);
  }

  end(): void {
    const { first, last, skip } = this.#window;
    if (last === undefined) return;
    const kept = this.#held.slice(this.#start);
    const count = first === undefined ? Math.max(0, kept.length - skip) : kept.length;
    for (const value of kept.slice(0, count)) this.#pass(value);
  }
}
