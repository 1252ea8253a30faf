import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { Address, ImportJob, StorageAccount } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure } from '../../shell/command/context.ts';
import type { ImportJobFacts } from '../rules/import-job-check.ts';
import { plainLocation } from '../rules/shipping-location.ts';
import type { GivenDrive } from './given-drives.ts';
import { everyJob } from './which-job.ts';

/** What the user said about a job; a policy fills what was left out. */
export interface JobWish {
  readonly Name?: string;
  readonly ResourceGroupName?: string;
  readonly Location?: string;
  readonly StorageAccountId?: string;
  readonly StorageAccountName?: string;
  readonly DiagnosticsPath: string;
  readonly LogLevel: ImportJob['LogLevel'];
  readonly BackupDriveManifest: boolean;
  readonly Tags?: Record<string, string>;
  readonly ReturnAddress?: Address;
  readonly ReturnShipping?: ImportJob['ReturnShipping'];
}

/** Puts the job together and asks Azure for all that its checks need. Throws what makes it impossible to ask: no name, no group, no account. */
export async function jobFacts(
  wish: JobWish,
  drives: readonly GivenDrive[],
  policy: BackupPolicy | undefined,
  world: World,
  signal: AbortSignal,
): Promise<ImportJobFacts> {
  const { cloud } = world;
  const { SubscriptionId: subscriptionId } = await cloud.context();
  const names = [...new Set(drives.flatMap(({ ImportJobName }) => (ImportJobName === undefined ? [] : [ImportJobName])))];
  const Name = needed(wish.Name ?? policy?.ImportJobName ?? (names.length === 1 ? names[0] : undefined), 'Name');
  const ResourceGroup = needed(wish.ResourceGroupName ?? policy?.ResourceGroup, 'ResourceGroupName');
  const accountName = needed(
    wish.StorageAccountName ?? wish.StorageAccountId?.split('/').at(-1) ?? policy?.StorageAccount,
    'StorageAccountName',
  );
  const account = await findAccount(world, accountName, wish.StorageAccountId, signal);
  const wanted = needed(wish.Location ?? policy?.Location ?? account?.Location, 'Location');
  const location =
    (await cloud.importJobs.location(wanted, signal)) ??
    (await cloud.importJobs.locations(signal)).find((one) => plainLocation(one.Name) === plainLocation(wanted));
  const job: ImportJob = {
    Name,
    ResourceGroup,
    Location: location?.Name ?? wanted,
    ResourceId: '',
    State: 'Creating',
    StorageAccountId: account?.ResourceId ?? wish.StorageAccountId ?? accountName,
    DiagnosticsPath: wish.DiagnosticsPath,
    LogLevel: wish.LogLevel,
    BackupDriveManifest: wish.BackupDriveManifest,
    CancelRequested: false,
    ReturnAddress: wish.ReturnAddress,
    ReturnShipping: wish.ReturnShipping,
    Drives: drives.map(({ DriveId, BitLockerKey, ManifestFile, ManifestHash, DriveHeaderHash }) => ({
      DriveId,
      BitLockerKey,
      ManifestFile,
      ManifestHash,
      DriveHeaderHash,
    })),
    Tags: wish.Tags,
  };
  const providerState = (await cloud.resourceProviders.get('Microsoft.ImportExport', signal)).RegistrationState;
  const resourceGroupExists = (await cloud.resourceGroups.get(ResourceGroup, signal)) !== undefined;
  return {
    job,
    drives,
    policy,
    subscriptionId,
    providerState,
    resourceGroupExists,
    account,
    location,
    others: await everyJob(world, signal),
  };
}

async function findAccount(world: World, name: string, id: string | undefined, signal: AbortSignal): Promise<StorageAccount | undefined> {
  for await (const account of world.cloud.storageAccounts.list(undefined, signal))
    if (id === undefined ? account.Name.toLowerCase() === name.toLowerCase() : account.ResourceId.toLowerCase() === id.toLowerCase())
      return account;
  return undefined;
}

function needed(value: string | undefined, parameter: string): string {
  if (value) return value;
  throw new Failure('MissingArgument', 'InvalidArgument', `It is not known which ${parameter} the job is to have.`, {
    target: parameter,
    advice: `Give -${parameter}, or -PolicyName.`,
  });
}
