import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import type { Application, KeyCredential } from '../entra/directory.ts';
import { isObject, type JsonObject, jsonBody, textAt } from '../wire/body.ts';
import type { Answer, Route, WireRequest } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';

const audience = /^https:\/\/graph\.microsoft\.com\/?$|^00000003-0000-0000-c000-000000000000$/;

/** Microsoft Graph, as far as the applications of a directory and their certificates go. */
export function graphRoutes(cloud: PracticeCloud): Route[] {
  const { applications, tokens } = cloud;
  const route = (method: string, path: string, answer: (request: WireRequest) => Answer): Route => ({
    method,
    path: `/v1.0${path}`,
    answer(request) {
      try {
        const claims = tokens.read(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
        if (typeof claims === 'string' || !audience.test(claims.aud))
          throw new ServiceError(401, 'InvalidAuthenticationToken', 'Access token is empty, expired or for another audience.');
        return answer(request);
      } catch (error) {
        if (error instanceof ServiceError) return graphError(error, request.id, cloud.clock.iso());
        throw error;
      }
    },
  });
  const existing = ({ parameters }: WireRequest): Application => {
    const wanted = (parameters.id ?? '').toLowerCase();
    const byAppId = /^applications\(appid='(.+)'\)$/.exec(`applications${wanted}`)?.[1];
    const found = byAppId ? applications.get(byAppId) : applications.values().find(({ id }) => id === wanted);
    if (!found)
      throw new ServiceError(
        404,
        'Request_ResourceNotFound',
        `Resource '${parameters.id}' does not exist or one of its queried reference-property objects are not present.`,
      );
    return found;
  };
  const shown = ({ base }: WireRequest, { principalId: _, passwordCredentials, keyCredentials, ...application }: Application) => ({
    '@odata.context': `${base}/v1.0/$metadata#applications/$entity`,
    ...application,
    keyCredentials,
    passwordCredentials: passwordCredentials.map(({ hash: __, ...rest }) => ({ ...rest, secretText: null })),
  });
  return [
    route('GET', '/applications', (request) => {
      const filter = request.url.searchParams.get('$filter');
      return ok({
        '@odata.context': `${request.base}/v1.0/$metadata#applications`,
        value: applications
          .values()
          .filter(filterOf(filter))
          .map((one) => shown(request, one)),
      });
    }),
    route('POST', '/applications', (request) => {
      const body = jsonBody(request);
      const displayName = textAt(body, 'displayName');
      if (!displayName)
        throw new ServiceError(400, 'Request_BadRequest', "A value is required for property 'displayName' of resource 'Application'.");
      const appId = randomUUID();
      const made = applications.put(appId, {
        id: randomUUID(),
        appId,
        displayName,
        createdDateTime: cloud.clock.iso(),
        signInAudience: textAt(body, 'signInAudience') ?? 'AzureADMyOrg',
        principalId: randomUUID(),
        keyCredentials: keyCredentials(body, []) ?? [],
        passwordCredentials: [],
      });
      return { status: 201, body: shown(request, made) };
    }),
    route('GET', '/applications/{id}', (request) => ok(shown(request, existing(request)))),
    route('PATCH', '/applications/{id}', (request) => {
      const before = existing(request);
      const body = jsonBody(request);
      applications.put(before.appId, {
        ...before,
        displayName: textAt(body, 'displayName') ?? before.displayName,
        keyCredentials: keyCredentials(body, before.keyCredentials) ?? before.keyCredentials,
      });
      return { status: 204 };
    }),
    route('DELETE', '/applications/{id}', (request) => {
      const { appId } = existing(request);
      if (appId === cloud.identity.principal.clientId)
        throw new ServiceError(403, 'Authorization_RequestDenied', 'The practice principal cannot be deleted.');
      applications.delete(appId);
      return { status: 204 };
    }),
  ];
}

/**
 * The list as it will be. A credential without a key keeps the one with its keyId; one that changes a known key is refused with the message
 * that Azure Backup's second server runs into (import-export 6.6).
 */
function keyCredentials(body: JsonObject, before: readonly KeyCredential[]): KeyCredential[] | undefined {
  const given = body.keyCredentials;
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) throw new ServiceError(400, 'Request_BadRequest', "The property 'keyCredentials' must be a collection.");
  return given.map((entry) => {
    if (!isObject(entry)) throw new ServiceError(400, 'Request_BadRequest', "An entry of 'keyCredentials' must be an object.");
    const keyId = textAt(entry, 'keyId') ?? randomUUID();
    const known = before.find((one) => one.keyId === keyId);
    const key = textAt(entry, 'key');
    if (known && (key === undefined || key === known.key)) return known;
    if (known) throw new ServiceError(400, 'KeyCredentialsInvalid', `Update to existing credential with KeyId '${keyId}' is not allowed.`);
    if (key === undefined) throw new ServiceError(400, 'KeyCredentialsInvalidKey', `The credential with KeyId '${keyId}' has no key.`);
    const certificate = certificateOf(key);
    return {
      keyId,
      customKeyIdentifier: createHash('sha1').update(certificate.raw).digest('base64'),
      displayName: textAt(entry, 'displayName') ?? certificate.subject,
      startDateTime: new Date(certificate.validFrom).toISOString(),
      endDateTime: new Date(certificate.validTo).toISOString(),
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      key: certificate.raw.toString('base64'),
    };
  });
}

function certificateOf(key: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(key, 'base64'));
  } catch {
    throw new ServiceError(400, 'KeyCredentialsInvalidKey', 'The key of a credential is not a certificate in base64.');
  }
}

function filterOf(filter: string | null): (application: Application) => boolean {
  if (!filter) return () => true;
  const [, name, value = ''] = /^(appId|displayName|id) eq '((?:[^']|'')*)'$/.exec(filter.trim()) ?? [];
  const starts = /^startswith\(displayName,\s*'((?:[^']|'')*)'\)$/i.exec(filter.trim())?.[1];
  if (name) return (one) => one[name as 'appId' | 'displayName' | 'id'] === value.replaceAll("''", "'");
  if (starts !== undefined) return ({ displayName }) => displayName.toLowerCase().startsWith(starts.replaceAll("''", "'").toLowerCase());
  throw new ServiceError(400, 'Request_UnsupportedQuery', `The filter '${filter}' is not supported here.`);
}

const graphError = ({ status, code, message }: ServiceError, id: string, date: string): Answer => ({
  status,
  body: { error: { code, message, innerError: { date, 'request-id': id, 'client-request-id': id } } },
});
