import { appendFileSync } from 'node:fs';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** One request and its answer; bodies are parsed JSON where they are JSON. */
export interface Exchange {
  readonly request: { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body?: unknown };
  readonly response: { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body?: unknown };
}

const secretNames =
  /^(authorization|cookie|client_secret|client_assertion|refresh_token|access_token|id_token|device_code|password|bitlockerkey|secrettext|value|key|x-ms-copy-source-authorization)$/i;
const secretQuery = /([?&](?:sig|code|skoid)=)[^&]*/gi;
const hidden = 'REDACTED';
const openFields = new Set(['grant_type', 'client_id', 'scope', 'client_assertion_type', 'client_info']);

/** Writes exchanges as JSON lines, without secrets, so that tests can hold them against the published API. */
export class Recorder {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  write(exchange: Exchange): void {
    const { request, response } = exchange;
    const line = {
      request: {
        ...request,
        url: request.url.replace(secretQuery, `$1${hidden}`),
        headers: redacted(request.headers),
        body: redacted(request.body),
      },
      response: { ...response, headers: redacted(response.headers), body: redacted(response.body) },
    };
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }
}

/** The same value with texts behind secret names replaced; shapes stay, lists stay. */
export function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value === 'string') return value.replace(secretQuery, `$1${hidden}`);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secretNames.test(name) && typeof inner === 'string' ? hidden : redacted(inner)]),
  );
}

/** A body for the record: JSON parsed, forms as their fields, anything else left out. */
export function recordable(body: Buffer | string, contentType: string | undefined): unknown {
  if (body.length === 0) return undefined;
  const text = body.toString();
  if (/json/i.test(contentType ?? '')) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
  if (/x-www-form-urlencoded/i.test(contentType ?? ''))
    return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, openFields.has(name) ? value : hidden]));
  return undefined;
}
