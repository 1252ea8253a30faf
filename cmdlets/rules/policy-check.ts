import type { BackupPolicy, PolicyFacts } from '../../providers/contracts/agents.ts';
import type { StorageAccount, Vault } from '../../providers/contracts/cloud.ts';
import { daysOfWeek, keptPoints, mostRecoveryPoints, mostTimes, retentionSource, scheduleSource, timeOfDay } from './backup-schedule.ts';
import type { Finding } from './finding.ts';
import { importJobName, importJobNameAdvice, isContainerName } from './import-job-name.ts';
import { kindAdvice, kindProblem, kindSource } from './storage-account-kind.ts';

/** What Azure says about what a policy names. */
export interface PolicyCloud {
  subscriptionId: string;
  resourceGroupExists: boolean;
  account: StorageAccount | undefined;
  vault: Vault | undefined;
}

export interface PolicyCheckFacts {
  policy: BackupPolicy;
  /** The other policies. */
  others: readonly BackupPolicy[];
  agent: PolicyFacts;
  /** Bytes of all sources, where they were counted. */
  bytes: number | undefined;
  /** Undefined when nobody is signed in or Azure is not reached; `cloudProblem` says why. */
  cloud: PolicyCloud | undefined;
  cloudProblem: string | undefined;
}

const ours = 'OfflineSeed';
const tutorial = 'learn.microsoft.com/azure/backup/backup-azure-backup-import-export';
const nameMismatch = 'support.microsoft.com KB 3119587';
const containerNames = 'learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata';

/** A name that can stand in a path and in a container's name. */
export const isPolicyName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$/.test(name);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

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

/** Every rule for a policy, passed or not: its names, what it backs up, where it is staged, when, and what it needs in Azure. */
export function policyFindings(facts: PolicyCheckFacts): Finding[] {
  return [...nameFindings(facts), ...sourceFindings(facts), ...stagingFindings(facts), ...timeFindings(facts), ...cloudFindings(facts)];
}

/** The rules that need nothing but the policy and its neighbours. */
export function nameFindings({ policy, others }: Pick<PolicyCheckFacts, 'policy' | 'others'>): Finding[] {
  const { Name, ImportJobName, Container, VaultContainer } = policy;
  const twin = others.find((other) => same(other.ImportJobName, ImportJobName));
  const container = (Check: string, name: string, what: string) =>
    finding(
      Check,
      isContainerName(name),
      name,
      `The ${what} is "${name}".`,
      'Take 3 to 63 lower-case letters, digits and single hyphens.',
      containerNames,
    );
  return [
    finding(
      'InvalidPolicyName',
      isPolicyName(Name),
      Name,
      `The policy is called "${Name}".`,
      'Take up to 63 letters, digits, blanks, dots, hyphens and underscores; begin with a letter or digit.',
      ours,
    ),
    finding(
      'InvalidImportJobName',
      importJobName.test(ImportJobName),
      ImportJobName,
      `The import job is to be called "${ImportJobName}".`,
      importJobNameAdvice,
      tutorial,
    ),
    finding(
      'ImportJobNameTaken',
      twin === undefined,
      ImportJobName,
      twin ? `The policy ${twin.Name} has the same import job.` : 'No other policy has this import job.',
      'Give each policy an import job of its own: the agent finds its data by that name alone.',
      nameMismatch,
    ),
    container('InvalidContainerName', Container, 'landing container'),
    container('InvalidVaultContainerName', VaultContainer, 'container of the vault'),
    finding(
      'ContainersMustDiffer',
      Container !== VaultContainer,
      Container,
      'Landing container and container of the vault.',
      'Give the vault a container of its own: the landing container is removed when the seeding is complete.',
      ours,
    ),
  ];
}

function sourceFindings({ policy, agent }: PolicyCheckFacts): Finding[] {
  return [
    finding(
      'NoSource',
      policy.Source.length > 0,
      policy.Name,
      `To be backed up: ${policy.Source.join(', ') || 'nothing'}.`,
      'Name at least one with -Path.',
      ours,
    ),
    ...agent.Sources.map(({ Path, Problem }) =>
      finding(
        'SourceUnreadable',
        Problem === undefined,
        Path,
        Problem ?? `"${Path}" can be read.`,
        'Correct the path, connect the disk, or run with an account that may read it.',
        ours,
      ),
    ),
    ...agent.Patterns.map(({ Pattern, Problem }) =>
      finding(
        'InvalidPattern',
        Problem === undefined,
        Pattern,
        Problem ?? `"${Pattern}" is left out.`,
        'Patterns look like *.tmp, /var/cache, **/node_modules or !keep.txt.',
        ours,
      ),
    ),
  ];
}

function stagingFindings({ policy, others, agent: { Staging }, bytes }: PolicyCheckFacts): Finding[] {
  const { StagingLocation, ImportJobName } = policy;
  const neighbour = others.find((other) => other.StagingLocation === StagingLocation);
  const foreign = Staging.ImportJobName !== undefined && !same(Staging.ImportJobName, ImportJobName);
  return [
    finding(
      'StagingNotWritable',
      Staging.Problem === undefined,
      StagingLocation,
      Staging.Problem ?? 'The staging location can be written to.',
      'Give a folder on a disk that is connected and writable.',
      tutorial,
    ),
    finding(
      'ImportJobNameMismatch',
      !foreign,
      StagingLocation,
      foreign
        ? `The staging location was filled for import job ${Staging.ImportJobName}, not for ${ImportJobName}.`
        : 'The staging location belongs to this import job, or to none yet.',
      'Give the policy the same import job, or another staging location.',
      nameMismatch,
    ),
    finding(
      'StagingLocationTaken',
      neighbour === undefined,
      StagingLocation,
      neighbour ? `The policy ${neighbour.Name} stages there too.` : 'No other policy stages there.',
      'Give each policy a staging location of its own.',
      ours,
    ),
    finding(
      'StagingInsideSource',
      Staging.Within === undefined,
      StagingLocation,
      Staging.Within
        ? `The staging location lies in ${Staging.Within}, which is backed up.`
        : 'The staging location lies outside of what is backed up.',
      'The repository itself is left out, but take a folder on another disk: a full disk would stop both.',
      ours,
      'Warning',
    ),
    ...(bytes === undefined || Staging.Repository
      ? []
      : [
          finding(
            'StagingTooSmall',
            Staging.Free >= bytes,
            StagingLocation,
            `${bytes} bytes are to be backed up, ${Staging.Free} are free in the staging location.`,
            'Make room, or take another disk: the first backup may need as much as the data, less what compresses and repeats.',
            tutorial,
            'Warning',
          ),
        ]),
  ];
}

function timeFindings({ policy: { Name, Schedule, Retention } }: PolicyCheckFacts): Finding[] {
  const days = Schedule.DaysOfWeek.filter((day) => !daysOfWeek.some((known) => same(known, day)));
  const times = Schedule.TimesOfDay.filter((time) => timeOfDay(time) === undefined);
  const points = keptPoints(Schedule, Retention);
  const numbers = [Retention.Days, Retention.Weeks ?? 0, Retention.Months ?? 0, Retention.Years ?? 0];
  return [
    finding(
      'InvalidDayOfWeek',
      Schedule.DaysOfWeek.length > 0 && days.length === 0,
      Name,
      days.length ? `These are no days: ${days.join(', ')}.` : `Backups run on ${Schedule.DaysOfWeek.join(', ')}.`,
      `Take days such as ${daysOfWeek[0]}.`,
      scheduleSource,
    ),
    finding(
      'InvalidTimeOfDay',
      times.length === 0 && Schedule.TimesOfDay.length > 0 && Schedule.TimesOfDay.length <= mostTimes,
      Name,
      times.length ? `These are no times: ${times.join(', ')}.` : `Backups run at ${Schedule.TimesOfDay.join(', ')}.`,
      `Take one to ${mostTimes} times such as 21:00.`,
      scheduleSource,
    ),
    finding(
      'InvalidRetention',
      Retention.Days >= 1 && numbers.every((number) => Number.isInteger(number) && number >= 0),
      Name,
      `Recovery points are kept for ${Retention.Days} days.`,
      'Keep them for one day or more.',
      scheduleSource,
    ),
    finding(
      'TooManyRecoveryPoints',
      points <= mostRecoveryPoints,
      Name,
      `${points} recovery points are kept in the long run.`,
      `Keep at most ${mostRecoveryPoints}: fewer times a day, or for a shorter time.`,
      retentionSource,
    ),
  ];
}

function cloudFindings({ policy, cloud, cloudProblem }: PolicyCheckFacts): Finding[] {
  if (!cloud)
    return [
      finding(
        'NotSignedIn',
        false,
        policy.SubscriptionId,
        cloudProblem ?? 'Azure was not asked.',
        'Sign in with Connect-OfflineSeedAccount and test again.',
        ours,
      ),
    ];
  const { account, vault } = cloud;
  const kind = account && kindProblem(account.Kind, account.Sku);
  const subscription = (id: string) => id.split('/')[2] ?? '';
  const apart = account && vault && !same(subscription(account.ResourceId), subscription(vault.ResourceId));
  return [
    finding(
      'WrongSubscription',
      same(cloud.subscriptionId, policy.SubscriptionId),
      policy.SubscriptionId,
      `The policy is for subscription ${policy.SubscriptionId}; ${cloud.subscriptionId} is selected.`,
      `Select it: Set-OfflineSeedContext -Subscription ${policy.SubscriptionId}`,
      ours,
    ),
    finding(
      'ResourceGroupNotFound',
      cloud.resourceGroupExists,
      policy.ResourceGroup,
      `The resource group ${policy.ResourceGroup} ${cloud.resourceGroupExists ? 'is there' : 'is not there'}.`,
      'New-OfflineSeedResourceGroup makes it.',
      ours,
    ),
    finding(
      'StorageAccountNotFound',
      account !== undefined,
      policy.StorageAccount,
      `The storage account ${policy.StorageAccount} ${account ? 'is there' : 'is not there'}.`,
      'New-OfflineSeedStorageAccount makes it.',
      ours,
    ),
    ...(account
      ? [
          finding(
            'StorageAccountKindRefused',
            kind === undefined,
            account.Name,
            kind === undefined ? `An account of kind ${account.Kind} takes the seed.` : `${kind}.`,
            kindAdvice,
            kindSource,
          ),
        ]
      : []),
    finding(
      'VaultNotFound',
      vault !== undefined,
      policy.Vault,
      `The vault ${policy.Vault} ${vault ? 'is there' : 'is not there'}.`,
      'New-RecoveryServicesVault makes it.',
      ours,
    ),
    ...(apart === undefined
      ? []
      : [
          finding(
            'SubscriptionsDiffer',
            !apart,
            policy.StorageAccount,
            apart
              ? 'Storage account and vault belong to different subscriptions.'
              : 'Storage account and vault belong to one subscription.',
            'Take an account of the subscription of the vault.',
            tutorial,
          ),
        ]),
  ];
}
