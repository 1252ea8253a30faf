import { type ErrorCategory, ErrorRecord, NetException, Raised } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';

/** A terminating error that no statement goes on after: `throw`, or an action preference of Stop. */
export class Thrown extends Raised {
  /** True for `throw`, false for an error that a preference made terminating. */
  readonly byStatement: boolean;
  constructor(record: ErrorRecord, byStatement: boolean) {
    super(record);
    this.byStatement = byStatement;
  }
}

export function errorRecord(type: string, id: string, category: ErrorCategory, message: string, target: Value = null): ErrorRecord {
  const full = type.includes('.') ? type : `System.Management.Automation.${type}`;
  return new ErrorRecord(new NetException(full, message), id, category, target);
}

/** JavaScript's answer to a recursion without end. */
export const isStackOverflow = (thrown: unknown): boolean =>
  (thrown instanceof RangeError && /call stack/.test(thrown.message)) ||
  // A regular expression that is compiled with the stack full says it in its own way.
  (thrown instanceof SyntaxError && /stack overflow/i.test(thrown.message));

/** Turns whatever JavaScript threw into a terminating error. */
export function asRaised(thrown: unknown): Raised {
  if (thrown instanceof Raised) return thrown;
  if (thrown instanceof NetException) return new Raised(new ErrorRecord(thrown, thrown.type, 'OperationStopped'));
  if (isStackOverflow(thrown))
    return new Raised(
      errorRecord('ScriptCallDepthException', 'CallDepthOverflow', 'InvalidOperation', 'The script failed due to call depth overflow.', 0),
    );
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (process.env.OFFLINESEED_TRACE) process.stderr.write(`${error.stack}\n`);
  return new Raised(errorRecord('System.InvalidOperationException', error.name, 'NotSpecified', error.message));
}
