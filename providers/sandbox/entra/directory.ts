import type { Identity } from '../state/identity.ts';
import { SignInError } from './sign-in-error.ts';

/** A certificate uploaded to an application; `key` is base64 of its DER. Names are Microsoft Graph's. */
export interface KeyCredential {
  readonly keyId: string;
  readonly customKeyIdentifier: string;
  readonly displayName: string | null;
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly type: 'AsymmetricX509Cert';
  readonly usage: 'Verify';
  readonly key: string;
}

export interface PasswordCredential {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly hint: string;
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly hash: string;
}

export interface Application {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly createdDateTime: string;
  readonly signInAudience: string;
  readonly principalId: string;
  readonly keyCredentials: readonly KeyCredential[];
  readonly passwordCredentials: readonly PasswordCredential[];
}

/** Microsoft's own public clients that a user may sign in with: Azure CLI, Azure PowerShell, Visual Studio Code. */
export const publicClients: ReadonlySet<string> = new Set([
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  '1950a258-227b-4e31-a9cf-717495945fc2',
  'aebc6443-996d-45c2-90f0-388ff96faa56',
]);

const anyTenant = new Set(['common', 'organizations']);

/** The tenant of a sign-in path. Throws AADSTS90002 for one that is not this directory. */
export function tenantOf(identity: Identity, given: string): string {
  if (anyTenant.has(given.toLowerCase()) || given.toLowerCase() === identity.tenantId) return identity.tenantId;
  throw new SignInError(
    'invalid_request',
    90002,
    `Tenant '${given}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}
