import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { RenewingCredential } from './renewing-credential.ts';

/** How often and how long the way to Azure is tried. Times in milliseconds. */
export interface Patience {
  readonly maxRetries: number;
  readonly retryDelayInMs: number;
  readonly maxRetryDelayInMs: number;
  /** Until the answer to one try begins. */
  readonly tryTimeout: number;
  /** Between two looks at a long-running operation, when Azure does not say. */
  readonly pollInterval: number;
}

export const usualPatience: Patience = {
  maxRetries: 4,
  retryDelayInMs: 800,
  maxRetryDelayInMs: 60_000,
  tryTimeout: 100_000,
  pollInterval: 500,
};

/** Ends a try that gets no answer with Node's own code, so that the retry policy around it tries again. */
export function tryTimeoutPolicy(milliseconds: number): PipelinePolicy {
  return {
    name: 'offlineSeedTryTimeout',
    async sendRequest(request, next) {
      const late = AbortSignal.timeout(milliseconds);
      const before = request.abortSignal as AbortSignal | undefined;
      request.abortSignal = before ? AbortSignal.any([before, late]) : late;
      try {
        return await next(request);
      } catch (error) {
        if (late.aborted && !before?.aborted)
          throw Object.assign(new Error(`No answer within ${milliseconds / 1000} s`), { name: 'RestError', code: 'ETIMEDOUT', request });
        throw error;
      } finally {
        request.abortSignal = before;
      }
    },
  };
}

/** The SDKs retry 429 only when Azure says when; without a word it is after `milliseconds`. */
export function throttlingPolicy(milliseconds: number): PipelinePolicy {
  return {
    name: 'offlineSeedThrottling',
    async sendRequest(request, next) {
      const response = await next(request);
      const said = ['retry-after', 'retry-after-ms', 'x-ms-retry-after-ms'].some((name) => response.headers.has(name));
      if (response.status === 429 && !said) response.headers.set('retry-after-ms', String(milliseconds));
      return response;
    },
  };
}

/** Sends a request once more with a new token when Azure says that the old one is over. Challenges with claims are left to the SDK. */
export function renewalPolicy(credential: RenewingCredential, scope: string): PipelinePolicy {
  return {
    name: 'offlineSeedRenewal',
    async sendRequest(request, next) {
      const used = bearer(request);
      if (used && credential.isRefused(used)) await renew(request, used);
      const response = await next(request);
      const now = bearer(request);
      if (!now || !saysTokenIsOver(response)) return response;
      return (await renew(request, now)) ? next(request) : response;
    },
  };
  async function renew(request: PipelineRequest, used: string): Promise<boolean> {
    const token = await credential.renew(used, scope, { enableCae: true, abortSignal: request.abortSignal });
    if (token) request.headers.set('authorization', `Bearer ${token.token}`);
    return token !== undefined;
  }
}

const bearer = (request: PipelineRequest) => /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];

function saysTokenIsOver(response: PipelineResponse): boolean {
  if (response.status !== 401) return false;
  const challenge = response.headers.get('www-authenticate') ?? '';
  if (/claims=/i.test(challenge)) return false;
  return (
    /invalid_token/i.test(challenge) ||
    /"(ExpiredAuthenticationToken|InvalidAuthenticationToken\w*|AuthenticationFailed)"/.test(response.bodyAsText ?? '')
  );
}

/**
 * Makes the failure of a long-running operation an answer with its own code. The SDKs report it as a plain Error without one: this looks
 * at the status documents that a service announced, and throws their error with the response beside it.
 */
export function operationFailurePolicy(): PipelinePolicy {
  const announced = new Set<string>();
  return {
    name: 'offlineSeedOperationFailure',
    async sendRequest(request, next) {
      const response = await next(request);
      for (const header of ['azure-asyncoperation', 'operation-location']) {
        const address = response.headers.get(header);
        if (address) announced.add(address);
      }
      if (request.method === 'GET' && announced.has(request.url)) throwIfFailed(response);
      return response;
    },
  };
}

function throwIfFailed(response: PipelineResponse): void {
  let body: { status?: string; error?: { code?: string; message?: string } };
  try {
    body = JSON.parse(response.bodyAsText ?? '');
  } catch {
    return;
  }
  if (!/^(failed|canceled|cancelled)$/i.test(body.status ?? '')) return;
  const message = body.error?.message ?? `The operation ended as ${body.status}.`;
  throw Object.assign(new Error(message), {
    name: 'RestError',
    code: body.error?.code ?? 'OperationFailed',
    statusCode: response.status,
    response,
  });
}
