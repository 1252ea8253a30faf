import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export interface WebMessage {
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array | undefined;
  readonly redirections: number;
  readonly signal: AbortSignal;
}

export interface WebAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Uint8Array;
  readonly url: string;
}

/** Largest answer that is kept in memory, in bytes. */
const largest = 1_073_741_824;

/** Sends one message and follows redirections; secrets do not go along to another host. Throws what the connection throws. */
export async function exchange(url: URL, message: WebMessage): Promise<WebAnswer> {
  const answer = await once(url, message);
  const target = answer.headers.find(([name]) => name === 'location')?.[1];
  if (answer.status < 300 || answer.status > 399 || target === undefined || message.redirections === 0) return answer;
  const next = new URL(target, url);
  const headers = new Headers(message.headers);
  if (next.host !== url.host || (url.protocol === 'https:' && next.protocol === 'http:'))
    for (const name of ['authorization', 'cookie']) headers.delete(name);
  const asGet = answer.status === 303 || (answer.status < 303 && message.method === 'POST');
  if (asGet) headers.delete('content-type');
  return exchange(next, {
    ...message,
    headers,
    redirections: message.redirections - 1,
    method: asGet ? 'GET' : message.method,
    body: asGet ? undefined : message.body,
  });
}

function once(url: URL, { method, headers, body, signal }: WebMessage): Promise<WebAnswer> {
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers: Object.fromEntries(headers), signal }, (response) => {
      read(response).then((bytes) => resolve(answerOf(url, response, bytes)), reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function read(response: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > largest) throw new Error('The answer is larger than 1 GB.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function answerOf(url: URL, response: IncomingMessage, bytes: Buffer): WebAnswer {
  const headers: [string, string][] = [];
  for (let at = 0; at < response.rawHeaders.length; at += 2)
    headers.push([response.rawHeaders[at]!.toLowerCase(), response.rawHeaders[at + 1]!]);
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers,
    bytes: bytes.length > 0 ? unpacked(bytes, response.headers['content-encoding']) : bytes,
    url: url.href,
  };
}

function unpacked(bytes: Buffer, encoding: string | undefined): Uint8Array {
  const options = { maxOutputLength: largest };
  switch (encoding?.toLowerCase()) {
    case 'gzip':
      return gunzipSync(bytes, options);
    case 'deflate':
      return inflateSync(bytes, options);
    case 'br':
      return brotliDecompressSync(bytes, options);
    default:
      return bytes;
  }
}
