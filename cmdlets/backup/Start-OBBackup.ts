import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, secret } from '../../shell/command/parameter.ts';
import { recordCopied } from '../importjob/job-ledger.ts';
import { thePolicy } from '../policy/policy-facts.ts';
import { whichPolicy } from '../policy/policy-parameters.ts';
import { asksForJob, backupStep, waitingText } from '../rules/backup-step.ts';
import { type BackupJob, increment, moveToVault, stage } from './backup-steps.ts';
import { checkPassphrase } from './passphrase.ts';
import { recorded } from './run-record.ts';
import { tellSkipped } from './told-skipped.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'OBBackup',
  synopsis: 'Runs the backup of a policy: it does what the next step of the seeding is.',
  description:
    'The first run stages the data as a restic repository in the staging location. While the import job is under way a run says so and changes nothing. The first run after the datacenter has copied moves the data from the landing container into the vault; every later one is incremental, and only what is new travels. A run that was stopped at any moment is simply started again. What cannot be read is an error for each item, and the backup goes on.',
  output: ['OfflineSeed.BackupJob'],
  impact: 'Low',
  parameters: {
    Name: whichPolicy,
    Passphrase: secret({
      position: 1,
      mandatory: true,
      aliases: ['EncryptionPassphrase'],
      help: 'Passphrase of the backup, 16 characters or more. It is stored nowhere: without it nobody can read the backup.',
    }),
    SendMissing: flag({ help: 'When the import job was closed with errors: what did not arrive is sent over the line.' }),
  },
  examples: [
    {
      says: 'Runs the backup of a policy.',
      run: "Start-OBBackup -Name files -Passphrase (Read-Host 'Passphrase' -AsSecureString)",
    },
  ],
  links: [{ title: 'restic repository format', address: 'https://restic.readthedocs.io/en/stable/100_references.html#repository-format' }],
  async *process({ Name, Passphrase, SendMissing }, context: HostContext<World>) {
    const { world, signal, shouldProcess } = context;
    const passphrase = Passphrase.reveal();
    checkPassphrase(passphrase);
    const policy = await thePolicy(Name, world);
    const job = await importJob(policy, world, signal);
    const step = backupStep(await world.state.ledger.read(policy.ImportJobName), job);
    if (!(await shouldProcess(policy.Name, says[step.kind]))) return;
    const done = await recorded(policy, 'Backup', world, signal, async (run) => {
      switch (step.kind) {
        case 'Stage':
          return stage(policy, passphrase, run, context);
        case 'Increment':
          return increment(policy, passphrase, run, context);
        case 'Vault':
          return moveToVault(policy, passphrase, { incomplete: step.incomplete, sendMissing: SendMissing }, run, context);
        case 'Lost':
          throw new Failure(
            'ImportJobNotFound',
            'ObjectNotFound',
            `Azure does not know the import job ${policy.ImportJobName} any more, and it was not seen to be copied.`,
            {
              target: policy.ImportJobName,
              advice:
                'A job without a tracking number is deleted after 14 days. Make it again with New-ImportJob: the drives are still good.',
            },
          );
        default:
          return waiting(policy, run, world);
      }
    });
    if (done.Step === 'Waiting') context.warn(waitingText);
    yield done;
    tellSkipped(done.Skipped, done.SkippedCount, 'backup', context);
  },
});

const says = {
  Stage: 'Back up into the staging location',
  Wait: 'Look whether the import job has completed',
  Lost: 'Look whether the import job has completed',
  Vault: 'Move the data from the landing container into the vault',
  Increment: 'Back up what is new, and send it into the vault',
} as const;

/** The job as the service knows it, where the step depends on it. Being seen to be copied is written down. */
async function importJob(policy: BackupPolicy, world: World, signal: AbortSignal): Promise<ImportJob | undefined> {
  const created = asksForJob(await world.state.ledger.read(policy.ImportJobName));
  if (!created) return undefined;
  const job = await world.cloud.importJobs.get(created.ResourceGroup, policy.ImportJobName, signal);
  if (job) await recordCopied(world, job);
  return job;
}

async function waiting(policy: BackupPolicy, run: { id: string; startedAt: Date }, { clock }: World) {
  const output: BackupJob = {
    JobId: run.id,
    JobType: 'Backup',
    JobState: 'Waiting',
    PolicyName: policy.Name,
    ImportJobName: policy.ImportJobName,
    Step: 'Waiting',
    StartTime: run.startedAt,
    EndTime: clock.now(),
    Message: waitingText,
    Skipped: [],
    SkippedCount: 0,
    Notes: [],
  };
  return { output, state: 'Waiting' as const, message: waitingText };
}
