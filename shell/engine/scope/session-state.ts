import type { Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';
import type { Frame } from './frame.ts';

/** The variables, functions and aliases of the session, or of one module. Script blocks are bound to the state they were written in. */
export class SessionState {
  readonly engine: Engine;
  /** Outermost frame: the global scope, or the scope of a module. */
  top!: Frame;
  /** The frame in which code of this state is running. */
  current!: Frame;
  /** PSModuleInfo; null for the session itself. */
  readonly module: Value;

  constructor(engine: Engine, module: Value = null) {
    this.engine = engine;
    this.module = module;
  }
}
