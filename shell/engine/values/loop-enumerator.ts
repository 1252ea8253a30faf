import type { Value } from '../../objects/value.ts';

/** `$foreach` and `$switch`: MoveNext() takes the next item away from the loop. */
export class LoopEnumerator {
  readonly #items: readonly Value[];
  #at = -1;
  constructor(items: readonly Value[]) {
    this.#items = items;
  }
  moveNext(): boolean {
    this.#at++;
    return this.#at < this.#items.length;
  }
  get current(): Value {
    return this.#items[this.#at] ?? null;
  }
  reset(): void {
    this.#at = -1;
  }
}
