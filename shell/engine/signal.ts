import type { Value } from '../objects/value.ts';

/** How a statement ended. Inside one script block it is a number that statements hand back; across blocks and pipelines it travels as an exception. */
export type Signal = 0 | 1 | 2 | 3;
export const normal = 0;
export const broke = 1;
export const continued = 2;
export const returned = 3;

/** A `break` or `continue` that looks for its loop outside the block in which it stands: PowerShell's loops are found dynamically. */
export class LoopJump {
  readonly signal: 1 | 2;
  readonly label: string;
  constructor(signal: 1 | 2, label: string) {
    this.signal = signal;
    this.label = label;
  }
}

/** `exit`: ends the running script file, or the session. `value` is what stood after it. */
export class ExitScript {
  readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}

/** A later stage has enough: unwinds to the pipeline that `stage` belongs to. */
export class StopUpstream {
  readonly stage: object;
  constructor(stage: object) {
    this.stage = stage;
  }
}

/** Ctrl+C. Nothing of PowerShell catches it, but `finally` and `clean` run. */
export class PipelineStopped {}

/** True for what must pass through `catch`, `trap` and statements that go on after errors. */
export const passesHandlers = (thrown: unknown): boolean =>
  thrown instanceof LoopJump || thrown instanceof ExitScript || thrown instanceof StopUpstream || thrown instanceof PipelineStopped;
