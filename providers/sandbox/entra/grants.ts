import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Documents } from '../state/documents.ts';
import { type Identity, secretHash } from '../state/identity.ts';
import type { Answer } from '../wire/message.ts';
import type { AuthorizationCode } from './authorization-codes.ts';
import { checkAssertion } from './client-assertion.ts';
import type { DeviceCodes } from './device-codes.ts';
import { type Application, publicClients } from './directory.ts';
import { SignInError } from './sign-in-error.ts';
import { audienceOf, type Tokens, tokenLifetime } from './tokens.ts';

export interface SignInService {
  readonly identity: Identity;
  readonly tokens: Tokens;
  readonly applications: Documents<Application>;
  readonly deviceCodes: DeviceCodes;
  readonly authorizationCodes: Documents<AuthorizationCode>;
  /** True when every sign-in of a person is approved without asking (settings.json). */
  approvesAll(): boolean;
}

interface Asked {
  readonly form: URLSearchParams;
  readonly clientId: string;
  readonly base: string;
  readonly tokenAddress: string;
}

const refreshAudience = 'urn:offlineseed:refresh';
const refreshLifetime = 90 * 86_400;

const grants: Readonly<Record<string, (service: SignInService, asked: Asked) => Answer>> = {
  client_credentials: clientCredentials,
  device_code: deviceCode,
  'urn:ietf:params:oauth:grant-type:device_code': deviceCode,
  refresh_token: refresh,
  authorization_code: authorizationCode,
};

/** POST /{tenant}/oauth2/v2.0/token. */
export function token(service: SignInService, form: URLSearchParams, base: string, tokenAddress: string): Answer {
  const grant = form.get('grant_type') ?? '';
  const answer = grants[grant];
  if (!answer) throw new SignInError('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant}'.`);
  const clientId = form.get('client_id') ?? '';
  if (!clientId) throw new SignInError('invalid_request', 900144, "The request body must contain the following parameter: 'client_id'.");
  return answer(service, { form, clientId: clientId.toLowerCase(), base, tokenAddress });
}

/** Throws AADSTS700016 for a client this directory does not know. */
export function checkClient(service: SignInService, clientId: string): void {
  if (publicClients.has(clientId.toLowerCase()) || service.applications.get(clientId.toLowerCase())) return;
  throw new SignInError(
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${service.identity.tenantName}'.`,
  );
}

function clientCredentials(service: SignInService, { form, clientId, tokenAddress, base }: Asked): Answer {
  const application = service.applications.get(clientId);
  if (!application) checkClient(service, clientId);
  if (!application)
    throw new SignInError('unauthorized_client', 7000218, 'The request body must contain a client credential of a confidential client.');
  const secret = form.get('client_secret');
  const assertion = form.get('client_assertion');
  if (assertion) {
    const { tenantId } = service.identity;
    const audiences = [tokenAddress, service.tokens.issuer, `${base}/${tenantId}/v2.0`, `${base}/${tenantId}/oauth2/v2.0/token`];
    checkAssertion(assertion, form.get('client_id') ?? '', application.keyCredentials, audiences);
  } else if (secret) checkSecret(application, secret);
  else
    throw new SignInError(
      'invalid_client',
      7000216,
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    );
  const audience = audienceOf(scopeOf(form));
  if (!audience || !/\/\.default$/.test(scopeOf(form).split(/\s+/)[0] ?? ''))
    throw new SignInError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${scopeOf(form)} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`,
    );
  const access = service.tokens.issue({
    aud: audience,
    appid: clientId,
    appidacr: assertion ? '2' : '1',
    idtyp: 'app',
    oid: application.principalId,
    sub: application.principalId,
    tid: service.identity.tenantId,
    ver: '1.0',
  });
  return { status: 200, body: { token_type: 'Bearer', expires_in: tokenLifetime, ext_expires_in: tokenLifetime, access_token: access } };
}

function checkSecret(application: Application, secret: string): void {
  const given = Buffer.from(secretHash(secret));
  const found = application.passwordCredentials.find(({ hash }) => timingSafeEqual(Buffer.from(hash), given));
  if (!found)
    throw new SignInError(
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application.appId}'.`,
    );
  if (Date.parse(found.endDateTime) < Date.now())
    throw new SignInError('invalid_client', 7000222, `The provided client secret keys for app '${application.appId}' are expired.`);
}

function deviceCode(service: SignInService, { form, clientId }: Asked): Answer {
  checkClient(service, clientId);
  const code = service.deviceCodes.redeem(form.get('device_code') ?? form.get('code') ?? '', clientId, service.approvesAll());
  return userTokens(service, clientId, code.scope);
}

function refresh(service: SignInService, { form, clientId }: Asked): Answer {
  const claims = service.tokens.read(form.get('refresh_token') ?? '');
  if (typeof claims === 'string' || claims.aud !== refreshAudience || claims.appid !== clientId)
    throw new SignInError(
      'invalid_grant',
      claims === 'expired' ? 700082 : 9002313,
      claims === 'expired' ? 'The refresh token has expired due to inactivity.' : 'Invalid request. Request is malformed or invalid.',
    );
  return userTokens(service, clientId, scopeOf(form) || String(claims.scp));
}

function authorizationCode(service: SignInService, { form, clientId }: Asked): Answer {
  checkClient(service, clientId);
  const key = form.get('code') ?? '';
  const code = service.authorizationCodes.get(key);
  service.authorizationCodes.delete(key);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (!code || code.clientId !== clientId || code.expiresAt < Date.now() || code.redirectUri !== form.get('redirect_uri'))
    throw new SignInError(
      'invalid_grant',
      70008,
      'The provided authorization code or refresh token has expired. Send a new interactive authorization request.',
    );
  if (code.challenge && code.challenge !== challenge)
    throw new SignInError(
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  return userTokens(service, clientId, scopeOf(form) || code.scope, code.nonce);
}

const scopeOf = (form: URLSearchParams) => form.get('scope') ?? '';

/** Access, refresh and id token of the practice user. */
function userTokens(service: SignInService, clientId: string, scope: string, nonce?: string): Answer {
  const { identity, tokens } = service;
  const { user, tenantId } = identity;
  const audience = audienceOf(scope) ?? 'https://graph.microsoft.com';
  const person = { oid: user.objectId, tid: tenantId, name: user.displayName, ver: '1.0' };
  const access = tokens.issue({
    ...person,
    aud: audience,
    appid: clientId,
    appidacr: '0',
    idtyp: 'user',
    scp: 'user_impersonation',
    sub: user.objectId,
    upn: user.userName,
    unique_name: user.userName,
  });
  const id = tokens.issue({
    ...person,
    aud: clientId,
    sub: user.objectId,
    preferred_username: user.userName,
    ver: '2.0',
    ...(nonce ? { nonce } : {}),
  });
  const again = tokens.issue({ aud: refreshAudience, appid: clientId, scp: scope, sub: user.objectId, rid: randomUUID() }, refreshLifetime);
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      scope,
      expires_in: tokenLifetime,
      ext_expires_in: tokenLifetime,
      access_token: access,
      refresh_token: again,
      id_token: id,
      client_info: Buffer.from(JSON.stringify({ uid: user.objectId, utid: tenantId })).toString('base64url'),
    },
  };
}
