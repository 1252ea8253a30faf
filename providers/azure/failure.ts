import { CloudFailure, type CloudFailureCategory } from '../contracts/failure.ts';
import { adviceFor } from './failure-advice.ts';

type Fields = Readonly<Record<string, unknown>>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Node's codes for a way that is closed; the SDKs have retried these. */
const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up',
  ETIMEDOUT: 'it does not answer in time',
  ESOCKETTIMEDOUT: 'it does not answer in time',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
};

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME/;

/** True for what an aborted call throws; it is handed on as it is. */
export const isAbort = (error: unknown) => fields(error).name === 'AbortError';

/** Turns whatever an Azure SDK threw into a CloudFailure with the service's own code; an abort and a CloudFailure stay what they are. */
export function cloudFailure(error: unknown): unknown {
  if (error instanceof CloudFailure || isAbort(error)) return error;
  const given = fields(error);
  const message = text(given.message) ?? String(error);
  const signIn = signInFailure(given, message, error);
  if (signIn) return signIn;
  const response = fields(given.response);
  if (typeof given.statusCode === 'number' || given.response) return answered(given, response, message, error);
  const code = deepCode(error);
  const host = hostOf(given.request) ?? hostOf(fields(given.cause).request);
  if (code && untrusted.test(code))
    return made('CertificateNotTrusted', `${host ?? 'The address'} shows a certificate that is not trusted (${code}).`, 'SecurityError', {
      cause: error,
    });
  if (code && unreachable[code])
    return made('CloudUnreachable', `${host ?? 'Azure'} is not reached: ${unreachable[code]} (${code}).`, 'ConnectionError', {
      cause: error,
    });
  const operation = /^The long-running operation has (?:failed|been canceled)\.?\s*(?:(\w+)\.\s)?([\s\S]*)$/.exec(message);
  if (operation)
    return made(
      operation[1] ?? 'OperationFailed',
      operation[2]?.trim() || 'Azure began the operation, and it failed without a reason.',
      'InvalidResult',
      { cause: error },
    );
  return made('UnexpectedCloudError', firstLine(message), 'NotSpecified', { cause: error });
}

/** Runs a call and throws its failure normalised. */
export async function normalised<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw cloudFailure(error);
  }
}

/** Walks a listing of the SDK and throws its failure normalised. */
export async function* normalisedEach<T, R>(list: () => Promise<AsyncIterable<T>>, map: (item: T) => R): AsyncIterable<R> {
  try {
    for await (const item of await list()) yield map(item);
  } catch (error) {
    throw cloudFailure(error);
  }
}

/** The answer, or undefined where Azure says 404: a resource, its group or its parent is not there. */
export async function orNothing<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    const failure = cloudFailure(error);
    if (failure instanceof CloudFailure && failure.status === 404 && failure.code !== 'SubscriptionNotFound') return undefined;
    throw failure;
  }
}

interface More {
  status?: number;
  requestId?: string;
  details?: CloudFailure['details'];
  target?: string;
  cause?: unknown;
}

function made(code: string, message: string, category: CloudFailureCategory, more: More): CloudFailure {
  return new CloudFailure(code, message, { ...more, category, advice: adviceFor(code, more.status) });
}

function answered(given: Fields, response: Fields, message: string, cause: unknown): CloudFailure {
  const status = typeof given.statusCode === 'number' ? given.statusCode : Number(response.status) || undefined;
  const body = bodyOf(response, given);
  const error = fields(body.error ?? body);
  const headers = response.headers as { get?(name: string): string | undefined } | undefined;
  const code = text(error.code) ?? headers?.get?.('x-ms-error-code') ?? text(given.code) ?? `Http${status ?? ''}`;
  const details = Array.isArray(error.details)
    ? error.details.map(fields).map((one) => ({ code: text(one.code) ?? '', message: text(one.message) ?? '', target: text(one.target) }))
    : [];
  return made(code, firstLine(text(error.message) ?? message), categoryOf(status), {
    status,
    requestId: headers?.get?.('x-ms-request-id'),
    details,
    target: text(error.target),
    cause,
  });
}

/** The raw body, for the generations of SDK differ in what they make of `details`. */
function bodyOf(response: Fields, given: Fields): Fields {
  try {
    return fields(JSON.parse(text(response.bodyAsText) ?? ''));
  } catch {
    return fields(given.details);
  }
}

function signInFailure(given: Fields, message: string, cause: unknown): CloudFailure | undefined {
  const number = /AADSTS\d+/.exec(message)?.[0];
  if (number) {
    const said = /AADSTS\d+:\s*([\s\S]*?)(?=\s*(?:-\s)?(?:Trace ID|Correlation ID|Timestamp):|\s+- Correlation|$)/
      .exec(message)?.[1]
      ?.trim();
    return made(number, `Sign-in refused: ${said || message}`, 'AuthenticationError', { cause });
  }
  const name = text(given.name);
  if (/endpoints_resolution_error|openid_config_error/.test(message))
    return made('AuthorityUnreachable', 'The sign-in service is not reached, or its answer is not that of one.', 'ConnectionError', {
      cause,
    });
  if (name === 'AuthenticationRequiredError')
    return made('SignInRequired', `The sign-in has ended: ${firstLine(message)}`, 'AuthenticationError', { cause });
  if (name === 'CredentialUnavailableError') return made('CredentialUnavailable', firstLine(message), 'AuthenticationError', { cause });
  if (name === 'AuthenticationError' || name === 'AggregateAuthenticationError')
    return made('SignInFailed', firstLine(message), 'AuthenticationError', { status: Number(given.statusCode) || undefined, cause });
  return undefined;
}

function categoryOf(status: number | undefined): CloudFailureCategory {
  if (status === 400) return 'InvalidArgument';
  if (status === 401) return 'AuthenticationError';
  if (status === 403) return 'PermissionDenied';
  if (status === 404) return 'ObjectNotFound';
  if (status === 408) return 'OperationTimeout';
  if (status === 409 || status === 412) return 'InvalidOperation';
  if (status === 429) return 'LimitsExceeded';
  return status !== undefined && status >= 500 ? 'ResourceUnavailable' : 'InvalidResult';
}

/** Node's code of an error or of what caused it. */
function deepCode(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at && depth < 5; at = fields(at).cause, depth++) {
    const code = text(fields(at).code);
    if (code && (unreachable[code] || untrusted.test(code))) return code;
  }
  return undefined;
}

function hostOf(request: unknown): string | undefined {
  const address = text(fields(request).url);
  return address && URL.canParse(address) ? new URL(address).host : undefined;
}

/** Storage appends RequestId and Time to its messages. */
const firstLine = (message: string) => message.split(/\r?\n/, 1)[0]!.trim();
