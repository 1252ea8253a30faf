import { type ArmRequest, armRoute, notFound, systemData } from '../arm/arm-route.ts';
import { page } from '../arm/paging.ts';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import { regionDisplay, regionName } from '../arm/regions.ts';
import { groupId, type Resource, resourceId } from '../arm/resource.ts';
import { type JsonObject, jsonBody, objectAt, tagsAt, textAt } from '../wire/body.ts';
import type { Route } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';

export const vaultType = 'Microsoft.RecoveryServices/vaults';
const path = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/${vaultType}/{vaultName}`;

export interface VaultProperties {
  readonly publicNetworkAccess: 'Enabled' | 'Disabled';
  readonly redundancySettings: { readonly standardTierStorageRedundancy: string; readonly crossRegionRestore: 'Enabled' | 'Disabled' };
  readonly failure?: { readonly code: string; readonly message: string };
}

export type Vault = Resource<VaultProperties>;

export const redundancies: ReadonlySet<string> = new Set(['GeoRedundant', 'LocallyRedundant', 'ZoneRedundant']);

/** Recovery Services vaults. A vault that is being made says so in its provisioningState, which clients poll. */
export function vaultRoutes(cloud: PracticeCloud): Route[] {
  const idOf = ({ subscriptionId, group, parameters }: ArmRequest) =>
    resourceId(subscriptionId, group, vaultType, parameters.vaultName ?? '');
  const existing = (request: ArmRequest): Vault => {
    const found = cloud.resources.get<VaultProperties>(idOf(request));
    if (!found) throw notFound(vaultType, request.parameters.vaultName ?? '', request.group);
    return found;
  };
  const shown = ({ id, name, type, location, tags, sku, identity, etag, properties, systemData: data }: Vault) => {
    const { failure, ...rest } = properties;
    return {
      id,
      name,
      type,
      location,
      ...(tags ? { tags } : {}),
      ...(identity ? { identity } : {}),
      etag,
      sku,
      systemData: data,
      properties: {
        ...rest,
        provisioningState: failure ? 'Failed' : cloud.operations.pendingOn(id) ? 'Creating' : 'Succeeded',
        privateEndpointStateForBackup: 'None',
        privateEndpointStateForSiteRecovery: 'None',
        bcdrSecurityLevel: 'Fair',
        secureScore: 'Minimum',
      },
    };
  };
  const list = (request: ArmRequest, scope: string) => {
    const { value, nextLink } = page(request, cloud.resources.list<VaultProperties>(scope, vaultType), ({ id }) => id, cloud.pageSize);
    return ok({ value: value.map(shown), ...(nextLink ? { nextLink } : {}) });
  };
  return [
    armRoute(cloud, 'GET', `/subscriptions/{subscriptionId}/providers/${vaultType}`, (request) =>
      list(request, `/subscriptions/${request.subscriptionId}`),
    ),
    armRoute(cloud, 'GET', `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/${vaultType}`, (request) =>
      list(request, groupId(request.subscriptionId, request.group)),
    ),
    armRoute(cloud, 'GET', path, async (request) => {
      const pending = cloud.operations.pendingOn(existing(request).id);
      if (pending) await cloud.operations.settled(pending);
      return ok(shown(existing(request)));
    }),
    armRoute(cloud, 'PUT', path, (request) => {
      const name = request.parameters.vaultName ?? '';
      if (!/^[A-Za-z][A-Za-z0-9-]{1,49}$/.test(name))
        throw new ServiceError(
          400,
          'InvalidResourceName',
          `The vault name '${name}' must have 2 to 50 letters, digits or hyphens and start with a letter.`,
          { target: 'vaultName' },
        );
      const body = jsonBody(request);
      const before = cloud.resources.get<VaultProperties>(idOf(request));
      const location = regionName(textAt(body, 'location') ?? '');
      if (!regionDisplay(location))
        throw new ServiceError(
          400,
          'LocationNotAvailableForResourceType',
          `The provided location '${location}' is not available for resource type '${vaultType}'.`,
        );
      if (before && before.location !== location)
        throw new ServiceError(
          409,
          'InvalidResourceLocation',
          `The resource '${name}' already exists in location '${before.location}'. A resource with the same name cannot be created in location '${location}'.`,
        );
      const sku = objectAt(body, 'sku');
      if (!sku || !['RS0', 'Standard'].includes(textAt(sku, 'name') ?? ''))
        throw new ServiceError(400, 'InvalidSku', "The sku of a vault must be 'RS0' or 'Standard'.", { target: 'sku' });
      const operation = before ? undefined : cloud.operations.start('PUT', request.url.pathname, idOf(request));
      const vault: Vault = {
        id: before?.id ?? idOf(request),
        name: before?.name ?? name,
        type: vaultType,
        location,
        tags: tagsAt(body) ?? before?.tags,
        sku: { name: 'RS0', tier: 'Standard' },
        identity: identityAt(body) ?? before?.identity,
        etag: newEtag(cloud),
        properties: { ...changedProperties(body, before?.properties), ...(operation?.failure ? { failure: operation.failure } : {}) },
        systemData: systemData(cloud, request, before?.systemData),
      };
      return { status: before ? 200 : 201, body: shown(cloud.resources.put(vault)) };
    }),
    armRoute(cloud, 'PATCH', path, (request) => {
      const before = existing(request);
      const body = jsonBody(request);
      const after = cloud.resources.put<VaultProperties>({
        ...before,
        tags: tagsAt(body) ?? before.tags,
        etag: newEtag(cloud),
        properties: changedProperties(body, before.properties),
        systemData: systemData(cloud, request, before.systemData),
      });
      return ok(shown(after));
    }),
    armRoute(cloud, 'DELETE', path, (request) => {
      const vault = cloud.resources.get<VaultProperties>(idOf(request));
      if (!vault) return { status: 204 };
      const operation = cloud.operations.start('DELETE', request.url.pathname, vault.id);
      if (!operation.failure) cloud.resources.delete(vault.id);
      const address = `${request.base}${vault.id}/operationResults/${operation.id}?api-version=${request.apiVersion}`;
      return {
        status: 202,
        headers: { location: address, 'azure-asyncoperation': address.replace('/operationResults/', '/operationStatus/') },
      };
    }),
    ...operationRoutes(cloud),
  ];
}

function operationRoutes(cloud: PracticeCloud): Route[] {
  const known = (request: ArmRequest) => {
    const operation = cloud.operations.get(request.parameters.operationId ?? '');
    if (!operation) throw new ServiceError(404, 'OperationNotFound', 'The operation is not known any more.');
    return operation;
  };
  return [
    armRoute(cloud, 'GET', `${path}/operationStatus/{operationId}`, async (request) => {
      const operation = known(request);
      const isDone = await cloud.operations.settled(operation);
      return ok({
        id: request.url.pathname,
        name: operation.id,
        startTime: new Date(operation.startedAt).toISOString(),
        ...(isDone ? { endTime: new Date(operation.readyAt).toISOString() } : {}),
        status: !isDone ? 'InProgress' : operation.failure ? 'Failed' : 'Succeeded',
        ...(isDone && operation.failure ? { error: operation.failure } : {}),
      });
    }),
    armRoute(cloud, 'GET', `${path}/operationResults/{operationId}`, async (request) => {
      const operation = known(request);
      if (!(await cloud.operations.settled(operation))) return { status: 202, headers: { location: request.url.href } };
      if (operation.failure)
        throw new ServiceError(409, operation.failure.code, operation.failure.message, { target: operation.failure.target });
      return { status: 204 };
    }),
  ];
}

const newEtag = (cloud: PracticeCloud) => `W/"datetime'${encodeURIComponent(cloud.clock.iso())}'"`;

function identityAt(body: JsonObject): JsonObject | undefined {
  const identity = objectAt(body, 'identity');
  if (!identity) return undefined;
  const type = textAt(identity, 'type') ?? 'None';
  if (type !== 'None')
    throw new ServiceError(400, 'IdentityNotSupported', 'Vaults of the practice cloud have no managed identity.', {
      target: 'identity.type',
    });
  return { type };
}

export function changedProperties(body: JsonObject, before: VaultProperties | undefined): VaultProperties {
  const given = objectAt(body, 'properties') ?? {};
  const asked = objectAt(given, 'redundancySettings') ?? {};
  const was = before?.redundancySettings ?? { standardTierStorageRedundancy: 'GeoRedundant', crossRegionRestore: 'Disabled' as const };
  const redundancy = textAt(asked, 'standardTierStorageRedundancy') ?? was.standardTierStorageRedundancy;
  if (!redundancies.has(redundancy))
    throw new ServiceError(
      400,
      'InvalidStorageRedundancy',
      `The storage redundancy '${redundancy}' is not one of ${[...redundancies].join(', ')}.`,
      { target: 'properties.redundancySettings.standardTierStorageRedundancy' },
    );
  const access = textAt(given, 'publicNetworkAccess') ?? before?.publicNetworkAccess ?? 'Enabled';
  if (access !== 'Enabled' && access !== 'Disabled')
    throw new ServiceError(400, 'InvalidRequestContent', "The property 'publicNetworkAccess' must be Enabled or Disabled.", {
      target: 'properties.publicNetworkAccess',
    });
  const restore = textAt(asked, 'crossRegionRestore') ?? was.crossRegionRestore;
  if (restore !== 'Enabled' && restore !== 'Disabled')
    throw new ServiceError(400, 'InvalidRequestContent', "The property 'crossRegionRestore' must be Enabled or Disabled.", {
      target: 'properties.redundancySettings.crossRegionRestore',
    });
  return { publicNetworkAccess: access, redundancySettings: { standardTierStorageRedundancy: redundancy, crossRegionRestore: restore } };
}
