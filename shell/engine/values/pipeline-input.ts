import type { Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';

const made = new WeakMap<Frame, PipelineInput>();

/** `$input`: goes once over what came through the pipeline. */
export class PipelineInput implements Iterable<Value> {
  #items: Value[];
  #at = 0;
  #source: Value[] | null;

  private constructor(source: Value[] | null) {
    this.#source = source;
    this.#items = source ?? [];
  }

  /** The enumerator of a frame; a new one when the input has changed since. */
  static of(frame: Frame): PipelineInput {
    let found = made.get(frame);
    if (!found || found.#source !== frame.input) {
      found = new PipelineInput(frame.input);
      made.set(frame, found);
    }
    return found;
  }

  *[Symbol.iterator](): IterableIterator<Value> {
    while (this.#at < this.#items.length) yield this.#items[this.#at++];
  }

  moveNext(): boolean {
    if (this.#at >= this.#items.length) return false;
    this.#at++;
    return true;
  }
  get current(): Value {
    return this.#items[this.#at - 1] ?? null;
  }
  reset(): void {
    this.#at = 0;
  }
}
