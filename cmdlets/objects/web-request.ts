import { readFile } from 'node:fs/promises';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import type { Arguments } from '../../shell/command/parameter.ts';
import type { webParameters } from './web-parameters.ts';

export type WebGiven = Arguments<typeof webParameters>;

/** Largest answer that is kept in memory. */
const largest = 1_073_741_824;

interface Prepared {
  readonly url: URL;
  readonly init: RequestInit;
}

/** The request that the parameters describe. Throws Failures for what cannot be sent. */
async function prepare(given: WebGiven, context: HostContext<unknown>): Promise<Prepared> {
  const url = addressOf(given.Uri);
  const headers = new Headers({ 'user-agent': given.UserAgent ?? 'Mozilla/5.0 (seedsh) PowerShell/7.6' });
  for (const [name, value] of Object.entries(given.Headers ?? {})) headers.set(name, String(value));
  if (given.ContentType !== undefined) headers.set('content-type', given.ContentType);
  if (given.DisableKeepAlive) headers.set('connection', 'close');
  authorize(headers, url, given);
  const hasBody = given.Body !== undefined || given.Form !== undefined || given.InFile !== undefined;
  const named = given.CustomMethod ?? (given.Method === 'Default' ? (hasBody && given.Body === undefined ? 'POST' : 'GET') : given.Method);
  const method = named.toUpperCase();
  const body = await bodyOf(given, method, url, headers, context);
  return { url, init: { method, headers, body: body ?? null, redirect: given.MaximumRedirection === 0 ? 'manual' : 'follow' } };
}

function addressOf(text: string): URL {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(full) || !/^https?:/i.test(full))
    throw new Failure(
      'WebCmdletUriNotSupported',
      'InvalidArgument',
      `The address '${text}' cannot be used: it is no http or https address.`,
      { target: text },
    );
  return new URL(full);
}

function authorize(headers: Headers, url: URL, given: WebGiven): void {
  if (given.Authentication === 'None') return;
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && !isLocal && !given.AllowUnencryptedAuthentication)
    throw new Failure(
      'WebCmdletAllowUnencryptedAuthenticationRequiredException',
      'InvalidArgument',
      'The cmdlet cannot protect plain text secrets sent over unencrypted connections.',
      {
        advice: 'Use https, or add -AllowUnencryptedAuthentication if the connection is safe in another way.',
      },
    );
  if (given.Authentication === 'Basic') {
    if (!given.Credential)
      throw new Failure(
        'WebCmdletAuthenticationCredentialNotSuppliedException',
        'InvalidArgument',
        'The cmdlet cannot run because the following parameter is not specified: Credential. The supplied Authentication type requires a Credential.',
      );
    const pair = `${given.Credential.UserName}:${given.Credential.Password.reveal()}`;
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
    return;
  }
  if (!given.Token)
    throw new Failure(
      'WebCmdletAuthenticationTokenNotSuppliedException',
      'InvalidArgument',
      'The cmdlet cannot run because the following parameter is not specified: Token. The supplied Authentication type requires a Token.',
    );
  headers.set('authorization', `Bearer ${given.Token.reveal()}`);
}

async function bodyOf(
  given: WebGiven,
  method: string,
  url: URL,
  headers: Headers,
  context: HostContext<unknown>,
): Promise<RequestInit['body'] | undefined> {
  if (given.InFile !== undefined) return new Uint8Array(await readFile(context.resolve(given.InFile)));
  if (given.Form) {
    const form = new FormData();
    for (const [name, value] of Object.entries(given.Form)) form.append(name, String(value));
    return form;
  }
  const { Body: body } = given;
  if (body === undefined || body === null) return undefined;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  if (typeof body === 'object' && !Array.isArray(body)) {
    const pairs = Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]);
    if (method === 'GET') {
      for (const [name, value] of pairs) url.searchParams.append(name, value);
      return undefined;
    }
    return new URLSearchParams(pairs);
  }
  if (method === 'GET') return undefined;
  if (!headers.has('content-type') && method === 'POST') headers.set('content-type', 'application/x-www-form-urlencoded');
  return String(body);
}

export interface WebAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Uint8Array;
  readonly url: string;
}

/** Sends the request and reads the answer; repeats it as often as the user wants. */
export async function sendRequest(given: WebGiven, context: HostContext<unknown>): Promise<WebAnswer> {
  const { url, init } = await prepare(given, context);
  const timeout = given.ConnectionTimeoutSeconds > 0 ? [AbortSignal.timeout(given.ConnectionTimeoutSeconds * 1000)] : [];
  const signal = AbortSignal.any([context.signal, ...timeout]);
  for (let left = given.MaximumRetryCount; ; left--) {
    try {
      context.verbose(`Requested HTTP/1.1 ${init.method} with ${typeof init.body === 'string' ? init.body.length : 0}-byte payload`);
      const response = await fetch(url, { ...init, signal });
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length > largest)
        throw new Failure('WebCmdletAnswerTooLarge', 'LimitsExceeded', 'The answer is larger than 1 GB.', {
          advice: 'Use -OutFile with a range, or another tool.',
        });
      const answer = { status: response.status, statusText: response.statusText, headers: [...response.headers], bytes, url: response.url };
      if (response.status < 400 || given.SkipHttpErrorCheck) return answer;
      if (left <= 0) throw badStatus(answer);
    } catch (error) {
      if (context.signal.aborted || left <= 0 || error instanceof Failure) throw asFailure(error, url);
    }
    await new Promise((resolve) => setTimeout(resolve, given.RetryIntervalSec * 1000));
  }
}

function badStatus({ status, statusText, url }: WebAnswer): Failure {
  return new Failure(
    'WebCmdletWebResponseException',
    'InvalidOperation',
    `Response status code does not indicate success: ${status} (${statusText}).`,
    { target: url },
  );
}

function asFailure(error: unknown, url: URL): Failure {
  if (error instanceof Failure) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? (error.cause as Error & { code?: string }) : undefined;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: `Connection refused (${url.hostname}:${port})`,
    ENOTFOUND: `Name or service not known (${url.hostname}:${port})`,
    EAI_AGAIN: `Resource temporarily unavailable (${url.hostname}:${port})`,
  };
  const message = reasons[cause?.code ?? ''] ?? cause?.message ?? (error instanceof Error ? error.message : String(error));
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  return new Failure(
    timedOut ? 'OperationTimeout' : 'WebCmdletWebResponseException',
    timedOut ? 'OperationTimeout' : 'InvalidOperation',
    timedOut ? 'The operation has timed out.' : message,
    { target: url.href, cause: error },
  );
}

/** The text of an answer, by the character set that it names; UTF-8 when it names none. */
export function answerText({ headers, bytes }: WebAnswer): string {
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
