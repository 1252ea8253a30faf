/**
 * The one bridge between the synchronous engine and the host thread (see docs/architecture.md).
 * Values cross it as plain data that structured clone can carry (shell/objects/plain.ts turns them).
 */
export interface HostRequest {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface HostMessage {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface HostLink {
  /** Sends a request and returns its number. */
  send(request: HostRequest): number;
  /** Sleeps until the host has sent something for this request; throws when the user stops the pipeline. */
  receive(request: number): HostMessage;
  /** Tells the host that nobody wants more of this request. */
  cancel(request: number): void;
}
