import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AccountKeys, BlobAccounts } from '../arm/practice-cloud.ts';
import type { Tokens } from '../entra/tokens.ts';
import type { StateDatabase } from '../state/database.ts';
import type { Documents } from '../state/documents.ts';
import type { ServerIdentity } from '../trust/authority.ts';
import { type Faults, waitHeaders } from '../wire/faults.ts';
import type { Recorder } from '../wire/recorder.ts';
import { type AzuriteServer, makeAzurite } from './azurite.ts';
import { type BlobRefusal, blobRefusal } from './blob-refusal.ts';
import { MetadataJournal } from './metadata-journal.ts';

export interface BlobServerParts {
  readonly folder: string;
  readonly port: number;
  readonly identity: ServerIdentity;
  readonly database: StateDatabase;
  readonly accountKeys: Documents<AccountKeys>;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly recorder: Recorder | undefined;
  /** The first word of the datacenter's user agent: faults are not meant for them, and its requests are not recorded. */
  readonly pass: string;
  /** Kind of an account, from its resource. */
  kindOf(account: string): string | undefined;
  /** Called for every request, so that the process knows it is in use. */
  touched(): void;
  log(text: string): void;
}

export interface BlobServer extends BlobAccounts {
  close(): Promise<void>;
}

const collections = ['$SERVICES_COLLECTION$', '$CONTAINERS_COLLECTION$', '$BLOBS_COLLECTION$', '$BLOCKS_COLLECTION$'];

/**
 * Starts the blob server: Azurite in this process, behind a front that keeps its directory durable before any answer leaves, knows
 * accounts at once, strikes with ordered faults, and refuses what an account of that kind refuses in Azure.
 */
export async function startBlobServer(parts: BlobServerParts): Promise<BlobServer> {
  const { database, faults, recorder } = parts;
  announceAccounts(parts.accountKeys);
  const folder = join(parts.folder, 'blobs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = makeAzurite(folder, parts.port, parts.identity);
  const journals = [server.metadataStore, server.extentMetadataStore].map((store, index) => {
    const journal = new MetadataJournal(database, index === 0 ? 'blobs' : 'extents', store.db);
    const initialise = store.init.bind(store);
    store.init = async () => {
      await initialise();
      journal.restore();
    };
    return journal;
  });
  const flush = () => {
    if (!journals.some((journal) => journal.isDirty)) return;
    database.write(() => {
      for (const journal of journals) journal.flush();
    });
  };
  calmSweep(server, parts.log);
  const [azurite] = server.httpServer.listeners('request');
  if (!azurite) throw new Error('Azurite has no request listener.');
  server.httpServer.removeAllListeners('request');
  server.httpServer.on('request', (request, response) => void front(request, response));
  await server.start();
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The blob server has no port.');
  // The garbage collection changes the directory outside of any request.
  const sweep = setInterval(flush, 5000).unref();

  async function front(request: IncomingMessage, response: ServerResponse): Promise<void> {
    parts.touched();
    const path = request.url ?? '/';
    const isOwn = request.headers['user-agent']?.startsWith(`${parts.pass} `) === true;
    if (recorder && !isOwn) record(recorder, request, response);
    const fault = isOwn ? undefined : faults.strike(request.method ?? 'GET', path);
    if (fault?.Kind === 'Reset') return void request.socket.destroy();
    if (fault?.Kind === 'Timeout') await wait(fault.DelayMilliseconds ?? 30_000);
    if (fault?.Kind === 'ExpiredToken') revoke(request);
    const refusal: BlobRefusal | undefined =
      fault && struck[fault.Kind]
        ? { ...(struck[fault.Kind] as BlobRefusal), headers: waitHeaders(fault) }
        : blobRefusal(request, parts.tokens, parts.kindOf);
    if (refusal) return refuse(request, response, refusal);
    const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
    response.writeHead = ((...given: unknown[]) => {
      flush();
      // Without a length, Node's client takes the end of the connection for the end of such an answer, and cannot use it again.
      if (request.method === 'HEAD' && !response.hasHeader('content-length')) response.setHeader('content-length', 0);
      return writeHead(...given);
    }) as typeof response.writeHead;
    azurite?.(request, response);
  }

  function revoke(request: IncomingMessage): void {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token) parts.tokens.revoke(token);
  }

  return {
    endpoint: `https://127.0.0.1:${address.port}`,
    refresh() {
      announceAccounts(parts.accountKeys);
      server.accountDataStore.refresh();
    },
    async empty(account) {
      for (const collection of server.metadataStore.db.collections)
        if (collections.includes(collection.name)) collection.findAndRemove({ accountName: account });
      flush();
    },
    async close() {
      clearInterval(sweep);
      await server.close();
      flush();
    },
  };
}

/** A sweep at the start would only slow it down, and one that fails is no reason to end the server, as Azurite would. */
function calmSweep({ gcManager }: AzuriteServer, log: (text: string) => void): void {
  const sweep = gcManager.markSweep.bind(gcManager);
  let isFirst = true;
  gcManager.markSweep = async () => {
    if (isFirst) isFirst = false;
    else await sweep().catch((error: Error) => log(`blobs: the sweep of unused content failed: ${error.stack ?? error}`));
  };
}

/** Azurite reads its accounts from this variable; without one it would offer its well-known development account. */
function announceAccounts(keys: Documents<AccountKeys>): void {
  process.env.AZURITE_ACCOUNTS = [...keys.entries()].map(([name, { key1, key2 }]) => `${name}:${key1}:${key2}`).join(';') || ';';
}

const struck: Readonly<Record<string, BlobRefusal>> = {
  Throttle: { status: 429, code: 'TooManyRequests', message: 'Too many requests (ordered from the practice cloud).' },
  Unavailable: { status: 503, code: 'ServerBusy', message: 'The server is busy (ordered from the practice cloud).' },
  ServerError: { status: 500, code: 'InternalError', message: 'Server encountered an internal error (ordered from the practice cloud).' },
};

/** A refusal in Storage's own form. The rest of the request is read and dropped, so that the connection can be used again. */
function refuse(request: IncomingMessage, response: ServerResponse, { status, code, message, headers }: BlobRefusal): void {
  request.resume();
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  response.writeHead(status, {
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(body),
    'x-ms-error-code': code,
    'x-ms-request-id': crypto.randomUUID(),
    'x-ms-version': String(request.headers['x-ms-version'] ?? '2021-10-04'),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function record(recorder: Recorder, request: IncomingMessage, response: ServerResponse): void {
  response.once('close', () =>
    recorder.write({
      request: { method: request.method ?? '', url: `https://${request.headers.host}${request.url}`, headers: request.headers },
      response: { status: response.statusCode, headers: response.getHeaders() },
    }),
  );
}
