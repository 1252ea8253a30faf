import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Tokens } from '../entra/tokens.ts';
import type { ServerIdentity } from '../trust/authority.ts';
import { readBody } from './body.ts';
import { type Faults, waitHeaders } from './faults.ts';
import type { Answer, WireRequest } from './message.ts';
import { type Recorder, recordable } from './recorder.ts';
import type { Router } from './router.ts';
import { ServiceError } from './service-error.ts';

export interface WireServerParts {
  readonly identity: ServerIdentity;
  readonly router: Router;
  readonly faults: Faults;
  readonly tokens: Tokens;
  readonly recorder: Recorder | undefined;
  /** The practice clock: answers carry its time in `Date`, as a cloud's answers carry the cloud's. */
  now(): Date;
  touched(): void;
  log(text: string): void;
}

/** Paths of the practice cloud's own control: never recorded, never struck by a fault. */
export const controlPrefix = '/practice/';

/** Serves everything but blobs. Returns the server, listening on `port`, or on any port when that one is taken. */
export async function startWireServer(parts: WireServerParts, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer(
    { cert: parts.identity.certificate, key: parts.identity.key, keepAliveTimeout: 60_000 },
    (request, response) => {
      handle(parts, request, response).catch((error) => {
        parts.log(`${request.method} ${request.url?.split('?')[0]}: ${(error as Error).stack ?? error}`);
        response.destroy();
      });
    },
  );
  const listen = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return listen(0);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

async function handle(parts: WireServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const id = randomUUID();
  const method = request.method ?? 'GET';
  const base = `https://${request.headers.host ?? 'localhost'}`;
  const url = URL.canParse(request.url ?? '/', base) ? new URL(request.url ?? '/', base) : new URL(base);
  const isControl = url.pathname.startsWith(controlPrefix);
  parts.touched();
  const fault = isControl ? undefined : parts.faults.strike(method, url.pathname);
  let body: Buffer = Buffer.alloc(0);
  let answer: Answer;
  try {
    body = await readBody(request);
    if (fault?.Kind === 'Reset') return void request.socket.destroy();
    if (fault?.Kind === 'Timeout') await wait(fault.DelayMilliseconds ?? 30_000);
    if (fault?.Kind === 'ExpiredToken') parts.tokens.revoke(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const refusal = fault && struck[fault.Kind];
    if (fault && refusal) throw new ServiceError(refusal.status, refusal.code, refusal.message, { headers: waitHeaders(fault) });
    answer = await routed(parts.router, { method, url, headers: request.headers, body, base, id, parameters: {} });
  } catch (error) {
    answer = error instanceof ServiceError ? error.answer() : failed(parts, id, method, url, error);
  }
  response.setHeader('date', parts.now().toUTCString());
  const sent = send(answer, request, response, id);
  if (parts.recorder && !isControl)
    parts.recorder.write({
      request: { method, url: url.href, headers: request.headers, body: recordable(body, request.headers['content-type']) },
      response: {
        status: answer.status,
        headers: response.getHeaders(),
        body: recordable(sent, String(response.getHeader('content-type') ?? '')),
      },
    });
}

async function routed(router: Router, request: WireRequest): Promise<Answer> {
  const found = router.find(request.method, request.url.pathname.replace(/\/{2,}/g, '/'));
  if (found === 'method')
    throw new ServiceError(405, 'MethodNotAllowed', `The HTTP method '${request.method}' is not supported for this resource.`);
  if (!found) throw new ServiceError(404, 'InvalidResourceType', `The path '${request.url.pathname}' is not one this cloud knows.`);
  return found.route.answer({ ...request, parameters: found.parameters });
}

const struck: Readonly<Record<string, { status: number; code: string; message: string }>> = {
  Throttle: { status: 429, code: 'TooManyRequests', message: 'The request was throttled (ordered from the practice cloud).' },
  Unavailable: {
    status: 503,
    code: 'ServerUnavailable',
    message: 'The server is temporarily unavailable (ordered from the practice cloud).',
  },
  ServerError: { status: 500, code: 'InternalServerError', message: 'The server encountered an error (ordered from the practice cloud).' },
};

function failed(parts: WireServerParts, id: string, method: string, url: URL, error: unknown): Answer {
  parts.log(`${id} ${method} ${url.pathname}: ${(error as Error).stack ?? error}`);
  return new ServiceError(500, 'InternalServerError', `The practice cloud failed; its log has the reason under ${id}.`).answer();
}

/** Writes an answer; gives the text of its body. */
function send(answer: Answer, request: IncomingMessage, response: ServerResponse, id: string): string {
  const { status, headers = {}, body } = answer;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const client = request.headers['x-ms-client-request-id'];
  const returned = String(request.headers['x-ms-return-client-request-id']).toLowerCase() === 'true';
  const every: Record<string, string> = {
    'x-ms-request-id': id,
    'x-ms-correlation-request-id': String(request.headers['x-ms-correlation-request-id'] ?? id),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    ...(client && returned ? { 'x-ms-client-request-id': String(client) } : {}),
    ...(text && typeof body !== 'string' ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    ...headers,
  };
  for (const [name, value] of Object.entries(every)) response.setHeader(name, value);
  if (status !== 204) response.setHeader('content-length', Buffer.byteLength(text));
  response.statusCode = status;
  response.end(request.method === 'HEAD' ? undefined : text);
  return text;
}
