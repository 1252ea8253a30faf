import { createHash, randomUUID } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import type { CloudContext, CloudEnvironment, SignIn } from '../contracts/cloud.ts';
import { CloudFailure } from '../contracts/failure.ts';
import type { State } from '../contracts/state.ts';
import { askUser, type CredentialGround, credentialOf, freshCredential } from './credentials.ts';
import { normalised } from './failure.ts';
import { RenewingCredential } from './renewing-credential.ts';
import { keepSignIn, readSignIn, type SignInRecord, signInName } from './sign-in-record.ts';
import { removeTokens } from './token-cache.ts';
import { tokenClaims } from './token-claims.ts';

/** Who speaks to which cloud. `key` changes with the addresses and with the one who is signed in, so that clients made for another are not used. */
export interface Session {
  readonly environment: CloudEnvironment;
  readonly credential: RenewingCredential;
  readonly key: string;
}

const sessionKey = (environment: CloudEnvironment, whose: { TenantId: string; Account: string }) =>
  createHash('sha256')
    .update(JSON.stringify([environment, whose.TenantId, whose.Account]))
    .digest('hex');

/** The session of a context that was kept, perhaps by another shell. */
export async function openSession(context: CloudContext, ground: CredentialGround): Promise<Session> {
  const record = await readSignIn(ground.secrets, context);
  return { environment: ground.environment, credential: renewing(record, ground), key: sessionKey(ground.environment, context) };
}

/** Signs in and proves it with a token; the record is kept under the account that the token names. */
export async function beginSession(
  how: SignIn,
  ground: CredentialGround,
  signal: AbortSignal | undefined,
): Promise<{ session: Session; who: Pick<CloudContext, 'Environment' | 'Account' | 'AccountType' | 'TenantId'> }> {
  const { record, credential } =
    how.method === 'Browser' || how.method === 'DeviceCode'
      ? await normalised(() => askUser(how, `tokens-${randomUUID()}`, ground, signal))
      : { record: how satisfies SignInRecord, credential: undefined };
  const renewed = renewing(record, ground, credential);
  const token = await normalised(() => renewed.getToken(ground.environment.Scope, { abortSignal: signal, enableCae: true }));
  if (!token) throw new CloudFailure('SignInFailed', 'The sign-in gave no token.', { category: 'AuthenticationError' });
  const claims = tokenClaims(token.token);
  const who = {
    Environment: ground.environment.Name,
    Account: accountOf(record) ?? claims.account ?? 'unknown',
    AccountType: accountTypes[record.method],
    TenantId: tenantOf(record) ?? claims.tenantId ?? '',
  };
  await forget(ground.secrets, who);
  await keepSignIn(ground.secrets, who, record);
  return { session: { environment: ground.environment, credential: renewed, key: sessionKey(ground.environment, who) }, who };
}

/** Removes what was kept of a sign-in: secret, tokens, record. */
export async function forget(secrets: State['secrets'], whose: Pick<CloudContext, 'Environment' | 'TenantId' | 'Account'>): Promise<void> {
  const record = await readSignIn(secrets, whose).catch(() => undefined);
  if (record?.method === 'User' && record.tokens !== undefined) await removeTokens(record.tokens, secrets);
  await secrets.remove(signInName(whose));
}

function renewing(record: SignInRecord, ground: CredentialGround, signedIn?: TokenCredential): RenewingCredential {
  let first = true;
  return new RenewingCredential(async () => {
    const credential = first ? (signedIn ?? (await credentialOf(record, ground))) : await freshCredential(record, ground);
    first = false;
    return credential;
  });
}

const accountTypes: Readonly<Record<SignInRecord['method'], CloudContext['AccountType']>> = {
  User: 'User',
  ServicePrincipalSecret: 'ServicePrincipal',
  ServicePrincipalCertificate: 'ServicePrincipal',
  ManagedIdentity: 'ManagedIdentity',
  AzureCli: 'AzureCli',
};

function accountOf(record: SignInRecord): string | undefined {
  if (record.method === 'ServicePrincipalSecret' || record.method === 'ServicePrincipalCertificate') return record.clientId;
  if (record.method === 'User') return (JSON.parse(record.authenticationRecord) as { username?: string }).username || undefined;
  return undefined;
}

const tenantOf = (record: SignInRecord) => (record.method === 'ManagedIdentity' ? undefined : record.tenantId);
