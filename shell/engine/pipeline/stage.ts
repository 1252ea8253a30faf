import { nowhere, Output } from '../output.ts';
import type { PipelineRun } from './run.ts';

/**
 * One running command of a pipeline. It gets objects by `write` (or none at all, then `single` runs it once) and hands its own on to
 * `out`. `begin` is called for all stages from left to right, then objects flow, then `end`, and `clean` always.
 */
export abstract class Stage extends Output {
  out: Output = nowhere;
  run!: PipelineRun;
  /** Binds arguments; every stage is bound before any begins. */
  bind(_expectsInput: boolean): void {}
  abstract begin(): void;
  /** Runs once without an object: the first command of a pipeline. */
  abstract single(): void;
  abstract end(): void;
  clean(): void {}
}
