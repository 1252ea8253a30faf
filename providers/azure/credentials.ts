import type { TokenCredential, TokenCredentialOptions } from '@azure/identity';
import type { CloudEnvironment, SignIn } from '../contracts/cloud.ts';
import type { State } from '../contracts/state.ts';
import { clientCertificate } from './certificate.ts';
import { inTurn } from './in-turn.ts';
import type { SignInRecord } from './sign-in-record.ts';
import { forgetAccessTokens, keptTokens } from './token-cache.ts';

/** What every credential is made with. `options` carries the transport and the retries; `now` the clock. */
export interface CredentialGround {
  readonly environment: CloudEnvironment;
  readonly secrets: State['secrets'];
  readonly options: TokenCredentialOptions;
  now(): Date;
}

const identity = () => inTurn(() => import('@azure/identity'));

const authority = ({ environment, options }: CredentialGround) => ({
  ...options,
  authorityHost: environment.Authority,
  disableInstanceDiscovery: !environment.InstanceDiscovery,
});

/** The credential of a kept sign-in; it never asks anybody. */
export async function credentialOf(record: SignInRecord, ground: CredentialGround): Promise<TokenCredential> {
  const sdk = await identity();
  switch (record.method) {
    case 'ServicePrincipalSecret':
      return new sdk.ClientSecretCredential(record.tenantId, record.clientId, record.secret, authority(ground));
    case 'ServicePrincipalCertificate': {
      const certificate = await clientCertificate(record.certificatePath, record.password, ground.now());
      return new sdk.ClientCertificateCredential(record.tenantId, record.clientId, { certificate }, authority(ground));
    }
    case 'ManagedIdentity':
      return record.clientId
        ? new sdk.ManagedIdentityCredential({ ...ground.options, clientId: record.clientId })
        : new sdk.ManagedIdentityCredential(ground.options);
    case 'AzureCli':
      return new sdk.AzureCliCredential({ ...ground.options, tenantId: record.tenantId });
    case 'User':
      return new sdk.DeviceCodeCredential({
        ...authority(ground),
        tenantId: record.tenantId,
        authenticationRecord: sdk.deserializeAuthenticationRecord(record.authenticationRecord),
        tokenCachePersistenceOptions: record.tokens === undefined ? undefined : await keptTokens(record.tokens, ground.secrets),
        disableAutomaticAuthentication: true,
      });
  }
}

/** The same credential without any access token that a service has refused. */
export async function freshCredential(record: SignInRecord, ground: CredentialGround): Promise<TokenCredential> {
  if (record.method === 'User' && record.tokens !== undefined) await forgetAccessTokens(record.tokens, ground.secrets);
  return credentialOf(record, ground);
}

/**
 * Signs a user in, in the browser or with a device code. Gives the record to keep and the credential that has just signed in, which goes on
 * when tokens cannot be kept (`record.tokens` is undefined).
 */
export async function askUser(
  how: Extract<SignIn, { method: 'Browser' | 'DeviceCode' }>,
  tokens: string,
  ground: CredentialGround,
  signal: AbortSignal | undefined,
): Promise<{ record: SignInRecord; credential: TokenCredential }> {
  const sdk = await identity();
  const kept = await keptTokens(tokens, ground.secrets);
  const options = {
    ...authority(ground),
    tenantId: how.tenantId,
    tokenCachePersistenceOptions: kept,
    disableAutomaticAuthentication: true,
  };
  const credential =
    how.method === 'DeviceCode'
      ? new sdk.DeviceCodeCredential({
          ...options,
          userPromptCallback: ({ message, userCode, verificationUri }) => how.show({ message, userCode, verificationUri }),
        })
      : new sdk.InteractiveBrowserCredential({ ...options, redirectUri: 'http://localhost' });
  const account = await credential.authenticate(ground.environment.Scope, { enableCae: true, abortSignal: signal });
  if (!account) throw new Error('AuthenticationRequiredError: nobody signed in');
  return {
    record: {
      method: 'User',
      tenantId: account.tenantId,
      authenticationRecord: sdk.serializeAuthenticationRecord(account),
      tokens: kept?.name,
    },
    credential,
  };
}
