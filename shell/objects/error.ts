import type { NetType } from './net-type.ts';
import type { Value } from './value.ts';

/** A .NET exception as a value: `$_.Exception`. `type` is its full name; what belongs to special kinds (ParamName, ErrorRecord …) stands in `data`. */
export class NetException {
  readonly type: string;
  /** Set for exceptions that are classes of a script. */
  netType: NetType | undefined;
  message: string;
  inner: NetException | null;
  readonly data = new Map<string, Value>();

  constructor(type: string, message: string, inner: NetException | null = null) {
    this.type = type;
    this.message = message;
    this.inner = inner;
  }
}

export type ErrorCategory =
  | 'NotSpecified'
  | 'OpenError'
  | 'CloseError'
  | 'DeviceError'
  | 'DeadlockDetected'
  | 'InvalidArgument'
  | 'InvalidData'
  | 'InvalidOperation'
  | 'InvalidResult'
  | 'InvalidType'
  | 'MetadataError'
  | 'NotImplemented'
  | 'NotInstalled'
  | 'ObjectNotFound'
  | 'OperationStopped'
  | 'OperationTimeout'
  | 'SyntaxError'
  | 'ParserError'
  | 'PermissionDenied'
  | 'ResourceBusy'
  | 'ResourceExists'
  | 'ResourceUnavailable'
  | 'ReadError'
  | 'WriteError'
  | 'FromStdErr'
  | 'SecurityError'
  | 'ProtocolError'
  | 'ConnectionError'
  | 'AuthenticationError'
  | 'LimitsExceeded'
  | 'QuotaExceeded'
  | 'NotEnabled';

/** System.Management.Automation.ErrorRecord. `advice` is what a user does next: PowerShell's ErrorDetails.RecommendedAction. */
export class ErrorRecord {
  exception: NetException;
  /** What tests compare; the engine appends `,<command>` once when a command wrote it. */
  id: string;
  category: ErrorCategory;
  target: Value;
  advice: string | undefined;
  /** ErrorDetails.Message: shown instead of the exception's message. */
  details: string | undefined;
  /** Category reason and activity when they differ from what the exception and the command say. */
  reason: string | undefined;
  activity: string | undefined;
  targetName: string | undefined;
  targetType: string | undefined;
  /** InvocationInfo and script stack trace, set by the engine. */
  invocation: Value = null;
  scriptStackTrace = '';

  constructor(exception: NetException, id: string, category: ErrorCategory, target: Value = null, advice?: string) {
    this.exception = exception;
    this.id = id;
    this.category = category;
    this.target = target;
    this.advice = advice;
  }
}

/** What is thrown inside the shell: cheap, without a JavaScript stack. A room that knows no command throws it with its id and category. */
export class Raised {
  readonly record: ErrorRecord;
  /** True for an error that a method call hands on unwrapped: what $PSCmdlet throws. */
  passes = false;
  constructor(record: ErrorRecord) {
    this.record = record;
  }
}

/** Throws a terminating error: `raise('RuntimeException', 'DivideByZero', …)`; a type without dots lies in System.Management.Automation. */
export function raise(type: string, id: string, category: ErrorCategory, message: string, target: Value = null, advice?: string): never {
  const full = type.includes('.') ? type : `System.Management.Automation.${type}`;
  throw new Raised(new ErrorRecord(new NetException(full, message), id, category, target, advice));
}
