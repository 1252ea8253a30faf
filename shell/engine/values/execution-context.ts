import type { SessionState } from '../scope/session-state.ts';

/** `$ExecutionContext`. */
export class ExecutionContext {
  readonly state: SessionState;
  constructor(state: SessionState) {
    this.state = state;
  }
}
