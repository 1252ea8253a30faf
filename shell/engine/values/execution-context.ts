import type { SessionState } from '../scope/session-state.ts';

/** `$ExecutionContext`: always seen from the state that is running. */
export class ExecutionContext {
  readonly state: SessionState;
  constructor(state: SessionState) {
    this.state = state;
  }
  get current(): SessionState {
    return this.state.engine.top.state;
  }
}

class OfState {
  readonly state: SessionState;
  constructor(state: SessionState) {
    this.state = state;
  }
}

/** System.Management.Automation.SessionState. */
export class StateView extends OfState {}
export class VariableIntrinsics extends OfState {}
export class CommandIntrinsics extends OfState {}
export class PathIntrinsics extends OfState {}
export class ProviderIntrinsics extends OfState {}
