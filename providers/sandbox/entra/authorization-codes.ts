import { randomBytes } from 'node:crypto';
import type { Answer } from '../wire/message.ts';
import { checkClient, type SignInService } from './grants.ts';
import { consentPage } from './pages.ts';
import { SignInError } from './sign-in-error.ts';

/** A code a browser carried back to the program that asked (RFC 6749 with PKCE). */
export interface AuthorizationCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge?: string;
  readonly nonce?: string;
  readonly expiresAt: number;
}

/** Public clients are answered on this computer only. */
const loopback = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/;

/** GET and POST /{tenant}/oauth2/v2.0/authorize: asks the person, then sends the browser back with a code. */
export function authorize(service: SignInService, asked: URLSearchParams, path: string): Answer {
  const clientId = (asked.get('client_id') ?? '').toLowerCase();
  checkClient(service, clientId);
  const redirectUri = asked.get('redirect_uri') ?? '';
  if (!loopback.test(redirectUri))
    throw new SignInError(
      'invalid_request',
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application.`,
    );
  const answer = asked.get('answer') ?? (service.approvesAll() ? 'Approved' : undefined);
  if (!answer) return consentPage(path, service.identity.user.userName, asked);
  const back: Record<string, string> = { state: asked.get('state') ?? '' };
  if (answer === 'Approved') {
    const code = randomBytes(32).toString('base64url');
    service.authorizationCodes.put(code, {
      clientId,
      redirectUri,
      scope: asked.get('scope') ?? '',
      challenge: asked.get('code_challenge') ?? undefined,
      nonce: asked.get('nonce') ?? undefined,
      expiresAt: Date.now() + 600_000,
    });
    back.code = code;
    back.client_info = Buffer.from(JSON.stringify({ uid: service.identity.user.objectId, utid: service.identity.tenantId })).toString(
      'base64url',
    );
  } else {
    back.error = 'access_denied';
    back.error_description = 'AADSTS65004: User declined to consent to access the app.';
  }
  return asked.get('response_mode') === 'form_post' ? posted(redirectUri, back) : redirected(redirectUri, back, asked.get('response_mode'));
}

function redirected(address: string, fields: Record<string, string>, mode: string | null): Answer {
  const text = new URLSearchParams(fields).toString();
  return { status: 302, headers: { location: `${address}${mode === 'fragment' ? '#' : address.includes('?') ? '&' : '?'}${text}` } };
}

function posted(address: string, fields: Record<string, string>): Answer {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)}">`,
  );
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html><title>Signing in</title><form method="post" action="${address}">${inputs.join('')}<button>Continue</button></form><script>document.forms[0].submit()</script>\n`,
  };
}
