import type { Vault as SdkVault } from '@azure/arm-recoveryservices';
import type { Cloud, Vault } from '../contracts/cloud.ts';
import type { Clients } from './clients.ts';
import { normalised, normalisedEach, orNothing } from './failure.ts';
import { groupOfId } from './resource-id.ts';

/** A vault that does not say is geo-redundant, Azure's default. */
const record = (vault: SdkVault): Vault => ({
  Name: vault.name ?? '',
  ResourceGroup: groupOfId(vault.id),
  Location: vault.location,
  Redundancy: vault.properties?.redundancySettings?.standardTierStorageRedundancy ?? 'GeoRedundant',
  ProvisioningState: vault.properties?.provisioningState ?? '',
  ResourceId: vault.id ?? '',
});

export function vaults(clients: () => Promise<Clients>): Cloud['vaults'] {
  const all = async () => (await (await clients()).vaults()).vaults;
  const polling = async (abortSignal?: AbortSignal) => ({ abortSignal, updateIntervalInMs: (await clients()).patience.pollInterval });
  const redundant = (redundancy: string) => ({ redundancySettings: { standardTierStorageRedundancy: redundancy } });
  return {
    list: (resourceGroup, abortSignal) =>
      normalisedEach(
        async () =>
          resourceGroup === undefined
            ? (await all()).listBySubscriptionId({ abortSignal })
            : (await all()).listByResourceGroup(resourceGroup, { abortSignal }),
        record,
      ),
    get: (resourceGroup, name, abortSignal) => orNothing(async () => record(await (await all()).get(resourceGroup, name, { abortSignal }))),
    create: (resourceGroup, name, location, redundancy, signal) =>
      normalised(async () => {
        const body = {
          location,
          sku: { name: 'RS0', tier: 'Standard' },
          properties: { publicNetworkAccess: 'Enabled', ...redundant(redundancy) },
        };
        return record(await (await all()).createOrUpdate(resourceGroup, name, body, await polling(signal)));
      }),
    setRedundancy: (resourceGroup, name, redundancy, signal) =>
      normalised(async () =>
        record(await (await all()).update(resourceGroup, name, { properties: redundant(redundancy) }, await polling(signal))),
      ),
    delete: (resourceGroup, name, signal) => normalised(async () => (await all()).delete(resourceGroup, name, await polling(signal))),
  };
}
