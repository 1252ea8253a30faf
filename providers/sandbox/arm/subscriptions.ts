import type { Route } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { armRoute } from './arm-route.ts';
import type { PracticeCloud } from './practice-cloud.ts';
import { regionName, regions } from './regions.ts';

/** Tenants, subscriptions and their regions. */
export function subscriptionRoutes(cloud: PracticeCloud): Route[] {
  const { tenantId, tenantName, subscriptionId, subscriptionName } = cloud.identity;
  const subscription = {
    id: `/subscriptions/${subscriptionId}`,
    subscriptionId,
    tenantId,
    displayName: subscriptionName,
    state: 'Enabled',
    subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: 'PayAsYouGo_2014-09-01', spendingLimit: 'Off' },
    authorizationSource: 'RoleBased',
    managedByTenants: [],
  };
  const tenant = {
    id: `/tenants/${tenantId}`,
    tenantId,
    displayName: tenantName,
    countryCode: 'US',
    tenantCategory: 'Home',
    domains: ['practice.example'],
  };
  const locations = regions.map((displayName) => ({
    id: `/subscriptions/${subscriptionId}/locations/${regionName(displayName)}`,
    name: regionName(displayName),
    displayName,
    regionalDisplayName: displayName,
    type: 'Region',
    metadata: { regionType: 'Physical', regionCategory: 'Recommended' },
  }));
  return [
    armRoute(cloud, 'GET', '/subscriptions', () => ok({ value: [subscription], count: { type: 'Total', value: 1 } })),
    armRoute(cloud, 'GET', '/subscriptions/{subscriptionId}', () => ok(subscription)),
    armRoute(cloud, 'GET', '/subscriptions/{subscriptionId}/locations', () => ok({ value: locations })),
    armRoute(cloud, 'GET', '/tenants', () => ok({ value: [tenant] })),
  ];
}

/** `metadata/endpoints`, from which the Azure CLI and PowerShell learn where a cloud is; it needs no token. */
export function metadataRoute(cloud: PracticeCloud): Route {
  return {
    method: 'GET',
    path: '/metadata/endpoints',
    answer({ base, url }) {
      const authentication = {
        loginEndpoint: base,
        audiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
        tenant: 'common',
        identityProvider: 'AAD',
      };
      const graph = { microsoftGraphResourceId: base, graph: base, graphEndpoint: base };
      const described = { name: 'OfflineSeedSandbox', portal: base, resourceManager: base, authentication, ...graph, suffixes: {} };
      if (url.searchParams.get('api-version') === '2015-01-01')
        return ok({ galleryEndpoint: base, graphEndpoint: base, portalEndpoint: base, authentication });
      return ok([
        { ...described, activeDirectoryDataLake: base, batch: base, media: base, gallery: base, blobEndpoint: cloud.blobs.endpoint },
      ]);
    },
  };
}
