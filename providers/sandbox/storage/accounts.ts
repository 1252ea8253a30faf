import { randomBytes } from 'node:crypto';
import { type ArmRequest, armRoute, notFound, systemData } from '../arm/arm-route.ts';
import { page } from '../arm/paging.ts';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import { regionDisplay, regionName } from '../arm/regions.ts';
import { groupId, resourceId } from '../arm/resource.ts';
import { jsonBody, tagsAt, textAt } from '../wire/body.ts';
import type { Answer, Route } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';
import {
  type Account,
  type AccountProperties,
  accountType,
  checkedKind,
  checkedProperties,
  checkedSku,
  isAccountName,
  shownAccount,
} from './account-shape.ts';

const path = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/${accountType}/{accountName}`;
const operationPath = '/subscriptions/{subscriptionId}/providers/Microsoft.Storage/locations/{location}/asyncoperations/{operationId}';

const newKey = () => randomBytes(64).toString('base64');

/** Storage accounts (Microsoft.Storage). Their blobs are served by the blob server, which knows an account as soon as it is created. */
export function storageRoutes(cloud: PracticeCloud): Route[] {
  const idOf = ({ subscriptionId, group, parameters }: ArmRequest) =>
    resourceId(subscriptionId, group, accountType, parameters.accountName ?? '');
  const existing = (request: ArmRequest): Account => {
    const found = cloud.resources.get<AccountProperties>(idOf(request));
    if (!found) throw notFound(accountType, request.parameters.accountName ?? '', request.group);
    return found;
  };
  const shown = (account: Account) =>
    shownAccount(
      account,
      cloud.blobs.endpoint,
      cloud.operations.pendingOn(account.id) ? 'Creating' : 'Succeeded',
      cloud.accountKeys.get(account.name),
    );
  const list = (request: ArmRequest, scope: string) => {
    const { value, nextLink } = page(request, cloud.resources.list<AccountProperties>(scope, accountType), ({ id }) => id, cloud.pageSize);
    return ok({ value: value.map(shown), ...(nextLink ? { nextLink } : {}) });
  };
  return [
    armRoute(cloud, 'POST', '/subscriptions/{subscriptionId}/providers/Microsoft.Storage/checkNameAvailability', (request) => {
      const name = textAt(jsonBody(request), 'name') ?? '';
      const reason = !isAccountName(name) ? 'AccountNameInvalid' : cloud.accountKeys.get(name) ? 'AlreadyExists' : undefined;
      if (!reason) return ok({ nameAvailable: true });
      const message = reason === 'AlreadyExists' ? `The storage account named ${name} is already taken.` : invalidName(name);
      return ok({ nameAvailable: false, reason, message });
    }),
    armRoute(cloud, 'GET', `/subscriptions/{subscriptionId}/providers/${accountType}`, (request) =>
      list(request, `/subscriptions/${request.subscriptionId}`),
    ),
    armRoute(cloud, 'GET', `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/${accountType}`, (request) =>
      list(request, groupId(request.subscriptionId, request.group)),
    ),
    armRoute(cloud, 'GET', path, (request) => ok(shown(existing(request)))),
    armRoute(cloud, 'PUT', path, (request) => create(cloud, request, idOf(request), shown)),
    armRoute(cloud, 'PATCH', path, (request) => {
      const before = existing(request);
      const body = jsonBody(request);
      const kind = before.kind ?? 'StorageV2';
      const after = cloud.resources.put<AccountProperties>({
        ...before,
        tags: tagsAt(body) ?? before.tags,
        sku: checkedSku(body, before.sku),
        properties: checkedProperties(body, kind, before.properties.creationTime, before.properties),
        systemData: systemData(cloud, request, before.systemData),
      });
      return ok(shown(after));
    }),
    armRoute(cloud, 'DELETE', path, async (request) => {
      const account = cloud.resources.get<AccountProperties>(idOf(request));
      if (!account) return { status: 204 };
      await releaseAccount(cloud, account);
      return { status: 200 };
    }),
    armRoute(cloud, 'POST', `${path}/listKeys`, (request) => ok(keysOf(cloud, existing(request)))),
    armRoute(cloud, 'POST', `${path}/regenerateKey`, (request) => {
      const account = existing(request);
      const keys = cloud.accountKeys.get(account.name);
      const name = textAt(jsonBody(request), 'keyName');
      if (!keys || (name !== 'key1' && name !== 'key2'))
        throw new ServiceError(400, 'InvalidKeyName', `'${name}' is not the name of a key: key1 or key2.`, { target: 'keyName' });
      const now = cloud.clock.iso();
      cloud.accountKeys.put(
        account.name,
        name === 'key1' ? { ...keys, key1: newKey(), created1: now } : { ...keys, key2: newKey(), created2: now },
      );
      cloud.blobs.refresh();
      return ok(keysOf(cloud, account));
    }),
    armRoute(cloud, 'GET', operationPath, async (request) => {
      const operation = cloud.operations.get(request.parameters.operationId ?? '');
      if (!operation) throw new ServiceError(404, 'OperationNotFound', 'The operation is not known any more.');
      if (!(await cloud.operations.settled(operation))) return { status: 202, headers: { location: request.url.href } };
      if (operation.failure)
        throw new ServiceError(409, operation.failure.code, operation.failure.message, { target: operation.failure.target });
      const account = cloud.resources.get<AccountProperties>(operation.resourceId);
      return account ? ok(shown(account)) : { status: 204 };
    }),
  ];
}

const invalidName = (name: string) =>
  `${name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.`;

function create(cloud: PracticeCloud, request: ArmRequest, id: string, shown: (account: Account) => unknown): Answer {
  const name = request.parameters.accountName ?? '';
  if (!isAccountName(name)) throw new ServiceError(400, 'AccountNameInvalid', invalidName(name));
  const body = jsonBody(request);
  const before = cloud.resources.get<AccountProperties>(id);
  const taken = cloud.accountKeys.get(name);
  if (taken && !before) throw new ServiceError(409, 'StorageAccountAlreadyTaken', `The storage account named ${name} is already taken.`);
  const location = regionName(textAt(body, 'location') ?? '');
  if (!regionDisplay(location))
    throw new ServiceError(
      400,
      'LocationNotAvailableForResourceType',
      `The provided location '${location}' is not available for resource type '${accountType}'.`,
    );
  const kind = checkedKind(body);
  if (before && (before.location !== location || before.kind !== kind))
    throw new ServiceError(
      409,
      'StorageAccountAlreadyExists',
      `The storage account ${name} already exists in '${before.location}' with kind '${before.kind}'; location and kind cannot be changed.`,
    );
  const now = cloud.clock.iso();
  const account: Account = {
    id: before?.id ?? id,
    name,
    type: accountType,
    location,
    tags: tagsAt(body) ?? before?.tags,
    kind,
    sku: checkedSku(body, before?.sku),
    properties: checkedProperties(body, kind, now, before?.properties),
    systemData: systemData(cloud, request, before?.systemData),
  };
  if (before) return ok(shown(cloud.resources.put(account)));
  const operation = cloud.operations.start('PUT', request.url.pathname, id);
  if (!operation.failure) {
    cloud.database.write(() => {
      cloud.resources.put(account);
      cloud.accountKeys.put(name, { resourceId: id, key1: newKey(), key2: newKey(), created1: now, created2: now });
    });
    cloud.blobs.refresh();
  }
  const address = operationPath
    .replace('{subscriptionId}', request.subscriptionId)
    .replace('{location}', location)
    .replace('{operationId}', operation.id);
  return { status: 202, headers: { location: `${request.base}${address}?monitor=true&api-version=${request.apiVersion}` } };
}

function keysOf(cloud: PracticeCloud, account: Account): { keys: unknown[] } {
  const keys = cloud.accountKeys.get(account.name);
  if (!keys) return { keys: [] };
  return {
    keys: [
      { keyName: 'key1', value: keys.key1, permissions: 'Full', creationTime: keys.created1 },
      { keyName: 'key2', value: keys.key2, permissions: 'Full', creationTime: keys.created2 },
    ],
  };
}

/** Deletes an account with all that is in it. The blobs go first: what is cut off in between is done by the next attempt. */
export async function releaseAccount(cloud: PracticeCloud, account: { readonly id: string; readonly name: string }): Promise<void> {
  await cloud.blobs.empty(account.name);
  cloud.database.write(() => {
    cloud.resources.delete(account.id);
    cloud.accountKeys.delete(account.name);
  });
  cloud.blobs.refresh();
}
