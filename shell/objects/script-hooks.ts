import type { NetType } from './net-type.ts';
import type { Value } from './value.ts';

/**
 * The only way from values back into scripts. The engine sets these when a session starts; until then script members do nothing
 * but say so.
 */
export interface ScriptHooks {
  /**
   * Runs a script block and gives what it wrote, as an assignment would see it. `underscore` undefined leaves `$_` alone;
   * `self` is `$this`.
   */
  invoke(block: Value, underscore: Value, args: readonly Value[], self?: Value): Value;
  /** The value of `$OFS`; undefined when it is not set. */
  separator(): Value;
  /** True for a value that `invoke` can run. */
  isBlock(value: Value): boolean;
  /** A class or enum of a script that can be seen from the code that runs. */
  findType(name: string): NetType | undefined;
}

export const scriptHooks: ScriptHooks = {
  invoke() {
    throw new Error('No engine is attached that could run a script block.');
  },
  separator: () => undefined,
  isBlock: () => false,
  findType: () => undefined,
};
