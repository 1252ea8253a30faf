import { setTimeout as sleep } from 'node:timers/promises';
import type { Patience } from './pipeline-policies.ts';

/** What the blob client throws, as far as it is looked at. */
interface Thrown {
  readonly name?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly message?: string;
  readonly response?: { readonly headers?: { get?(name: string): string | undefined } };
  readonly cause?: unknown;
}

const retriedStatus = new Set([408, 429, 500, 502, 503, 504]);
const retriedCode =
  /^(ETIMEDOUT|ESOCKETTIMEDOUT|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|REQUEST_SEND_ERROR|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w+|ABORTED)$/i;

/** Longer timers of Node go off at once. */
const longestTimer = 2 ** 31 - 1;

/** True for a failure that another try may cure: the service is busy, or the way to it broke. */
export function mayPass(error: unknown): boolean {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; at = (at as Thrown).cause, depth++) {
    const { code, statusCode, message } = at as Thrown;
    if (statusCode !== undefined) return retriedStatus.has(statusCode);
    if (typeof code === 'string' && retriedCode.test(code)) return true;
    if (message === 'aborted' || message === 'socket hang up') return true;
  }
  return false;
}

/** Milliseconds that the service asks to wait (`Retry-After` in seconds or as a date, `retry-after-ms`). */
export function askedToWait(error: unknown, now: number): number | undefined {
  const header = (name: string) => (error as Thrown | undefined)?.response?.headers?.get?.(name);
  for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) if (Number(header(name)) > 0) return Number(header(name));
  const said = header('retry-after');
  if (!said) return undefined;
  const wait = Number.isNaN(Number(said)) ? Date.parse(said) - now : Number(said) * 1000;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/**
 * Does a piece of work until it succeeds, fails for good, or `patience` is at its end. `work` must give the same result when it is done
 * twice; it gets a signal that also ends a try which takes longer than `timeout` milliseconds.
 */
export async function attempts<T>(
  patience: Patience,
  signal: AbortSignal | undefined,
  timeout: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  for (let tried = 0; ; tried++) {
    signal?.throwIfAborted();
    const late = AbortSignal.timeout(Math.min(Math.ceil(timeout), longestTimer));
    try {
      return await work(signal ? AbortSignal.any([signal, late]) : late);
    } catch (error) {
      signal?.throwIfAborted();
      const tooLate = late.aborted && (error as Thrown | undefined)?.name === 'AbortError';
      const failure = tooLate
        ? Object.assign(new Error(`No answer within ${Math.round(timeout / 1000)} s`, { cause: error }), { code: 'ETIMEDOUT' })
        : error;
      if (tried >= patience.maxRetries || !mayPass(failure)) throw failure;
      const wait = askedToWait(error, Date.now()) ?? Math.min(patience.retryDelayInMs * 2 ** tried, patience.maxRetryDelayInMs);
      await sleep(wait, undefined, { signal });
    }
  }
}
