import type { HostMessage, HostRequest } from '../engine/host-link.ts';

/** What the engine's side of the bridge posts, each for one request. */
export type ToHost =
  | { readonly do: 'send'; readonly request: number; readonly body: HostRequest }
  | { readonly do: 'answer'; readonly request: number; readonly value: unknown }
  | { readonly do: 'feed'; readonly request: number; readonly bytes: Uint8Array | null }
  | { readonly do: 'cancel'; readonly request: number };

export interface ToEngine {
  readonly request: number;
  readonly message: HostMessage;
}

/**
 * Shared memory beside the message port: an engine that sleeps cannot get events, so the host counts up `wake` and notifies;
 * `taken` counts what the engine has received, which lets the host hold back a program that writes faster than it is read.
 */
export const cells = { wake: 0, taken: 1, stop: 2 } as const;
export const newCells = (): Int32Array<SharedArrayBuffer> => new Int32Array(new SharedArrayBuffer(16));
