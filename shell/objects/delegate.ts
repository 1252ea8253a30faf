import type { NetType } from './net-type.ts';
import { scriptHooks } from './script-hooks.ts';
import type { Value } from './value.ts';

/** A .NET delegate: a script block, a method or a function of the shell behind a signature. */
export class Delegate {
  readonly netType: NetType;
  readonly target: Value;
  readonly #call: (...args: Value[]) => Value;

  constructor(netType: NetType, target: Value, call: (...args: Value[]) => Value) {
    this.netType = netType;
    this.target = target;
    this.#call = call;
  }

  /** Arguments arrive in the block as `$args` and as its parameters; `$_` is not set. */
  static ofBlock(netType: NetType, block: Value): Delegate {
    return new Delegate(netType, block, (...args) => scriptHooks.invoke(block, undefined, args));
  }

  invoke(...args: Value[]): Value {
    return this.#call(...args);
  }
}

/** The JavaScript function that a member table receives for a delegate parameter. */
export function delegateFunction(value: Value): unknown {
  return value instanceof Delegate ? (...args: Value[]) => value.invoke(...args) : value;
}
