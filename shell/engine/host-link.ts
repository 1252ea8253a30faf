import type { Progress } from '../command/context.ts';
import type { ErrorCategory } from '../objects/error.ts';

/**
 * The one bridge between the synchronous engine and the host thread (see docs/architecture.md).
 * Values cross it as plain data that structured clone can carry (shell/objects/plain.ts turns them).
 */
export interface HostLink {
  /** Sends a request and returns its number. */
  send(request: HostRequest): number;
  /** Sleeps until the host has sent something for this request; throws when the user stops the pipeline. */
  receive(request: number): HostMessage;
  /** Gives the answer to an `ask` message of this request. */
  answer(request: number, value: unknown): void;
  /** More standard input for a `native` request; null ends it. */
  feed(request: number, bytes: Uint8Array | null): void;
  /** Tells the host that nobody wants more of this request; no message comes for it afterwards. */
  cancel(request: number): void;
}

export type HostRequest = RunCmdlet | RunNative | AskUser;

/** Runs `process` of a cmdlet of the road once. Its messages: record, streams, ask; then done or failed. */
export interface RunCmdlet {
  readonly kind: 'cmdlet';
  /** Name as the manifest has it. */
  readonly name: string;
  /** Plain values by parameter name; parameters that were not given carry their declared default. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Names of parameters that were bound, lower case. */
  readonly bound: readonly string[];
  readonly parameterSet: string;
  /** The shell's current file-system folder. */
  readonly folder: string;
  /** What shouldProcess decides without asking the engine: an impact below `confirm` needs no question. */
  readonly whatIf: boolean;
  readonly confirm: 'None' | 'Low' | 'Medium' | 'High';
  /** False where the text would be dropped anyway. */
  readonly wants: { readonly verbose: boolean; readonly debug: boolean };
}

/** Runs a native program whose output is read while it runs. Its messages: output, then exited or failed. */
export interface RunNative {
  readonly kind: 'native';
  readonly path: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly input: 'inherit' | 'fed' | 'none';
  readonly error: 'inherit' | 'read' | 'drop';
}

/** A question that the engine itself puts to the user: Read-Host, a mandatory parameter, a confirmation. Its message: answered. */
export interface AskUser {
  readonly kind: 'ask';
  readonly question: Question;
}

export type Question =
  | { readonly form: 'line'; readonly prompt: string; readonly secret: boolean }
  | {
      readonly form: 'choice';
      readonly caption: string;
      readonly message: string;
      /** Labels with `&` before the hot key, and what `?` explains. */
      readonly choices: readonly { readonly label: string; readonly help: string }[];
      readonly preset: number;
    };

export type HostMessage =
  | { readonly kind: 'record'; readonly value: unknown }
  | { readonly kind: 'warning' | 'verbose' | 'debug' | 'information'; readonly text: string }
  | { readonly kind: 'progress'; readonly state: Progress }
  | { readonly kind: 'error'; readonly failure: FailureMessage }
  /** shouldProcess and shouldContinue: the engine answers true or false by `answer`. */
  | { readonly kind: 'shouldProcess'; readonly target: string; readonly action: string | null }
  | { readonly kind: 'shouldContinue'; readonly query: string; readonly caption: string }
  | { readonly kind: 'output'; readonly stream: 'out' | 'err'; readonly bytes: Uint8Array }
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'answered'; readonly value: string | number | null }
  | { readonly kind: 'done' }
  /** `process` threw: ends the pipeline. */
  | { readonly kind: 'failed'; readonly failure: FailureMessage };

/** A Failure (shell/command/context.ts) or any other exception on its way. */
export interface FailureMessage {
  readonly id: string;
  readonly category: ErrorCategory;
  readonly message: string;
  readonly target: unknown;
  readonly advice: string | null;
  /** .NET type of the exception; null: System.Exception. */
  readonly type: string | null;
}
