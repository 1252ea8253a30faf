import { readFile } from 'node:fs/promises';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import type { Arguments } from '../../shell/command/parameter.ts';
import type { webParameters } from './web-parameters.ts';
import { exchange, type WebAnswer } from './web-transport.ts';

export type WebGiven = Arguments<typeof webParameters>;

interface Prepared {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array | undefined;
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
  if (body === undefined) return { url, method, headers, body };
  const packed = new Response(body);
  const type = packed.headers.get('content-type');
  if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
  const bytes = new Uint8Array(await packed.arrayBuffer());
  headers.set('content-length', String(bytes.length));
  return { url, method, headers, body: bytes };
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

/** Redirections that are followed when nothing else is said. */
const usualRedirections = 50;

/** Sends the request and reads the answer; repeats it as often as the user wants. */
export async function sendRequest(given: WebGiven, context: HostContext<unknown>): Promise<WebAnswer> {
  const { url, ...message } = await prepare(given, context);
  const timeout = given.ConnectionTimeoutSeconds > 0 ? [AbortSignal.timeout(given.ConnectionTimeoutSeconds * 1000)] : [];
  const signal = AbortSignal.any([context.signal, ...timeout]);
  const redirections = given.MaximumRedirection < 0 ? usualRedirections : given.MaximumRedirection;
  for (let left = given.MaximumRetryCount; ; left--) {
    try {
      context.verbose(`Requested HTTP/1.1 ${message.method} with ${message.body?.length ?? 0}-byte payload`);
      const answer = await exchange(url, { ...message, redirections, signal });
      if (answer.status < 400 || given.SkipHttpErrorCheck) return answer;
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
  const code = (error as { readonly code?: unknown }).code;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: `Connection refused (${url.hostname}:${port})`,
    ENOTFOUND: `Name or service not known (${url.hostname}:${port})`,
    EAI_AGAIN: `Resource temporarily unavailable (${url.hostname}:${port})`,
  };
  const message = reasons[String(code)] ?? (error instanceof Error ? error.message : String(error));
  const timedOut = error instanceof Error && (error.name === 'TimeoutError' || (error.cause as Error | undefined)?.name === 'TimeoutError');
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
