import { jsonBody, tagsAt, textAt } from '../wire/body.ts';
import type { Route } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';
import { type ArmRequest, armRoute } from './arm-route.ts';
import { page } from './paging.ts';
import type { PracticeCloud, ResourceGroupRecord } from './practice-cloud.ts';
import { regionDisplay, regionName } from './regions.ts';
import { groupId, type Resource } from './resource.ts';

/** How resources of a type are let go when their group is deleted; those without an entry are simply forgotten. */
export type Releases = Readonly<Record<string, (resource: Resource) => Promise<void> | void>>;

const path = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}';

export function resourceGroupRoutes(cloud: PracticeCloud, releases: Releases): Route[] {
  const free = { groupMayBeMissing: true };
  const shown = ({ id, name, location, tags }: ResourceGroupRecord) => ({
    id,
    name,
    type: 'Microsoft.Resources/resourceGroups',
    location,
    ...(tags ? { tags } : {}),
    properties: { provisioningState: 'Succeeded' },
  });
  const keyOf = ({ subscriptionId, parameters }: ArmRequest) => groupId(subscriptionId, parameters.resourceGroupName ?? '').toLowerCase();
  const existing = (request: ArmRequest): ResourceGroupRecord => {
    const found = cloud.groups.get(keyOf(request));
    if (!found)
      throw new ServiceError(404, 'ResourceGroupNotFound', `Resource group '${request.parameters.resourceGroupName}' could not be found.`);
    return found;
  };
  return [
    armRoute(cloud, 'GET', '/subscriptions/{subscriptionId}/resourceGroups', (request) =>
      ok(page(request, cloud.groups.values().map(shown), ({ name }) => name, cloud.pageSize)),
    ),
    armRoute(cloud, 'GET', path, (request) => ok(shown(existing(request))), free),
    armRoute(cloud, 'HEAD', path, (request) => ({ status: cloud.groups.get(keyOf(request)) ? 204 : 404 }), free),
    armRoute(
      cloud,
      'PUT',
      path,
      (request) => {
        const name = checkedName(request.parameters.resourceGroupName ?? '');
        const body = jsonBody(request);
        const location = regionName(textAt(body, 'location') ?? '');
        if (!location) throw new ServiceError(400, 'LocationRequired', 'The location property is required for this definition.');
        if (!regionDisplay(location))
          throw new ServiceError(
            400,
            'LocationNotAvailableForResourceGroup',
            `The provided location '${location}' is not available for resource group.`,
          );
        const before = cloud.groups.get(keyOf(request));
        if (before && before.location !== location)
          throw new ServiceError(
            409,
            'InvalidResourceGroupLocation',
            `Invalid resource group location '${location}'. The Resource group already exists in location '${before.location}'.`,
          );
        const tags = tagsAt(body);
        const id = before?.id ?? groupId(request.subscriptionId, name);
        const made = cloud.groups.put(keyOf(request), { id, name: before?.name ?? name, location, ...(tags ? { tags } : {}) });
        return { status: before ? 200 : 201, body: shown(made) };
      },
      free,
    ),
    armRoute(
      cloud,
      'PATCH',
      path,
      (request) => {
        const before = existing(request);
        const tags = tagsAt(jsonBody(request)) ?? before.tags;
        return ok(shown(cloud.groups.put(keyOf(request), { ...before, ...(tags ? { tags } : {}) })));
      },
      free,
    ),
    armRoute(
      cloud,
      'DELETE',
      path,
      async (request) => {
        const group = existing(request);
        const operation = cloud.operations.start('DELETE', request.url.pathname, group.id);
        if (!operation.failure) {
          for (const resource of cloud.resources.list(group.id)) {
            await releases[resource.type.toLowerCase()]?.(resource);
            cloud.resources.delete(resource.id);
          }
          cloud.groups.delete(keyOf(request));
        }
        const location = `${request.base}/subscriptions/${request.subscriptionId}/operationresults/${operation.id}?api-version=${request.apiVersion}`;
        return { status: 202, headers: { location } };
      },
      free,
    ),
    armRoute(cloud, 'GET', '/subscriptions/{subscriptionId}/operationresults/{operationId}', async (request) => {
      const operation = cloud.operations.get(request.parameters.operationId ?? '');
      if (!operation) throw new ServiceError(404, 'OperationNotFound', 'The operation is not known any more.');
      if (!(await cloud.operations.settled(operation))) return { status: 202, headers: { location: request.url.href } };
      if (operation.failure)
        throw new ServiceError(409, operation.failure.code, operation.failure.message, { target: operation.failure.target });
      return { status: 200 };
    }),
    ...resourceLists(cloud),
  ];
}

function resourceLists(cloud: PracticeCloud): Route[] {
  const shown = ({ id, name, type, location, tags, kind, sku, identity }: Resource) => ({
    id,
    name,
    type,
    location,
    ...(tags ? { tags } : {}),
    ...(kind ? { kind } : {}),
    ...(sku ? { sku } : {}),
    ...(identity ? { identity } : {}),
  });
  const list = (request: ArmRequest, scope: string) => {
    const filter = request.url.searchParams.get('$filter');
    const wanted = filter === null ? undefined : /^resourceType eq '([^']+)'$/i.exec(filter.trim())?.[1];
    if (filter !== null && wanted === undefined)
      throw new ServiceError(
        400,
        'InvalidFilterInQueryString',
        `Invalid $filter '${filter}' specified in the query string: this cloud knows "resourceType eq '...'".`,
      );
    return ok(page(request, cloud.resources.list(scope, wanted).map(shown), ({ id }) => id, cloud.pageSize));
  };
  return [
    armRoute(cloud, 'GET', '/subscriptions/{subscriptionId}/resources', (request) =>
      list(request, `/subscriptions/${request.subscriptionId}`),
    ),
    armRoute(cloud, 'GET', `${path}/resources`, (request) => list(request, groupId(request.subscriptionId, request.group))),
  ];
}

/** 1 to 90 letters, digits, `_ - . ( )`, not ending with a dot (Azure's naming rules). */
function checkedName(name: string): string {
  if (name.length > 90 || !/^[\p{L}\p{Nd}_\-.()]+$/u.test(name) || name.endsWith('.'))
    throw new ServiceError(
      400,
      'InvalidResourceGroup',
      `The provided resource group name '${name}' has these invalid characters or ends with a period: only alphanumeric, underscore, hyphen, period and parenthesis are allowed, at most 90.`,
    );
  return name;
}
