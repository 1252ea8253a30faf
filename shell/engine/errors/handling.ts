import { ErrorRecord, type NetException, type Raised } from '../../objects/error.ts';
import { type NetType, resolveType } from '../../objects/net-type.ts';

/** The type of an exception; one that nobody declared counts as System.Exception. */
const typeOfException = (exception: NetException): NetType | undefined =>
  exception.netType ?? resolveType(exception.type) ?? resolveType('System.Exception');

/** Index of the first handler whose types take the exception; a handler without types takes every one. */
function handlerFor(exception: NetException, handlers: readonly (readonly NetType[])[]): number {
  const type = typeOfException(exception);
  const exact = handlers.findIndex((types) => types.some((each) => type !== undefined && each === type));
  if (exact >= 0) return exact;
  return handlers.findIndex((types) => types.some((each) => type !== undefined && each.isAssignableFrom(type)));
}

export interface Handled {
  readonly handler: number;
  readonly record: ErrorRecord;
}

/**
 * Finds the catch clause or trap for an error. What is wrapped is tried first: a FormatException inside a
 * MethodInvocationException goes to `catch [FormatException]`, which then sees the FormatException.
 */
export function findHandler(raised: Raised, handlers: readonly (readonly NetType[])[]): Handled | undefined {
  const { record } = raised;
  const { exception } = record;
  if (exception.inner) {
    const handler = handlerFor(exception.inner, handlers);
    if (handler >= 0) return { handler, record: withException(record, exception.inner) };
  }
  const handler = handlerFor(exception, handlers);
  if (handler >= 0) return { handler, record };
  const stopped = resolveType('System.Management.Automation.ActionPreferenceStopException');
  if (stopped && 'byStatement' in raised && raised.byStatement === false) {
    const byStop = handlers.findIndex((types) => types.some((each) => each.isAssignableFrom(stopped)));
    if (byStop >= 0) return { handler: byStop, record };
  }
  const all = handlers.findIndex((types) => types.length === 0);
  return all >= 0 ? { handler: all, record } : undefined;
}

function withException(record: ErrorRecord, exception: NetException): ErrorRecord {
  const made = new ErrorRecord(exception, record.id, record.category, record.target, record.advice);
  made.details = record.details;
  made.reason = record.reason;
  made.activity = record.activity;
  made.invocation = record.invocation;
  made.scriptStackTrace = record.scriptStackTrace;
  return made;
}
