import type { StorageAccount as SdkAccount } from '@azure/arm-storage';
import type { Cloud, StorageAccount } from '../contracts/cloud.ts';
import { accountAccess } from './blob-access.ts';
import { blobContainer } from './blob-container.ts';
import type { Clients } from './clients.ts';
import { normalised, normalisedEach, orNothing } from './failure.ts';
import { groupOfId } from './resource-id.ts';

const record = (account: SdkAccount): StorageAccount => ({
  Name: account.name ?? '',
  ResourceGroup: groupOfId(account.id),
  Location: account.location,
  Kind: account.kind ?? '',
  Sku: account.sku?.name ?? '',
  BlobEndpoint: account.primaryEndpoints?.blob ?? '',
  ResourceId: account.id ?? '',
});

/** A new account takes TLS 1.2 and https only, and gives no blob to strangers. */
export function storageAccounts(clients: () => Promise<Clients>, warn: (text: string) => void): Cloud['storageAccounts'] {
  const accounts = async () => (await (await clients()).storage()).storageAccounts;
  const accesses = new Map<string, ReturnType<typeof accountAccess>>();
  return {
    list: (resourceGroup, abortSignal) =>
      normalisedEach(
        async () =>
          resourceGroup === undefined
            ? (await accounts()).list({ abortSignal })
            : (await accounts()).listByResourceGroup(resourceGroup, { abortSignal }),
        record,
      ),
    get: (resourceGroup, name, abortSignal) =>
      orNothing(async () => record(await (await accounts()).getProperties(resourceGroup, name, { abortSignal }))),
    create: (resourceGroup, name, location, kind, sku, abortSignal) =>
      normalised(async () => {
        const { pollInterval } = (await clients()).patience;
        const body = {
          location,
          kind,
          sku: { name: sku },
          minimumTlsVersion: 'TLS1_2',
          enableHttpsTrafficOnly: true,
          allowBlobPublicAccess: false,
        };
        return record(await (await accounts()).create(resourceGroup, name, body, { abortSignal, updateIntervalInMs: pollInterval }));
      }),
    delete: (resourceGroup, name, abortSignal) => normalised(async () => (await accounts()).delete(resourceGroup, name, { abortSignal })),
    async container(account, container) {
      const now = await clients();
      const key = `${now.session.key} ${now.subscriptionId} ${account}`;
      const access = accesses.get(key) ?? accountAccess(now, account, warn);
      accesses.set(key, access);
      return blobContainer(access, container);
    },
  };
}
