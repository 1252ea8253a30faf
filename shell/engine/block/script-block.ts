import type { Value } from '../../objects/value.ts';
import type { SessionState } from '../scope/session-state.ts';
import type { Code } from './code.ts';

/** System.Management.Automation.ScriptBlock: code, and the session state in which it runs. */
export class ScriptBlock {
  readonly code: Code;
  /** Null for a block made from text that has run nowhere yet: it runs where it is called. */
  readonly state: SessionState | null;
  debuggerHidden = false;

  constructor(code: Code, state: SessionState | null) {
    this.code = code;
    this.state = state;
  }

  get file(): string | null {
    return this.code.source.file || null;
  }

  get isFilter(): boolean {
    return this.code.isFilter;
  }

  get module(): Value {
    return this.state?.module ?? null;
  }

  toString(): string {
    return this.code.text;
  }
}
