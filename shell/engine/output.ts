import { enumerable } from '../objects/enumerate.ts';
import type { Value } from '../objects/value.ts';

/** Where objects go: the next stage, a variable, a file, the screen. */
export abstract class Output {
  abstract write(value: Value): void;
  /** True for the screen itself: a native program may then write to it directly. */
  get isScreen(): boolean {
    return false;
  }
  /** Lets go what is held back for layout, before something else writes to the same screen. */
  flush(): void {}
}

/** Unrolls a collection one level, as output of a statement does; AutomationNull gives nothing. */
export function emit(value: Value, out: Output): void {
  if (value === null || typeof value === 'number' || typeof value === 'string') {
    out.write(value);
    return;
  }
  if (value === undefined) return;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) out.write(value[at]);
    return;
  }
  if (typeof value === 'object') {
    const items = enumerable(value);
    if (items !== undefined) {
      for (const item of items) out.write(item);
      return;
    }
  }
  out.write(value);
}

/** Collects what an expression or assignment sees: nothing, the one object, or an object[]. */
export class Capture extends Output {
  #first: Value = undefined;
  #rest: Value[] | null = null;
  #some = false;

  write(value: Value): void {
    if (this.#rest !== null) this.#rest.push(value);
    else if (this.#some) this.#rest = [this.#first, value];
    else {
      this.#first = value;
      this.#some = true;
    }
  }

  result(): Value {
    return this.#rest ?? this.#first;
  }

  list(): Value[] {
    return this.#rest ?? (this.#some ? [this.#first] : []);
  }
}

export class ListOutput extends Output {
  readonly items: Value[];
  constructor(items: Value[] = []) {
    super();
    this.items = items;
  }
  write(value: Value): void {
    this.items.push(value);
  }
}

export class CallOutput extends Output {
  readonly #write: (value: Value) => void;
  constructor(write: (value: Value) => void) {
    super();
    this.#write = write;
  }
  write(value: Value): void {
    this.#write(value);
  }
}

class Nowhere extends Output {
  write(): void {}
}

export const nowhere: Output = new Nowhere();
