import { createHttpHeaders, type HttpClient, type PipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import { makeCloud } from '../../providers/azure/cloud.ts';
import type { Patience } from '../../providers/azure/pipeline-policies.ts';
import type { CloudEnvironment } from '../../providers/contracts/cloud.ts';
import { memoryState } from './memory-state.ts';

export const tenant = '11111111-1111-1111-1111-111111111111';
export const subscription = '22222222-2222-2222-2222-222222222222';
export const clientId = '33333333-3333-3333-3333-333333333333';

export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** The connection breaks with this code of Node. */
  broken?: string;
  /** No answer at all. */
  silent?: boolean;
}

type Responder = (request: { method: string; url: URL; body: string; token: string | undefined; times: number }) => Answer | undefined;

const jwt = (claims: object) =>
  `${['{"alg":"none"}', JSON.stringify(claims)].map((part) => Buffer.from(part).toString('base64url')).join('.')}.x`;

/** Entra and Resource Manager as functions: what `respond` leaves unanswered, the sign-in and the list of subscriptions answer. */
export function azureInProcess(respond: Responder = () => undefined, patience: Partial<Patience> = {}, state = memoryState()) {
  const requests: { method: string; path: string; body: string; token: string | undefined }[] = [];
  const seen = new Map<string, number>();
  let tokens = 0;
  const transport: HttpClient = {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      const url = new URL(request.url);
      const method = request.method;
      const body = typeof request.body === 'string' ? request.body : '';
      const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
      const times = (seen.get(`${method} ${url.pathname}`) ?? 0) + 1;
      seen.set(`${method} ${url.pathname}`, times);
      requests.push({ method, path: url.pathname, body, token });
      const answer = respond({ method, url, body, token, times }) ?? usual(url, body);
      if (answer.broken) throw Object.assign(new Error(answer.broken), { name: 'RestError', code: answer.broken, request });
      if (answer.silent)
        await new Promise((_, reject) => {
          request.abortSignal?.addEventListener('abort', () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' })));
        });
      return {
        request,
        status: answer.status ?? 200,
        headers: createHttpHeaders({ 'content-type': 'application/json', 'x-ms-request-id': 'r-1', ...answer.headers }),
        bodyAsText: answer.body === undefined ? '' : JSON.stringify(answer.body),
      };
    },
  };

  function usual(url: URL, body: string): Answer {
    if (url.pathname.endsWith('/openid-configuration')) {
      const home = `https://login.microsoftonline.com/${tenant}`;
      return {
        body: {
          issuer: `${home}/v2.0`,
          authorization_endpoint: `${home}/oauth2/v2.0/authorize`,
          token_endpoint: `${home}/oauth2/v2.0/token`,
          jwks_uri: `${home}/discovery/v2.0/keys`,
        },
      };
    }
    if (url.pathname.includes('/discovery/instance'))
      return {
        body: {
          tenant_discovery_endpoint: `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`,
          metadata: [
            {
              preferred_network: 'login.microsoftonline.com',
              preferred_cache: 'login.windows.net',
              aliases: ['login.microsoftonline.com', 'login.windows.net'],
            },
          ],
        },
      };
    if (url.pathname.endsWith('/devicecode'))
      return {
        body: {
          device_code: 'd',
          user_code: 'ABC',
          verification_uri: 'https://microsoft.com/devicelogin',
          expires_in: 900,
          interval: 0,
          message: 'Use ABC',
        },
      };
    if (url.pathname.endsWith('/token')) {
      const user = !/grant_type=client_credentials/.test(body);
      tokens++;
      const claims = user ? { tid: tenant, preferred_username: 'ann@contoso.com', n: tokens } : { tid: tenant, appid: clientId, n: tokens };
      const more = user
        ? {
            refresh_token: `refresh-${tokens}`,
            id_token: jwt({
              ...claims,
              aud: clientId,
              iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
              sub: 's',
              oid: 'o',
              exp: 4_000_000_000,
              iat: 1,
            }),
            client_info: Buffer.from(JSON.stringify({ uid: 'o', utid: tenant })).toString('base64url'),
            scope: 'https://management.azure.com/.default openid profile offline_access',
          }
        : {};
      return { body: { token_type: 'Bearer', expires_in: 3600, access_token: jwt(claims), ...more } };
    }
    if (url.pathname === '/subscriptions')
      return { body: { value: [{ subscriptionId: subscription, displayName: 'Practice', state: 'Enabled', tenantId: tenant }] } };
    return { status: 404, body: { error: { code: 'ResourceNotFound', message: `Nothing is at ${url.pathname}.` } } };
  }

  const warnings: string[] = [];
  const environment: CloudEnvironment = {
    Name: 'AzureCloud',
    ResourceManager: 'https://management.azure.com',
    Authority: 'https://login.microsoftonline.com',
    Graph: 'https://graph.microsoft.com',
    Blob: 'https://{account}.blob.core.windows.net',
    Scope: 'https://management.azure.com/.default',
    StorageScope: 'https://storage.azure.com/.default',
    InstanceDiscovery: true,
  };
  const shell = () =>
    makeCloud({
      state,
      environments: async (name) => ({ ...environment, Name: name }),
      clock: { now: () => new Date() },
      warn: (text) => warnings.push(text),
      patience: { maxRetries: 3, retryDelayInMs: 1, maxRetryDelayInMs: 5, tryTimeout: 5000, pollInterval: 1, ...patience },
      transport,
    });
  const cloud = shell();
  return {
    cloud,
    /** Another shell of the same user. */
    shell,
    state,
    requests,
    warnings,
    async signedIn() {
      await cloud.signIn('AzureCloud', { method: 'ServicePrincipalSecret', tenantId: tenant, clientId, secret: 'the-secret' }, undefined);
      return cloud;
    },
  };
}

/** All of an async listing. */
export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
}
