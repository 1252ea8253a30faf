import { NetException, Raised } from '../objects/error.ts';
import { scriptHooks } from '../objects/script-hooks.ts';
import { toText } from '../objects/text.ts';
import type { Value } from '../objects/value.ts';

/** True for a script block. */
export function isBlock(value: Value): boolean {
  return typeof value === 'object' && value !== null && scriptHooks.isBlock(value);
}

/** The text between the braces. */
export function scriptText(block: Value): string {
  return toText(block);
}

/** What a script block gives with an object as `$_`. */
export function runBlock(block: Value, underscore: Value): Value {
  return scriptHooks.invoke(block, underscore, []);
}

/** The exception behind what a script or a property threw; anything that is no error of a script (a stop, an exit) goes on. */
export function failureOf(thrown: unknown): NetException {
  if (thrown instanceof Raised) return thrown.record.exception;
  if (thrown instanceof NetException) return thrown;
  throw thrown;
}
