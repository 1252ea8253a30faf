import type { IncomingMessage } from 'node:http';
import type { Tokens } from '../entra/tokens.ts';
import { holdsPageBlobs } from '../storage/account-shape.ts';

export interface BlobRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What Azure refuses and Azurite would take: a bearer token that was not issued here or is no longer good (Azurite does not check
 * signatures), and page blobs in an account whose kind cannot hold them.
 */
export function blobRefusal(
  request: IncomingMessage,
  tokens: Tokens,
  kindOf: (account: string) => string | undefined,
): BlobRefusal | undefined {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token) {
    const claims = tokens.read(token);
    if (typeof claims === 'string')
      return {
        status: 401,
        code: 'InvalidAuthenticationInfo',
        message: claims === 'expired' ? 'Lifetime validation failed. The token is expired.' : 'Signature validation failed.',
        headers: { 'www-authenticate': `Bearer authorization_uri=${tokens.issuer} resource_id=https://storage.azure.com` },
      };
  }
  const account = /^\/([^/?]+)/.exec(request.url ?? '')?.[1];
  if (request.method === 'PUT' && request.headers['x-ms-blob-type'] === 'PageBlob' && account && !holdsPageBlobs(kindOf(account)))
    return { status: 409, code: 'FeatureNotSupportedByAccountKind', message: 'Page blobs are not supported for the account kind.' };
  return undefined;
}
