import type { Run } from '../compile/shape.ts';
import type { Output } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import { LoopJump } from '../signal.ts';

/** Runs a named block. `return` ends just this block; `break` and `continue` look for their loop outside. */
export function runPart(run: Run, frame: Frame, out: Output): void {
  const signal = run(frame, out);
  if (signal === 1 || signal === 2) {
    const { label } = frame;
    frame.label = '';
    throw new LoopJump(signal, label);
  }
}

/** Runs an action with the frame as the running one. */
export function inside<T>(frame: Frame, action: () => T): T {
  const { engine, state } = frame;
  const { top } = engine;
  const { current } = state;
  engine.top = frame;
  state.current = frame;
  if (frame.commands !== null) engine.commands.stamp++;
  try {
    return action();
  } finally {
    engine.top = top;
    state.current = current;
    if (frame.commands !== null) engine.commands.stamp++;
  }
}
