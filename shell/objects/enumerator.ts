import { NetException } from './error.ts';
import type { Value } from './value.ts';

/** An IEnumerator over anything that JavaScript can walk. */
export class Enumerator {
  readonly #iterator: Iterator<Value>;
  #current: Value;
  #running = false;

  constructor(items: Iterable<Value>) {
    this.#iterator = items[Symbol.iterator]();
  }

  next(): boolean {
    const step = this.#iterator.next();
    this.#running = !step.done;
    this.#current = step.done ? undefined : step.value;
    return this.#running;
  }

  get current(): Value {
    if (!this.#running)
      throw new NetException('System.InvalidOperationException', 'Enumeration has either not started or has already finished.');
    return this.#current;
  }

  /** What is left of it. */
  *rest(): Generator<Value> {
    while (this.next()) yield this.#current;
  }
}
