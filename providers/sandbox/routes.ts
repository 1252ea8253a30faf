import type { PracticeCloud } from './arm/practice-cloud.ts';
import { resourceGroupRoutes } from './arm/resource-groups.ts';
import { resourceProviderRoutes } from './arm/resource-providers.ts';
import { metadataRoute, subscriptionRoutes } from './arm/subscriptions.ts';
import { controlRoutes } from './control/control-routes.ts';
import type { Datacenter } from './datacenter/datacenter.ts';
import type { Parcels } from './datacenter/parcels.ts';
import type { SignInService } from './entra/grants.ts';
import { entraRoutes } from './entra/routes.ts';
import { graphRoutes } from './graph/applications.ts';
import { forgetJob, jobRoutes } from './importexport/job-routes.ts';
import { locationRoutes } from './importexport/locations.ts';
import { storageConfigRoutes } from './recoveryservices/storage-config.ts';
import { vaultRoutes } from './recoveryservices/vaults.ts';
import { releaseAccount, storageRoutes } from './storage/accounts.ts';
import type { Route } from './wire/message.ts';

interface Served {
  readonly cloud: PracticeCloud;
  readonly signIn: SignInService;
  readonly datacenter: Datacenter;
  readonly parcels: Parcels;
  stop(): void;
}

/** Every path this cloud answers. Special ones stand before general ones. */
export function allRoutes({ cloud, signIn, datacenter, parcels, stop }: Served): Route[] {
  const advance = () => datacenter.advance();
  return [
    ...controlRoutes(cloud, { advance, stop, parcels }),
    metadataRoute(cloud),
    ...graphRoutes(cloud),
    ...storageRoutes(cloud),
    ...storageConfigRoutes(cloud),
    ...vaultRoutes(cloud),
    ...locationRoutes(cloud),
    ...jobRoutes(cloud, advance),
    ...resourceGroupRoutes(cloud, {
      'microsoft.storage/storageaccounts': (account) => releaseAccount(cloud, account),
      'microsoft.importexport/jobs': (job) => forgetJob(cloud, job),
    }),
    ...resourceProviderRoutes(cloud),
    ...subscriptionRoutes(cloud),
    ...entraRoutes(signIn),
  ];
}
