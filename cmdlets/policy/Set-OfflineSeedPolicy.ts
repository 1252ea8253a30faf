import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { passedChecks } from '../importjob/passed-checks.ts';
import { timeOfDay } from '../rules/backup-schedule.ts';
import { fixedChanges } from '../rules/policy-change.ts';
import { policyFindings } from '../rules/policy-check.ts';
import { policyFacts, thePolicy } from './policy-facts.ts';
import { whatAndWhen, whereAndNames, whichPolicy } from './policy-parameters.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'OfflineSeedPolicy',
  synopsis: 'Changes a policy; only what is given changes.',
  description:
    'What is backed up, when, and how long it is kept can always be changed. The names that tie policy, staging folder, drive, job and parcel together are fixed once the first backup is staged.',
  output: ['OfflineSeed.Policy'],
  impact: 'Low',
  parameters: { Name: whichPolicy, ...whatAndWhen, ...whereAndNames },
  examples: [
    {
      says: 'Shows what would become of a policy that runs twice a day.',
      run: "Set-OfflineSeedPolicy -Name files -TimeOfDay '12:30', '21:00' -WhatIf",
    },
  ],
  async process(given, context: HostContext<World>) {
    const { world, signal, resolve, warn, bound, shouldProcess } = context;
    const before = await thePolicy(given.Name, world);
    const isGiven = (...names: string[]) => names.some((name) => bound.has(name.toLowerCase()));
    const after: BackupPolicy = {
      ...before,
      Source: given.Path ? given.Path.map(resolve) : before.Source,
      Exclude: given.Exclude ? [...given.Exclude] : before.Exclude,
      Schedule: {
        DaysOfWeek: given.DayOfWeek ? [...given.DayOfWeek] : before.Schedule.DaysOfWeek,
        TimesOfDay: given.TimeOfDay ? given.TimeOfDay.map((time) => timeOfDay(time) ?? time) : before.Schedule.TimesOfDay,
      },
      Retention: {
        Days: given.RetentionDays ?? before.Retention.Days,
        Weeks: given.RetentionWeeks ?? before.Retention.Weeks,
        Months: given.RetentionMonths ?? before.Retention.Months,
        Years: given.RetentionYears ?? before.Retention.Years,
      },
      StagingLocation: given.StagingLocation ? resolve(given.StagingLocation) : before.StagingLocation,
      SubscriptionId: given.SubscriptionId ?? before.SubscriptionId,
      ResourceGroup: given.ResourceGroupName ?? before.ResourceGroup,
      StorageAccount: given.StorageAccountName ?? before.StorageAccount,
      Container: given.ContainerName ?? before.Container,
      ImportJobName: given.ImportJobName ?? before.ImportJobName,
      Vault: given.VaultName ?? before.Vault,
      VaultContainer: given.VaultContainerName ?? before.VaultContainer,
      Location: given.Location ?? before.Location,
    };
    const fixed = fixedChanges(before, after);
    if (fixed.length)
      throw new Failure(
        'PolicyIsUnderWay',
        'InvalidOperation',
        `${fixed.join(', ')} of the policy ${before.Name} cannot be changed any more: its first backup is ${before.State}.`,
        {
          target: before.Name,
          advice:
            'The same names stand on staging folder, drives, job and parcel. Make a new policy with its own staging location for other names.',
        },
      );
    if (!(await shouldProcess(before.Name, 'Change the policy'))) return undefined;
    // Azure is asked only when something of it changes: a schedule can be changed without a sign-in.
    const cloud = isGiven('ResourceGroupName', 'StorageAccountName', 'VaultName', 'SubscriptionId');
    const findings = policyFindings(await policyFacts(after, { measure: false, cloud }, world, signal));
    passedChecks(cloud ? findings : findings.filter(({ Check }) => Check !== 'NotSignedIn'), warn);
    await world.state.policies.put(after);
    return after;
  },
});
