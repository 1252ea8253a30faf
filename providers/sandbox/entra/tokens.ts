import { createPrivateKey, createPublicKey, type KeyObject, randomUUID, sign, verify } from 'node:crypto';
import type { Documents } from '../state/documents.ts';
import type { Identity } from '../state/identity.ts';

export type Claims = Readonly<Record<string, unknown>> & { readonly aud: string; readonly exp: number; readonly jti: string };

/** Entra's access tokens last 60 to 90 minutes. */
export const tokenLifetime = 3599;

/** Makes and checks tokens: RS256, issued in the name that Azurite and the SDKs expect of a tenant. Times are the computer's, as clients measure them. */
export class Tokens {
  readonly #key: KeyObject;
  readonly #public: KeyObject;
  readonly #keyId: string;
  readonly issuer: string;
  readonly #revoked: Documents<number>;

  constructor(identity: Identity, revoked: Documents<number>) {
    this.#key = createPrivateKey(identity.signingKey);
    this.#public = createPublicKey(this.#key);
    this.#keyId = identity.signingKeyId;
    this.issuer = `https://sts.windows.net/${identity.tenantId}/`;
    this.#revoked = revoked;
  }

  issue(claims: Readonly<Record<string, unknown>>, lifetime: number = tokenLifetime): string {
    const now = Math.floor(Date.now() / 1000);
    const header = { typ: 'JWT', alg: 'RS256', kid: this.#keyId, x5t: this.#keyId };
    const body = { iss: this.issuer, iat: now, nbf: now - 300, exp: now + lifetime, jti: randomUUID(), ...claims };
    const text = [header, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${sign('sha256', Buffer.from(text), this.#key).toString('base64url')}`;
  }

  /** The claims of a token of ours; 'expired' or 'invalid' where it is no longer or never was good. */
  read(token: string): Claims | 'expired' | 'invalid' {
    const parts = token.split('.');
    if (parts.length !== 3) return 'invalid';
    const [header, body, signature] = parts as [string, string, string];
    try {
      if (!verify('sha256', Buffer.from(`${header}.${body}`), this.#public, Buffer.from(signature, 'base64url'))) return 'invalid';
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
      if (claims.exp * 1000 <= Date.now() || this.#revoked.get(claims.jti) !== undefined) return 'expired';
      return claims;
    } catch {
      return 'invalid';
    }
  }

  /** Ends a token before its time: from now on it is refused as expired. */
  revoke(token: string): void {
    const claims = this.read(token);
    if (typeof claims === 'string') return;
    const now = Date.now() / 1000;
    for (const [id, end] of [...this.#revoked.entries()]) if (end < now) this.#revoked.delete(id);
    this.#revoked.put(claims.jti, claims.exp);
  }

  /** What `jwks_uri` gives. */
  keySet(): { keys: unknown[] } {
    return {
      keys: [
        { ...this.#public.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: this.#keyId, x5t: this.#keyId, issuer: this.issuer },
      ],
    };
  }
}

/** Resource of a scope: `https://management.azure.com//.default` names `https://management.azure.com/`. */
export function audienceOf(scope: string): string | undefined {
  const wanted = scope.split(/\s+/).filter((one) => one.includes('://'));
  const first = wanted[0];
  return first?.replace(/\/[^/]*$/, '');
}
