import type { Resource } from '../arm/resource.ts';
import type { JsonObject } from '../wire/body.ts';
import { objectAt, textAt } from '../wire/body.ts';
import { ServiceError } from '../wire/service-error.ts';

export const accountType = 'Microsoft.Storage/storageAccounts';

/** What a request may set and an answer shows again; the rest is computed. */
export interface AccountProperties {
  readonly creationTime: string;
  readonly accessTier?: string;
  readonly minimumTlsVersion: string;
  readonly allowBlobPublicAccess: boolean;
  readonly allowSharedKeyAccess: boolean;
  readonly supportsHttpsTrafficOnly: boolean;
}

export type Account = Resource<AccountProperties>;

/** Kinds of account and the tiers of their skus. Page blobs need Storage or StorageV2 with a standard sku, or premium StorageV2. */
const kinds: Readonly<Record<string, { readonly pages: boolean; readonly tiered: boolean }>> = {
  Storage: { pages: true, tiered: false },
  StorageV2: { pages: true, tiered: true },
  BlobStorage: { pages: false, tiered: true },
  BlockBlobStorage: { pages: false, tiered: false },
  FileStorage: { pages: false, tiered: false },
};

const skus: ReadonlySet<string> = new Set([
  'Standard_LRS',
  'Standard_GRS',
  'Standard_RAGRS',
  'Standard_ZRS',
  'Premium_LRS',
  'Premium_ZRS',
  'Standard_GZRS',
  'Standard_RAGZRS',
]);

export const holdsPageBlobs = (kind: string | undefined): boolean => kinds[kind ?? '']?.pages ?? false;

/** Account names: 3 to 24 lower-case letters and digits. */
export const isAccountName = (name: string): boolean => /^[a-z0-9]{3,24}$/.test(name);

export function checkedKind(body: JsonObject): string {
  const kind = textAt(body, 'kind') ?? 'StorageV2';
  if (!kinds[kind])
    throw new ServiceError(
      400,
      'InvalidRequestPropertyValue',
      `The value '${kind}' is not allowed for property kind. Allowed values are: ${Object.keys(kinds).join(', ')}.`,
      { target: 'kind' },
    );
  return kind;
}

export function checkedSku(body: JsonObject, before?: JsonObject): { name: string; tier: string } {
  const name = textAt(objectAt(body, 'sku') ?? before ?? {}, 'name');
  if (!name) throw new ServiceError(400, 'InvalidRequestContent', "The required property 'sku' is missing.", { target: 'sku' });
  if (!skus.has(name))
    throw new ServiceError(400, 'SkuNotFound', `The sku '${name}' is not known. Known are: ${[...skus].join(', ')}.`, {
      target: 'sku.name',
    });
  return { name, tier: name.startsWith('Premium') ? 'Premium' : 'Standard' };
}

export function checkedProperties(body: JsonObject, kind: string, createdAt: string, before?: AccountProperties): AccountProperties {
  const given = objectAt(body, 'properties') ?? {};
  const truth = (name: keyof AccountProperties & string, otherwise: boolean): boolean => {
    const value = given[name];
    if (value === undefined || value === null) return (before?.[name] as boolean | undefined) ?? otherwise;
    if (typeof value !== 'boolean')
      throw new ServiceError(400, 'InvalidRequestContent', `The property '${name}' must be a boolean.`, { target: name });
    return value;
  };
  const accessTier = textAt(given, 'accessTier') ?? before?.accessTier ?? (kinds[kind]?.tiered ? 'Hot' : undefined);
  return {
    creationTime: before?.creationTime ?? createdAt,
    ...(accessTier ? { accessTier } : {}),
    minimumTlsVersion: textAt(given, 'minimumTlsVersion') ?? before?.minimumTlsVersion ?? 'TLS1_2',
    allowBlobPublicAccess: truth('allowBlobPublicAccess', false),
    allowSharedKeyAccess: truth('allowSharedKeyAccess', true),
    supportsHttpsTrafficOnly: truth('supportsHttpsTrafficOnly', true),
  };
}

/** An account as the API shows it. */
export function shownAccount(
  account: Account,
  blobEndpoint: string,
  provisioningState: string,
  keys: { created1: string; created2: string } | undefined,
): JsonObject {
  const { id, name, type, location, tags, kind, sku, properties } = account;
  const enabled = { keyType: 'Account', enabled: true, lastEnabledTime: properties.creationTime };
  return {
    id,
    name,
    type,
    location,
    tags: tags ?? {},
    kind,
    sku,
    properties: {
      ...properties,
      ...(keys ? { keyCreationTime: { key1: keys.created1, key2: keys.created2 } } : {}),
      provisioningState,
      primaryEndpoints: { blob: `${blobEndpoint}/${name}/` },
      primaryLocation: location,
      statusOfPrimary: 'available',
      networkAcls: { bypass: 'AzureServices', virtualNetworkRules: [], ipRules: [], defaultAction: 'Allow' },
      privateEndpointConnections: [],
      encryption: { services: { blob: enabled, file: enabled }, keySource: 'Microsoft.Storage' },
    },
  };
}
