import { closeGeneric, type NetType, requireType, typeOf } from './net-type.ts';
import type { Value } from './value.ts';

/** [ref]: a variable, or any place that can be read and written. */
export class PSReference {
  readonly #get: () => Value;
  readonly #set: (value: Value) => void;

  constructor(get: () => Value, set: (value: Value) => void) {
    this.#get = get;
    this.#set = set;
  }

  /** A reference to a value of its own: `[ref]5`. */
  static of(value: Value): PSReference {
    let held = value;
    return new PSReference(
      () => held,
      (next) => {
        held = next;
      },
    );
  }

  get value(): Value {
    return this.#get();
  }
  set value(next: Value) {
    this.#set(next);
  }

  get netType(): NetType {
    const { value } = this;
    return closeGeneric(requireType('System.Management.Automation.PSReference`1'), [
      value === null || value === undefined ? requireType('System.Object') : typeOf(value),
    ]);
  }
}
