import type { Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';
import { LoopJump, type Signal } from '../signal.ts';

/** Leaves the script block from inside an expression: `$x = $(return 1)`. Caught where the block runs. */
export class ReturnJump {
  readonly frame: Frame;
  constructor(frame: Frame) {
    this.frame = frame;
  }
}

/** A statement inside an expression that does not end normally cannot hand its signal back: it travels as an exception. */
export function escaping(frame: Frame, signal: Signal): Value {
  if (signal === 0) return undefined;
  if (signal === 3) throw new ReturnJump(frame);
  const { label } = frame;
  frame.label = '';
  throw new LoopJump(signal, label);
}
