import type { RecoveryServicesClient } from '@azure/arm-recoveryservices';
import type { ResourceManagementClient } from '@azure/arm-resources';
import type { StorageManagementClient } from '@azure/arm-storage';
import type { StorageImportExport } from '@azure/arm-storageimportexport';
import type { HttpClient, Pipeline } from '@azure/core-rest-pipeline';
import { inTurn } from './in-turn.ts';
import { operationFailurePolicy, type Patience, renewalPolicy, throttlingPolicy, tryTimeoutPolicy } from './pipeline-policies.ts';
import type { Session } from './session.ts';

/** The SDK clients of one session and subscription; each package is loaded when its client is first asked for. */
export interface Clients {
  readonly session: Session;
  readonly subscriptionId: string;
  readonly patience: Patience;
  resources(): Promise<ResourceManagementClient>;
  storage(): Promise<StorageManagementClient>;
  vaults(): Promise<RecoveryServicesClient>;
  importExport(): Promise<StorageImportExport>;
  /** A bare pipeline with the same sign-in and retries, for the few calls that no package of ours has. */
  pipeline(): Promise<{ pipeline: Pipeline; transport: HttpClient }>;
}

/** Hands every client the same transport, patience and sign-in. `transport` stands in for the network in unit tests. */
export function makeClients(session: Session, subscriptionId: string, patience: Patience, transport: HttpClient | undefined): Clients {
  const { environment, credential } = session;
  const policies = () => [
    { policy: operationFailurePolicy(), position: 'perCall' as const },
    { policy: throttlingPolicy(2 * patience.retryDelayInMs), position: 'perRetry' as const },
    { policy: renewalPolicy(credential, environment.Scope), position: 'perRetry' as const },
    { policy: tryTimeoutPolicy(patience.tryTimeout), position: 'perRetry' as const },
  ];
  const { maxRetries, retryDelayInMs, maxRetryDelayInMs } = patience;
  const shared = () => ({
    endpoint: environment.ResourceManager,
    retryOptions: { maxRetries, retryDelayInMs, maxRetryDelayInMs },
    additionalPolicies: policies(),
    userAgentOptions: { userAgentPrefix: 'OfflineSeed' },
    ...(transport ? { httpClient: transport } : {}),
  });
  // The older generation of packages takes its scope as one text, the newer as a list; without it each would ask for another one.
  const older = () => ({ ...shared(), credentialScopes: environment.Scope });
  const newer = () => ({ ...shared(), credentials: { scopes: [environment.Scope] } });
  return {
    session,
    subscriptionId,
    patience,
    resources: once(async () => {
      const sdk = await inTurn(() => import('@azure/arm-resources'));
      return new sdk.ResourceManagementClient(credential, subscriptionId, newer());
    }),
    storage: once(async () => {
      const sdk = await inTurn(() => import('@azure/arm-storage'));
      return new sdk.StorageManagementClient(credential, subscriptionId, newer());
    }),
    vaults: once(async () => {
      const sdk = await inTurn(() => import('@azure/arm-recoveryservices'));
      return new sdk.RecoveryServicesClient(credential, subscriptionId, newer());
    }),
    importExport: once(async () => {
      const sdk = await inTurn(() => import('./import-export-sdk.ts'));
      return new sdk.StorageImportExport(credential, subscriptionId, older());
    }),
    pipeline: once(async () => {
      const sdk = await inTurn(() => import('@azure/core-rest-pipeline'));
      const pipeline = sdk.createPipelineFromOptions({ retryOptions: shared().retryOptions, userAgentOptions: shared().userAgentOptions });
      pipeline.addPolicy(sdk.bearerTokenAuthenticationPolicy({ credential, scopes: environment.Scope }), { phase: 'Sign' });
      for (const { policy } of policies().slice(1)) pipeline.addPolicy(policy, { afterPhase: 'Sign' });
      return { pipeline, transport: transport ?? sdk.createDefaultHttpClient() };
    }),
  };
}

/** Makes a thing at the first call; a failed attempt is made anew at the next one. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
