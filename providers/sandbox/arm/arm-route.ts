import type { Claims } from '../entra/tokens.ts';
import type { Answer, Route, WireRequest } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { PracticeCloud } from './practice-cloud.ts';
import { registrationState } from './provider-table.ts';
import { groupId, type SystemData } from './resource.ts';

/** A request that carries a good token and api-version, for a subscription and group that exist. */
export interface ArmRequest extends WireRequest {
  readonly apiVersion: string;
  readonly subscriptionId: string;
  readonly group: string; //             as it was written when it was created
  readonly caller: { readonly name: string; readonly type: 'User' | 'Application' };
}

export interface ArmOptions {
  /** The versions this route answers; any date when undefined. */
  readonly versions?: ReadonlySet<string>;
  /** The group need not exist. */
  readonly groupMayBeMissing?: boolean;
  /** Works although the provider is not registered. */
  readonly unregistered?: boolean;
}

/** Resources that a token for Resource Manager may be made out to. */
const audiences = new Set([
  'https://management.azure.com',
  'https://management.core.windows.net',
  'https://management.usgovcloudapi.net',
  'https://management.chinacloudapi.cn',
]);

/** A route of Resource Manager. The checks come in ARM's order: token, api-version, subscription, group, registration. */
export function armRoute(
  cloud: PracticeCloud,
  method: string,
  path: string,
  answer: (request: ArmRequest) => Answer | Promise<Answer>,
  options: ArmOptions = {},
): Route {
  const namespace = /\/providers\/(Microsoft\.\w+)/i.exec(path)?.[1];
  const needsGroup = path.includes('{resourceGroupName}') && !options.groupMayBeMissing;
  return {
    method,
    path,
    answer(request) {
      const claims = authenticated(cloud, request);
      const apiVersion = versionOf(request, path, options.versions);
      const subscriptionId = checkedSubscription(cloud, request.parameters.subscriptionId);
      const group = needsGroup ? checkedGroup(cloud, subscriptionId, request.parameters.resourceGroupName ?? '') : '';
      if (namespace && subscriptionId && method !== 'GET' && !options.unregistered) checkRegistered(cloud, namespace);
      return answer({ ...request, apiVersion, subscriptionId, group, caller: callerOf(claims) });
    },
  };
}

/** Throws 401 as ARM does, with the challenge that says where a token comes from. */
export function authenticated(cloud: PracticeCloud, request: WireRequest): Claims {
  const challenge = (error: string, description: string) => ({
    'www-authenticate': `Bearer authorization_uri="${request.base}/${cloud.identity.tenantId}", error="${error}", error_description="${description}"`,
  });
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!token) {
    const text = "Authentication failed. The 'Authorization' header is missing.";
    throw new ServiceError(401, 'AuthenticationFailed', text, { headers: challenge('invalid_token', text) });
  }
  const claims = cloud.tokens.read(token);
  if (claims === 'expired') {
    const text = 'The access token expiry has passed.';
    throw new ServiceError(401, 'ExpiredAuthenticationToken', text, { headers: challenge('invalid_token', text) });
  }
  if (claims === 'invalid') {
    const text = 'The access token is invalid.';
    throw new ServiceError(401, 'InvalidAuthenticationToken', text, { headers: challenge('invalid_token', text) });
  }
  const audience = claims.aud.replace(/\/+$/, '');
  if (!audiences.has(audience) && audience !== request.base) {
    const text = `The access token has been obtained for wrong audience or resource '${claims.aud}'. It should exactly match with one of the allowed audiences '${[...audiences].join("','")}'.`;
    throw new ServiceError(401, 'InvalidAuthenticationTokenAudience', text, { headers: challenge('invalid_token', 'wrong audience') });
  }
  return claims;
}

const callerOf = (claims: Claims): ArmRequest['caller'] =>
  claims.idtyp === 'app' ? { name: String(claims.appid), type: 'Application' } : { name: String(claims.upn), type: 'User' };

function versionOf(request: WireRequest, path: string, versions: ReadonlySet<string> | undefined): string {
  const given = [...request.url.searchParams].find(([name]) => name.toLowerCase() === 'api-version')?.[1];
  if (!given)
    throw new ServiceError(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  if (!/^\d{4}-\d{2}-\d{2}(-(alpha|beta|preview|privatepreview))?$/.test(given))
    throw new ServiceError(400, 'InvalidApiVersionParameter', `The api-version '${given}' is invalid.`);
  if (versions && !versions.has(given))
    throw new ServiceError(
      400,
      'NoRegisteredProviderFound',
      `No registered resource provider found for API version '${given}' and path '${path}'. The supported api-versions are '${[...versions].join(', ')}'.`,
    );
  return given;
}

function checkedSubscription(cloud: PracticeCloud, given: string | undefined): string {
  if (given === undefined) return '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given))
    throw new ServiceError(400, 'InvalidSubscriptionId', `The provided subscription identifier '${given}' is malformed or invalid.`);
  if (given.toLowerCase() !== cloud.identity.subscriptionId)
    throw new ServiceError(404, 'SubscriptionNotFound', `The subscription '${given}' could not be found.`);
  return cloud.identity.subscriptionId;
}

function checkedGroup(cloud: PracticeCloud, subscriptionId: string, given: string): string {
  const found = cloud.groups.get(groupId(subscriptionId, given).toLowerCase());
  if (!found) throw new ServiceError(404, 'ResourceGroupNotFound', `Resource group '${given}' could not be found.`);
  return found.name;
}

function checkRegistered(cloud: PracticeCloud, namespace: string): void {
  if (registrationState(cloud, namespace) === 'Registered') return;
  throw new ServiceError(
    409,
    'MissingSubscriptionRegistration',
    `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
    {
      details: [
        {
          code: 'MissingSubscriptionRegistration',
          target: namespace,
          message: `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
        },
      ],
    },
  );
}

/** Who made or changed a resource, in practice time. */
export function systemData(cloud: PracticeCloud, { caller }: ArmRequest, before?: SystemData): SystemData {
  const now = cloud.clock.iso();
  return {
    createdBy: before?.createdBy ?? caller.name,
    createdByType: before?.createdByType ?? caller.type,
    createdAt: before?.createdAt ?? now,
    lastModifiedBy: caller.name,
    lastModifiedByType: caller.type,
    lastModifiedAt: now,
  };
}

export const notFound = (type: string, name: string, group: string): ServiceError =>
  new ServiceError(
    404,
    'ResourceNotFound',
    `The Resource '${type}/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );
