import type { ImportDrive, ImportJob, ImportLocation, StorageAccount } from '../../providers/contracts/cloud.ts';
import type { Finding } from './finding.ts';
import { importJobName, importJobNameAdvice, isContainerName } from './import-job-name.ts';
import { isOver } from './import-job-state.ts';
import { recoveryKeyProblem } from './recovery-key.ts';
import { addressProblems } from './return-address.ts';
import { isOpen, plainLocation, takesCarrier } from './shipping-location.ts';
import { kindAdvice, kindProblem, kindSource } from './storage-account-kind.ts';

/** All that is known before an import job is made. What could not be found is undefined. */
export interface ImportJobFacts {
  job: ImportJob;
  drives: readonly { DriveId: string; ImportJobName?: string; Containers?: readonly string[] }[];
  policy?: { Name: string; ImportJobName: string; Container: string; SubscriptionId: string };
  subscriptionId: string;
  providerState: string;
  resourceGroupExists: boolean;
  account: StorageAccount | undefined;
  location: ImportLocation | undefined;
  /** Every job of the subscription. */
  others: readonly ImportJob[];
}

/** A job takes at most ten drives (Microsoft.ImportExport 2021-01-01, `driveList`). */
export const mostDrives = 10;

const api = 'Microsoft.ImportExport 2021-01-01';
const tutorial = 'learn.microsoft.com/azure/import-export/storage-import-export-data-to-blobs';

/** Every rule that can be looked at before anything is sent, passed or not, in the order of the road. */
export function importJobFindings(facts: ImportJobFacts): Finding[] {
  return [
    ...nameFindings(facts),
    ...placeFindings(facts),
    ...facts.job.Drives.flatMap((drive) => driveFindings(drive, facts)),
    ...returnFindings(facts),
  ];
}

function finding(
  Check: string,
  Passed: boolean,
  Target: string,
  Message: string,
  Advice: string,
  Source: string,
  Severity: Finding['Severity'] = 'Error',
): Finding {
  return { Check, Passed, Severity, Target, Message, Advice: Passed ? null : Advice, Source };
}

function nameFindings({ job, drives, policy, others }: ImportJobFacts): Finding[] {
  const strangers = drives
    .filter(({ ImportJobName }) => ImportJobName !== undefined && ImportJobName !== job.Name)
    .map(({ DriveId, ImportJobName }) => `${DriveId} (${ImportJobName})`);
  const odd = [...strangers, ...(policy && policy.ImportJobName !== job.Name ? [`policy ${policy.Name} (${policy.ImportJobName})`] : [])];
  const twin = others.find(({ Name, ResourceGroup }) => same(Name, job.Name) && same(ResourceGroup, job.ResourceGroup));
  const count = job.Drives.length;
  const twice = job.Drives.map(({ DriveId }) => DriveId).filter((id, at, all) => all.findIndex((one) => same(one, id)) !== at);
  return [
    finding(
      'InvalidImportJobName',
      importJobName.test(job.Name),
      job.Name,
      `The job is called "${job.Name}".`,
      importJobNameAdvice,
      tutorial,
    ),
    finding(
      'ImportJobNameMismatch',
      odd.length === 0,
      job.Name,
      odd.length === 0
        ? 'Policy, drives and job have one name.'
        : `These were prepared under another name than "${job.Name}": ${odd.join(', ')}.`,
      'The agent finds its import job by this name. Give the name of the policy, or prepare the drives again under it.',
      'support.microsoft.com KB 3119587',
    ),
    finding(
      'ImportJobExists',
      twin === undefined,
      job.Name,
      twin ? `There is already a job "${job.Name}" in ${job.ResourceGroup} (${twin.State}).` : 'The name is free.',
      `Take another name, or remove it: Remove-ImportJob ${job.Name} ${job.ResourceGroup}`,
      api,
    ),
    finding(
      'NoDrive',
      count > 0,
      job.Name,
      `The job has ${count} ${count === 1 ? 'drive' : 'drives'}.`,
      'Pipe in what Start-OfflineBackupDiskPrep gave, or name prepared drives with -DrivePath.',
      api,
    ),
    finding(
      'TooManyDrives',
      count <= mostDrives,
      job.Name,
      `A job takes at most ${mostDrives} drives; this one has ${count}.`,
      'Make a job for every ten drives, each with its own name, parcel and tracking number.',
      api,
    ),
    finding(
      'DuplicateDrive',
      twice.length === 0,
      job.Name,
      twice.length === 0 ? 'Every drive is named once.' : `Named more than once: ${twice.join(', ')}.`,
      'Name each drive once.',
      api,
    ),
  ];
}

function placeFindings({
  job,
  drives,
  policy,
  providerState,
  resourceGroupExists,
  account,
  location,
  subscriptionId,
}: ImportJobFacts): Finding[] {
  const kind = account && kindProblem(account.Kind, account.Sku);
  const named = account?.Name ?? job.StorageAccountId.split('/').at(-1) ?? '';
  const containers = [job.DiagnosticsPath, ...new Set(drives.flatMap(({ Containers = [] }) => Containers))];
  const badContainers = containers.filter((name) => !isContainerName(name));
  const foreign = policy ? containers.slice(1).filter((name) => name !== policy.Container) : [];
  const open = location !== undefined && isOpen(location);
  return [
    finding(
      'ProviderNotRegistered',
      /^registered$/i.test(providerState),
      'Microsoft.ImportExport',
      `The provider Microsoft.ImportExport is ${providerState}.`,
      'Register-ImportExportProvider',
      tutorial,
    ),
    finding(
      'ResourceGroupNotFound',
      resourceGroupExists,
      job.ResourceGroup,
      `The resource group ${job.ResourceGroup} ${resourceGroupExists ? 'is there' : 'does not exist'}.`,
      'New-OfflineSeedResourceGroup makes it.',
      api,
    ),
    finding(
      'StorageAccountNotFound',
      account !== undefined,
      named,
      account ? `The storage account ${named} is there.` : `The storage account ${named} does not exist in this subscription.`,
      'New-OfflineSeedStorageAccount makes it.',
      api,
    ),
    ...(account
      ? [
          finding(
            'StorageAccountKindCannotSeed',
            !kind,
            named,
            `${kind ?? `The account holds page blobs (${account.Kind}, ${account.Sku})`}.`,
            kindAdvice,
            kindSource,
          ),
        ]
      : []),
    ...(policy
      ? [
          finding(
            'SubscriptionMismatch',
            same(policy.SubscriptionId, subscriptionId),
            policy.Name,
            `The policy ${policy.Name} belongs to subscription ${policy.SubscriptionId}.`,
            `Set-OfflineSeedContext -Subscription ${policy.SubscriptionId}`,
            kindSource,
          ),
        ]
      : []),
    finding(
      'InvalidContainerName',
      badContainers.length === 0,
      containers.join(', '),
      badContainers.length === 0 ? 'The names of the containers are valid.' : `Not a name for a container: ${badContainers.join(', ')}.`,
      'Take 3 to 63 lower-case letters, digits and single hyphens.',
      'learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata',
    ),
    ...(policy && foreign.length > 0
      ? [
          finding(
            'ContainerMismatch',
            false,
            policy.Name,
            `The drives hold blobs for ${foreign.join(', ')}, the policy reads ${policy.Container}.`,
            'Prepare the drives again with the container of the policy.',
            kindSource,
          ),
        ]
      : []),
    finding(
      'LocationNotFound',
      location !== undefined,
      job.Location,
      location ? `Drives go to ${location.Name}.` : `Nothing can be shipped to "${job.Location}".`,
      'See where parcels go: Get-ImportExportLocation',
      `${api}, Locations_List`,
    ),
    ...(location
      ? [
          finding(
            'LocationClosed',
            open,
            location.Name,
            open ? `${location.Name} takes parcels.` : `${location.Name} is closed for maintenance.`,
            `Take one of these: ${location.AlternateLocations.map(plainLocation).join(', ')}`,
            `${api}, alternateLocations`,
          ),
        ]
      : []),
  ];
}

function driveFindings(drive: ImportDrive, { job, others }: ImportJobFacts): Finding[] {
  const id = drive.DriveId;
  const elsewhere = others.find(
    (one) =>
      !same(one.ResourceId, job.ResourceId || '-') &&
      !isOver(one.State) &&
      one.Drives.some(({ DriveId }) => same(DriveId, id)) &&
      !(same(one.Name, job.Name) && same(one.ResourceGroup, job.ResourceGroup)),
  );
  const keyProblem = drive.BitLockerKey === undefined ? undefined : recoveryKeyProblem(drive.BitLockerKey);
  const headerRight = !drive.DriveHeaderHash || /^\d+:\d+:[0-9A-F]{128}(;\d+:\d+:[0-9A-F]{128})*$/i.test(drive.DriveHeaderHash);
  return [
    finding(
      'InvalidDriveId',
      /^[\x21-\x7e]+$/.test(id),
      id,
      `The serial number is "${id}".`,
      'Give the serial number of the hardware, without blanks.',
      `${api}, DriveStatus.driveId`,
    ),
    finding(
      'InvalidManifestFile',
      /^\\[^\\:*?"<>|]+(\\[^\\:*?"<>|]+)*$/.test(drive.ManifestFile),
      id,
      `The manifest is ${drive.ManifestFile}.`,
      'Give its path on the drive, beginning with a backslash.',
      `${api}, DriveStatus.manifestFile`,
    ),
    finding(
      'InvalidManifestHash',
      /^([0-9A-F]{32}|[0-9A-F]{64})$/i.test(drive.ManifestHash),
      id,
      `The hash of the manifest has ${drive.ManifestHash.length} characters.`,
      'Read the drive again: New-ImportJob -DrivePath',
      `${api}, DriveStatus.manifestHash (32 or 64 hexadecimal digits in its samples)`,
    ),
    finding(
      'InvalidDriveHeaderHash',
      headerRight,
      id,
      headerRight ? 'The hash of the drive header is left out or well-formed.' : 'The hash of the drive header is not well-formed.',
      'Leave it out: it is optional.',
      `${api}, samples`,
      'Warning',
    ),
    drive.BitLockerKey === undefined
      ? finding(
          'NoRecoveryKey',
          false,
          id,
          `The drive ${id} has no BitLocker recovery password in this job.`,
          'A real datacenter opens only volumes encrypted with BitLocker: give -BitLockerKey @{ <drive id> = <password> }.',
          tutorial,
          'Warning',
        )
      : finding(
          'InvalidRecoveryKey',
          keyProblem === undefined,
          id,
          keyProblem ? `The recovery password of ${id} is mistyped: ${keyProblem}.` : 'The recovery password is well-formed.',
          'Read it again from the printed or saved key; Windows would refuse it with 0x80310035.',
          'learn.microsoft.com/archive/blogs/si_team/bitlocker-recovery-password-details',
        ),
    finding(
      'DriveInOtherJob',
      elsewhere === undefined,
      id,
      elsewhere
        ? `The drive ${id} also belongs to the job ${elsewhere.Name} (${elsewhere.State}).`
        : `The drive ${id} belongs to no other job.`,
      'Remove or finish that job first.',
      tutorial,
    ),
  ];
}

function returnFindings({ job, location }: ImportJobFacts): Finding[] {
  const problems = addressProblems(job.ReturnAddress);
  const back = job.ReturnShipping;
  const accountRight = Boolean(back?.CarrierName && back.CarrierAccountNumber);
  const carrierRight = !back?.CarrierName || !location || takesCarrier(location, back.CarrierName);
  return [
    finding(
      'InvalidReturnAddress',
      problems.length === 0,
      job.Name,
      problems.length === 0 ? 'The return address is complete.' : `The return address: ${problems.join('; ')}.`,
      'Give -ReturnAddress @{ RecipientName = …; StreetAddress1 = …; City = …; PostalCode = …; CountryOrRegion = …; Phone = …; Email = … }',
      `${api}, ReturnAddress`,
    ),
    finding(
      'MissingReturnShipping',
      accountRight,
      job.Name,
      accountRight ? `Drives come back with ${back?.CarrierName}.` : 'It is not said how the drives come back.',
      'Give -ReturnShippingCarrierName and -ReturnShippingCarrierAccountNumber.',
      `${api}, ReturnShipping`,
    ),
    finding(
      'UnsupportedCarrier',
      carrierRight,
      back?.CarrierName ?? '',
      carrierRight ? 'The carrier serves the datacenter.' : `${location?.Name} does not work with ${back?.CarrierName}.`,
      `Take one of these: ${location?.SupportedCarriers.join(', ')}`,
      `${api}, supportedCarriers`,
    ),
  ];
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
