import { formBody } from '../wire/body.ts';
import type { Answer, Route, WireRequest } from '../wire/message.ts';
import { authorize } from './authorization-codes.ts';
import { tenantOf } from './directory.ts';
import { checkClient, type SignInService, token } from './grants.ts';
import { codePage, donePage } from './pages.ts';
import { SignInError } from './sign-in-error.ts';

/** The sign-in service: discovery, tokens, device code, browser. */
export function entraRoutes(service: SignInService): Route[] {
  const { identity, tokens, deviceCodes } = service;
  /** Answers refusals in the words of OAuth. */
  const route = (method: string, path: string, answer: (request: WireRequest, tenant: string) => Answer): Route => ({
    method,
    path,
    answer(request) {
      try {
        return answer(request, tenantOf(identity, request.parameters.tenant ?? 'common'));
      } catch (error) {
        if (error instanceof SignInError) return error.answer();
        throw error;
      }
    },
  });
  const keys = () => ({ status: 200, body: tokens.keySet() });
  const devicePath = '/common/oauth2/deviceauth';
  return [
    route('GET', '/{tenant}/v2.0/.well-known/openid-configuration', ({ base }, tenant) => ({
      status: 200,
      body: discovery(base, tenant, tokens.issuer),
    })),
    route('GET', '/{tenant}/.well-known/openid-configuration', ({ base }, tenant) => ({
      status: 200,
      body: discovery(base, tenant, tokens.issuer),
    })),
    route('GET', '/{tenant}/discovery/v2.0/keys', keys),
    route('GET', '/{tenant}/discovery/keys', keys),
    route('GET', '/common/discovery/instance', ({ base, url }, tenant) => ({ status: 200, body: instance(base, tenant, url) })),
    route('POST', '/{tenant}/oauth2/v2.0/token', (request, tenant) =>
      token(service, formBody(request), request.base, `${request.base}/${tenant}/oauth2/v2.0/token`),
    ),
    route('POST', '/{tenant}/oauth2/v2.0/devicecode', (request) => {
      const form = formBody(request);
      const clientId = (form.get('client_id') ?? '').toLowerCase();
      checkClient(service, clientId);
      const { deviceCode, userCode, expiresIn } = deviceCodes.start(clientId, form.get('scope') ?? '');
      const address = `${request.base}${devicePath}`;
      return {
        status: 200,
        body: {
          user_code: userCode,
          device_code: deviceCode,
          verification_uri: address,
          expires_in: expiresIn,
          interval: 1,
          message: `To sign in, use a web browser to open the page ${address} and enter the code ${userCode} to authenticate.`,
        },
      };
    }),
    route('GET', devicePath, () => codePage(devicePath, identity.user.userName)),
    route('POST', devicePath, (request) => {
      const form = formBody(request);
      const answer = form.get('answer') === 'Declined' ? 'Declined' : 'Approved';
      if (!deviceCodes.answer(form.get('user_code') ?? '', answer))
        return donePage('That code is not known or has expired. Go back and try again.', 400);
      return donePage(
        answer === 'Approved' ? 'You are signed in. You can close this window.' : 'The sign-in was declined. You can close this window.',
      );
    }),
    route('GET', '/{tenant}/oauth2/v2.0/authorize', ({ url }) => authorize(service, url.searchParams, url.pathname)),
    route('POST', '/{tenant}/oauth2/v2.0/authorize', (request) => authorize(service, formBody(request), request.url.pathname)),
  ];
}

function discovery(base: string, tenant: string, issuer: string): unknown {
  return {
    token_endpoint: `${base}/${tenant}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${base}/${tenant}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer,
    authorization_endpoint: `${base}/${tenant}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/${tenant}/oauth2/v2.0/devicecode`,
    tenant_region_scope: null,
    cloud_instance_name: new URL(base).host,
    cloud_graph_host_name: new URL(base).host,
    msgraph_host: new URL(base).host,
  };
}

/** Which clouds this authority answers for: itself, under its own name only. */
function instance(base: string, tenant: string, url: URL): unknown {
  const asked = url.searchParams.get('authorization_endpoint');
  const host = new URL(base).host;
  return {
    tenant_discovery_endpoint: `${asked ? new URL(asked).origin : base}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
