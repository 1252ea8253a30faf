import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServerIdentity } from '../trust/authority.ts';
import type { LokiDatabase } from './metadata-journal.ts';

/** The parts of Azurite 3.36.0 that are used. They are not its public face, which is why its version is pinned. */
export interface AzuriteServer {
  start(): Promise<void>;
  close(): Promise<void>;
  readonly httpServer: {
    address(): { port: number } | string | null;
    listeners(event: 'request'): ((request: IncomingMessage, response: ServerResponse) => void)[];
    removeAllListeners(event: 'request'): unknown;
    on(event: 'request', listener: (request: IncomingMessage, response: ServerResponse) => void): unknown;
  };
  readonly metadataStore: { readonly db: LokiDatabase; init(): Promise<void> };
  readonly extentMetadataStore: { readonly db: LokiDatabase; init(): Promise<void> };
  readonly accountDataStore: { refresh(): void };
  /** Deletes content that no blob refers to, every ten minutes and at the start. */
  readonly gcManager: { markSweep(): Promise<void> };
}

type Constructor<T> = new (...given: unknown[]) => T;

const load = createRequire(import.meta.url);

/** Makes a blob server for `https://127.0.0.1:port/<account>/…` with blobs in `folder`. Not started yet. */
export function makeAzurite(folder: string, port: number, identity: ServerIdentity): AzuriteServer {
  const { default: BlobServer } = load('azurite/dist/src/blob/BlobServer') as { default: Constructor<AzuriteServer> };
  const { default: BlobConfiguration } = load('azurite/dist/src/blob/BlobConfiguration') as { default: Constructor<unknown> };
  const configuration = new BlobConfiguration(
    '127.0.0.1',
    port,
    60, //                               seconds that an idle connection is kept
    join(folder, 'blobs.loki'), //       never written: the journal keeps this
    join(folder, 'extents.loki'),
    [{ locationId: 'Default', locationPath: join(folder, 'content'), maxConcurrency: 50 }],
    false,
    undefined,
    false,
    undefined,
    false, //                            refuse what it does not know
    true, //                             the SDK speaks a newer version than it knows
    identity.certificateFile,
    identity.keyFile,
    undefined,
    'basic', //                          bearer tokens: issuer, audience and time are checked
    true, //                             accounts are in the path
    false, //                            on disk
  );
  return new BlobServer(configuration);
}
