import type { PracticeCloud } from './practice-cloud.ts';

export interface ProviderDescription {
  readonly namespace: string;
  readonly registered: boolean; //       from the first day of a subscription
  readonly types: readonly { readonly resourceType: string; readonly apiVersions: readonly string[]; readonly everywhere?: boolean }[];
}

/** Versions of the classic import/export API (import-export 3.1); all have the same shape of a job. */
export const importExportVersions: ReadonlySet<string> = new Set(['2016-11-01', '2020-08-01', '2021-01-01']);

/** What this cloud offers. Newest versions are those that Azure's JavaScript SDKs send. */
export const providers: readonly ProviderDescription[] = [
  {
    namespace: 'Microsoft.Resources',
    registered: true,
    types: [
      { resourceType: 'resourceGroups', apiVersions: ['2025-04-01', '2024-03-01', '2022-09-01', '2021-04-01'] },
      { resourceType: 'subscriptions', apiVersions: ['2022-12-01', '2020-01-01'], everywhere: true },
    ],
  },
  {
    namespace: 'Microsoft.Storage',
    registered: true,
    types: [
      { resourceType: 'storageAccounts', apiVersions: ['2026-09-01', '2023-05-01', '2022-09-01'] },
      { resourceType: 'checkNameAvailability', apiVersions: ['2026-09-01', '2023-05-01', '2022-09-01'], everywhere: true },
    ],
  },
  {
    namespace: 'Microsoft.RecoveryServices',
    registered: true,
    types: [{ resourceType: 'vaults', apiVersions: ['2026-07-01', '2024-04-01', '2023-06-01'] }],
  },
  {
    namespace: 'Microsoft.ImportExport',
    registered: false,
    types: [
      { resourceType: 'jobs', apiVersions: [...importExportVersions].reverse() },
      { resourceType: 'locations', apiVersions: [...importExportVersions].reverse(), everywhere: true },
      { resourceType: 'locations/operationResults', apiVersions: [...importExportVersions].reverse(), everywhere: true },
      { resourceType: 'operations', apiVersions: [...importExportVersions].reverse(), everywhere: true },
    ],
  },
];

export const providerOf = (namespace: string): ProviderDescription | undefined =>
  providers.find((one) => one.namespace.toLowerCase() === namespace.toLowerCase());

/** Registering, Registered, NotRegistered; undefined for a namespace that does not exist here. */
export function registrationState(cloud: PracticeCloud, namespace: string): string | undefined {
  const provider = providerOf(namespace);
  if (!provider) return undefined;
  const asked = cloud.registrations.get(provider.namespace.toLowerCase());
  if (!asked) return provider.registered ? 'Registered' : 'NotRegistered';
  if (asked.readyAt === Number.MAX_SAFE_INTEGER) return 'NotRegistered';
  return Date.now() < asked.readyAt ? 'Registering' : 'Registered';
}
