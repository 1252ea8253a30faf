import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, oneOf, records, table, text, texts, truth } from '../../shell/command/parameter.ts';
import { importJobFindings } from '../rules/import-job-check.ts';
import { returnAddress, returnShipping } from '../rules/return-address.ts';
import { addressParameters } from './address-parameters.ts';
import { givenDrives } from './given-drives.ts';
import { jobFacts } from './job-facts.ts';
import { recordCreated } from './job-ledger.ts';
import { passedChecks } from './passed-checks.ts';

export default cmdlet({
  verb: 'New',
  noun: 'ImportJob',
  synopsis: 'Makes an import job from prepared drives, so that the datacenter knows what comes.',
  description:
    'Looks first at everything that can be known: names, drives, keys, account, provider, place of delivery, carrier, return address. Nothing is made while a check fails. ' +
    '-ValidateOnly gives the checks and makes nothing; -WhatIf shows the body that would be sent, with the keys of the drives masked. A job that an interrupted run already made is taken as it is.',
  aliases: ['New-AzImportExport'],
  output: ['OfflineSeed.ImportJob', 'OfflineSeed.Finding'],
  impact: 'Medium',
  gathers: 'Drive',
  parameters: {
    Name: text({
      position: 0,
      aliases: ['JobName', 'ImportJobName'],
      help: 'Name of the job: that of policy and drives, which it is by default.',
    }),
    ResourceGroupName: text({ position: 1, aliases: ['ResourceGroup'], help: 'The group it goes into; by default that of the policy.' }),
    PolicyName: text({ aliases: ['Policy'], completes: 'policy', help: 'The policy that gives name, group, account and container.' }),
    Drive: records({
      fromPipeline: 'value',
      aliases: ['DriveList'],
      default: [],
      help: 'Prepared drives, as Start-OfflineBackupDiskPrep gives them.',
    }),
    DrivePath: texts({ default: [], completes: 'path', help: 'Where prepared drives are mounted; each is read from its manifest.' }),
    BitLockerKey: table({ help: 'Recovery passwords by drive: @{ <drive id> = <password or SecureString> }.' }),
    Location: text({ completes: 'region', help: 'Where the parcel goes; by default the region of policy or account.' }),
    StorageAccountId: text({ help: 'The account by its resource id.' }),
    StorageAccountName: text({ aliases: ['StorageAccount'], help: 'The account by its name; by default that of the policy.' }),
    DiagnosticsPath: text({ default: 'waimportexport', help: 'The container for the logs of the datacenter.' }),
    LogLevel: oneOf(['Verbose', 'Error'], {
      default: 'Verbose',
      help: 'Verbose also names what was copied well, which is what proves the copy.',
    }),
    BackupDriveManifest: truth({ default: true, help: 'Keeps a copy of the manifests beside the logs.' }),
    JobType: oneOf(['Import'], { default: 'Import', help: 'Import: drives are only read here.' }),
    Tag: table({ aliases: ['Tags'], help: 'Tags of the resource.' }),
    ...addressParameters,
    ValidateOnly: flag({ help: 'Gives the checks and makes nothing.' }),
  },
  examples: [
    {
      says: 'Looks at everything and makes nothing.',
      run: 'New-ImportJob -Name first-seed -ResourceGroupName seed-rg -StorageAccountName seedaccount -ValidateOnly | Where-Object Passed -eq $false | Select-Object -First 1 -ExpandProperty Check',
      shows: 'NoDrive',
    },
  ],
  links: [
    {
      title: 'Import data to Blob Storage',
      address: 'https://learn.microsoft.com/azure/import-export/storage-import-export-data-to-blobs',
    },
  ],
  async *process(given, { world, signal, warn, verbose, resolve, shouldProcess }: HostContext<World>) {
    const policy = given.PolicyName === undefined ? undefined : await world.state.policies.get(given.PolicyName);
    if (given.PolicyName !== undefined && !policy)
      throw new Failure('PolicyNotFound', 'ObjectNotFound', `There is no policy ${given.PolicyName}.`, {
        target: given.PolicyName,
        advice: 'Get-OfflineSeedPolicy shows those that are there.',
      });
    const drives = await givenDrives(given.Drive, given.DrivePath.map(resolve), given.BitLockerKey, world);
    const wish = {
      ...given,
      Tags: given.Tag && Object.fromEntries(Object.entries(given.Tag).map(([name, value]) => [name, String(value)])),
      ReturnAddress: returnAddress(given, given.ReturnAddress, undefined),
      ReturnShipping: returnShipping(given, undefined),
    };
    const facts = await jobFacts(wish, drives, policy, world, signal);
    const findings = importJobFindings(facts);
    if (given.ValidateOnly) {
      for (const finding of findings) yield { PSTypeName: 'OfflineSeed.Finding', ...finding };
      return;
    }
    const made = facts.others.find((one) => isSameJob(one, facts.job));
    if (made) {
      verbose(`The job ${made.Name} with these drives is already there; it is taken as it is.`);
      await recordCreated(world, made);
      yield made;
      return;
    }
    passedChecks(findings, warn);
    const body = JSON.stringify(world.cloud.importJobs.body(facts.job), undefined, 2);
    if (!(await shouldProcess(`${facts.job.ResourceGroup}/${facts.job.Name}`, `Make an import job with this body:\n${body}\n`))) return;
    const job = await world.cloud.importJobs.create(facts.job, signal);
    await recordCreated(world, job);
    yield job;
  },
});

/** The job that a run made before it could note it down: same name, place and drives, and nothing has happened to it. */
function isSameJob(one: ImportJob, wanted: ImportJob): boolean {
  const drives = ({ Drives }: ImportJob) =>
    Drives.map(({ DriveId, ManifestHash }) => `${DriveId} ${ManifestHash}`.toLowerCase())
      .sort()
      .join();
  return (
    one.Name === wanted.Name &&
    one.ResourceGroup.toLowerCase() === wanted.ResourceGroup.toLowerCase() &&
    one.StorageAccountId.toLowerCase() === wanted.StorageAccountId.toLowerCase() &&
    one.State === 'Creating' &&
    !one.CancelRequested &&
    wanted.Drives.length > 0 &&
    drives(one) === drives(wanted)
  );
}
