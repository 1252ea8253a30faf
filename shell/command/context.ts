import type { ErrorCategory, ErrorRecord } from '../objects/error.ts';
import type { Value } from '../objects/value.ts';

/** One state of a running activity, as Write-Progress takes it. */
export interface Progress {
  activity: string;
  status?: string;
  /** 0 to 100; left out when unknown. */
  percent?: number;
  secondsRemaining?: number;
  operation?: string;
  id?: number;
  parentId?: number;
  completed?: boolean;
}

/** The error of a host cmdlet: `throw new Failure(…)` ends the pipeline, `context.error(new Failure(…))` goes on with the next object. */
export class Failure extends Error {
  readonly id: string;
  readonly category: ErrorCategory;
  readonly target: unknown;
  /** What the user does next. */
  readonly advice: string | undefined;
  constructor(id: string, category: ErrorCategory, message: string, more: { target?: unknown; advice?: string; cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.id = id;
    this.category = category;
    this.target = more.target ?? null;
    this.advice = more.advice;
  }

  /** Any error as a Failure: one that carries `id` and `category` (those of the providers do) keeps them, with `target` and `advice`. */
  static from(error: unknown): Failure {
    if (error instanceof Failure) return error;
    const message = error instanceof Error ? error.message : String(error);
    const { id, category, target, advice } = (typeof error === 'object' && error !== null ? error : {}) as Partial<Failure>;
    if (typeof id !== 'string' || typeof category !== 'string')
      return new Failure('UnexpectedError', 'NotSpecified', message, { cause: error });
    return new Failure(id, category, message, { target, advice, cause: error });
  }
}

/** What a cmdlet of the road sees. */
export interface HostContext<W> {
  readonly world: W;
  /** Aborted by Ctrl+C, or when a later stage has enough; hand it to every SDK call. */
  readonly signal: AbortSignal;
  /** The shell's current file-system folder: relative paths start here (`resolve` does it). */
  readonly folder: string;
  resolve(path: string): string;
  warn(text: string): void;
  verbose(text: string): void;
  debug(text: string): void;
  information(text: string): void;
  progress(state: Progress): void;
  error(failure: Failure): void;
  /** Asks the user where $ConfirmPreference or -Confirm wants it; false for -WhatIf (which prints what would happen). */
  shouldProcess(target: string, action?: string): Promise<boolean>;
  /** Asks always, unless `force`; false when there is nobody to ask. */
  shouldContinue(query: string, caption: string): Promise<boolean>;
  /** Names of parameters that were bound, lower case. */
  readonly bound: ReadonlySet<string>;
  readonly parameterSet: string;
}

/** What a core cmdlet sees: the engine's own services, all synchronous. Session services (drives, variables, commands) stand in `session.ts`. */
export interface EngineContext {
  write(value: Value): void;
  /** Writes each element of a collection, as output of a script would. */
  writeEnumerated(value: Value): void;
  error(record: ErrorRecord): void;
  /** An error in the name of the function or script that called: what Write-Error writes. */
  errorOfCaller(record: ErrorRecord): void;
  warn(text: string): void;
  verbose(text: string): void;
  debug(text: string): void;
  /** `data` may be an InformationRecord that is ready. */
  information(data: Value, tags?: readonly string[]): void;
  progress(state: Progress): void;
  shouldProcess(target: string, action?: string): boolean;
  shouldContinue(query: string, caption: string): boolean;
  /** True for a parameter that was given (any case). */
  isBound(name: string): boolean;
  readonly parameterSet: string;
  /** The InvocationInfo of this call. */
  readonly invocation: Value;
  /** True when objects may come from a pipeline. */
  readonly expectsInput: boolean;
  /** Ends the stages before this one, as Select-Object -First does; does not return. */
  stopUpstream(): never;
  /** Throws when the user has pressed Ctrl+C; loops of a core cmdlet call it now and then. */
  checkStop(): void;
  readonly session: import('./session.ts').SessionServices;
}
