import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';
import { passedChecks } from '../importjob/passed-checks.ts';
import { timeOfDay } from '../rules/backup-schedule.ts';
import { nameFindings, policyFindings } from '../rules/policy-check.ts';
import { findAccount, policyFacts } from './policy-facts.ts';
import { whatAndWhen, whereAndNames } from './policy-parameters.ts';

const must = { mandatory: true } as const;

export default cmdlet({
  verb: 'New',
  noun: 'OfflineSeedPolicy',
  synopsis: 'Makes a policy: what is backed up and when, where the first backup is staged, and which import job carries it.',
  description:
    'All names are checked before anything is kept, for a name that differs anywhere on the road leaves a seeding waiting for ever. Azure is asked whether the storage account can take the seed and whether the vault is there. Without days and times a backup runs on Sunday at 21:00, as New-OBSchedule has it.',
  output: ['OfflineSeed.Policy'],
  impact: 'Low',
  parameters: {
    Name: text({ position: 0, mandatory: true, aliases: ['PolicyName'], help: 'Name of the policy.' }),
    ...whatAndWhen,
    Path: { ...whatAndWhen.Path, ...must },
    ...whereAndNames,
    StagingLocation: { ...whereAndNames.StagingLocation, ...must },
    ImportJobName: { ...whereAndNames.ImportJobName, ...must },
    ResourceGroupName: { ...whereAndNames.ResourceGroupName, ...must },
    StorageAccountName: { ...whereAndNames.StorageAccountName, ...must },
    ContainerName: { ...whereAndNames.ContainerName, ...must },
    VaultName: { ...whereAndNames.VaultName, ...must },
  },
  examples: [
    {
      says: 'Shows what would be made for a server that backs up one folder every night.',
      run: 'New-OfflineSeedPolicy -Name files -Path . -DayOfWeek Monday, Thursday -TimeOfDay 21:00 -RetentionDays 30 -StagingLocation ../staging -ImportJobName files-seed-01 -ResourceGroupName seed-rg -StorageAccountName seedaccount -ContainerName landing -VaultName seed-vault -WhatIf',
    },
  ],
  links: [
    {
      title: 'Seed offline backup (MARS)',
      address: 'https://learn.microsoft.com/azure/backup/backup-azure-backup-import-export',
    },
  ],
  async process(given, context: HostContext<World>) {
    const { world, signal, resolve, warn, shouldProcess } = context;
    if (await world.state.policies.get(given.Name))
      throw new Failure('PolicyExists', 'ResourceExists', `There is already a policy "${given.Name}".`, {
        target: given.Name,
        advice: 'Change it with Set-OfflineSeedPolicy, or take another name.',
      });
    const policy: BackupPolicy = {
      Name: given.Name,
      Source: (given.Path ?? []).map(resolve),
      Exclude: [...(given.Exclude ?? [])],
      Schedule: {
        DaysOfWeek: [...(given.DayOfWeek ?? ['Sunday'])],
        TimesOfDay: (given.TimeOfDay ?? ['21:00']).map((time) => timeOfDay(time) ?? time),
      },
      Retention: {
        Days: given.RetentionDays ?? 30,
        ...(given.RetentionWeeks ? { Weeks: given.RetentionWeeks } : {}),
        ...(given.RetentionMonths ? { Months: given.RetentionMonths } : {}),
        ...(given.RetentionYears ? { Years: given.RetentionYears } : {}),
      },
      StagingLocation: resolve(given.StagingLocation ?? ''),
      SubscriptionId: given.SubscriptionId ?? '',
      ResourceGroup: given.ResourceGroupName ?? '',
      StorageAccount: given.StorageAccountName ?? '',
      Container: given.ContainerName ?? '',
      ImportJobName: given.ImportJobName ?? '',
      Vault: given.VaultName ?? '',
      VaultContainer: given.VaultContainerName ?? `vault-${given.ImportJobName}`,
      Location: given.Location ?? '',
      State: 'Staging',
      CreatedAt: world.clock.now(),
    };
    passedChecks(nameFindings({ policy, others: await world.state.policies.list() }), warn);
    if (!(await shouldProcess(policy.Name, `Make a policy for import job ${policy.ImportJobName}`))) return undefined;
    const placed = await inAzure(policy, context);
    passedChecks(policyFindings(await policyFacts(placed, { measure: false, cloud: true }, world, signal)), warn);
    await world.state.policies.put(placed);
    await world.state.ledger.append({
      At: placed.CreatedAt,
      ImportJobName: placed.ImportJobName,
      Step: 'PolicyCreated',
      Policy: placed.Name,
    });
    return placed;
  },
});

/** Fills in what was left to Azure: the subscription that is selected, and the region of the account. */
async function inAzure(policy: BackupPolicy, { world: { cloud }, signal }: HostContext<World>): Promise<BackupPolicy> {
  const SubscriptionId = policy.SubscriptionId || (await cloud.context()).SubscriptionId;
  const Location = policy.Location || ((await findAccount(policy.ResourceGroup, policy.StorageAccount, cloud, signal))?.Location ?? '');
  return { ...policy, SubscriptionId, Location };
}
