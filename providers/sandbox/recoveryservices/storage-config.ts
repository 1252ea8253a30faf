import { type ArmRequest, armRoute, notFound } from '../arm/arm-route.ts';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import { resourceId } from '../arm/resource.ts';
import { jsonBody, objectAt, textAt } from '../wire/body.ts';
import type { Route } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';
import { redundancies, type Vault, type VaultProperties, vaultType } from './vaults.ts';

const path = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/${vaultType}/{vaultName}/backupstorageconfig/vaultstorageconfig`;

/** How a vault keeps its backups, in the words of the backup API; it is the same setting as the vault's own redundancySettings. */
export function storageConfigRoutes(cloud: PracticeCloud): Route[] {
  const vaultOf = ({ subscriptionId, group, parameters }: ArmRequest): Vault => {
    const found = cloud.resources.get<VaultProperties>(resourceId(subscriptionId, group, vaultType, parameters.vaultName ?? ''));
    if (!found) throw notFound(vaultType, parameters.vaultName ?? '', group);
    return found;
  };
  const shown = (vault: Vault) => {
    const { standardTierStorageRedundancy: redundancy, crossRegionRestore } = vault.properties.redundancySettings;
    return {
      id: `${vault.id}/backupstorageconfig/vaultstorageconfig`,
      name: 'vaultstorageconfig',
      type: `${vaultType}/backupstorageconfig`,
      properties: {
        storageModelType: redundancy,
        storageType: redundancy,
        storageTypeState: 'Unlocked',
        crossRegionRestoreFlag: crossRegionRestore === 'Enabled',
      },
    };
  };
  const change = (request: ArmRequest): Vault => {
    const vault = vaultOf(request);
    const given = objectAt(jsonBody(request), 'properties') ?? {};
    const was = vault.properties.redundancySettings;
    const redundancy = textAt(given, 'storageModelType') ?? textAt(given, 'storageType') ?? was.standardTierStorageRedundancy;
    if (!redundancies.has(redundancy))
      throw new ServiceError(
        400,
        'BMSUserErrorInvalidInput',
        `The storage type '${redundancy}' is not one of ${[...redundancies].join(', ')}.`,
        { target: 'properties.storageType' },
      );
    const flag = given.crossRegionRestoreFlag ?? was.crossRegionRestore === 'Enabled';
    if (flag && redundancy !== 'GeoRedundant')
      throw new ServiceError(400, 'BMSUserErrorInvalidInput', 'Cross region restore needs a geo-redundant vault.', {
        target: 'properties.crossRegionRestoreFlag',
      });
    return cloud.resources.put<VaultProperties>({
      ...vault,
      properties: {
        ...vault.properties,
        redundancySettings: { standardTierStorageRedundancy: redundancy, crossRegionRestore: flag ? 'Enabled' : 'Disabled' },
      },
    });
  };
  return [
    armRoute(cloud, 'GET', path, (request) => ok(shown(vaultOf(request)))),
    armRoute(cloud, 'PUT', path, (request) => ok(shown(change(request)))),
    armRoute(cloud, 'PATCH', path, (request) => {
      change(request);
      return { status: 204 };
    }),
  ];
}
