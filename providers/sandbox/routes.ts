import type { PracticeCloud } from './arm/practice-cloud.ts';
import { resourceGroupRoutes } from './arm/resource-groups.ts';
import { resourceProviderRoutes } from './arm/resource-providers.ts';
import { metadataRoute, subscriptionRoutes } from './arm/subscriptions.ts';
import { controlRoutes } from './control/control-routes.ts';
import type { SignInService } from './entra/grants.ts';
import { entraRoutes } from './entra/routes.ts';
import { graphRoutes } from './graph/applications.ts';
import { forgetJob, jobRoutes } from './importexport/job-routes.ts';
import { locationRoutes } from './importexport/locations.ts';
import { storageConfigRoutes } from './recoveryservices/storage-config.ts';
import { vaultRoutes } from './recoveryservices/vaults.ts';
import { releaseAccount, storageRoutes } from './storage/accounts.ts';
import type { Route } from './wire/message.ts';

/** Every path this cloud answers. Special ones stand before general ones. */
export function allRoutes({ cloud, signIn, stop }: { cloud: PracticeCloud; signIn: SignInService; stop(): void }): Route[] {
  return [
    ...controlRoutes(cloud, { advance: async () => {}, stop }),
    metadataRoute(cloud),
    ...graphRoutes(cloud),
    ...storageRoutes(cloud),
    ...storageConfigRoutes(cloud),
    ...vaultRoutes(cloud),
    ...locationRoutes(cloud),
    ...jobRoutes(cloud, () => {}),
    ...resourceGroupRoutes(cloud, {
      'microsoft.storage/storageaccounts': (account) => releaseAccount(cloud, account),
      'microsoft.importexport/jobs': (job) => forgetJob(cloud, job),
    }),
    ...resourceProviderRoutes(cloud),
    ...subscriptionRoutes(cloud),
    ...entraRoutes(signIn),
  ];
}
