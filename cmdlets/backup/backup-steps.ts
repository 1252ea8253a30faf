import type { BackupPolicy, BackupResult, RepositoryPlace, SkippedItem } from '../../providers/contracts/agents.ts';
import type { JobState } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { agentProgress } from './agent-progress.ts';
import { containerPlace, stagingPlace } from './repository-place.ts';
import { forLedger } from './run-record.ts';

/** One run of Start-OBBackup. What a step does not have is missing. */
export interface BackupJob extends Partial<Omit<BackupResult, 'StartedAt' | 'EndedAt' | 'Skipped' | 'SkippedCount' | 'Notes'>> {
  JobId: string;
  JobType: 'Backup';
  JobState: JobState;
  PolicyName: string;
  ImportJobName: string;
  Step: 'Staged' | 'Waiting' | 'Vaulted' | 'Incremental';
  StartTime: Date;
  EndTime: Date;
  /** Repository files and bytes that travelled: into the vault, or within the cloud. */
  FilesSent?: number;
  BytesSent?: number;
  RecoveryPoints?: string[];
  Message: string;
  Skipped: SkippedItem[];
  SkippedCount: number;
  Notes: string[];
}

interface Run {
  readonly id: string;
  readonly startedAt: Date;
}

interface Ended {
  output: BackupJob;
  state: JobState;
  message: string;
  bytes?: number;
  skipped?: number;
}

function ended(
  policy: BackupPolicy,
  run: Run,
  world: World,
  Step: BackupJob['Step'],
  message: string,
  result?: BackupResult,
  more?: Partial<BackupJob>,
): Ended {
  const {
    StartedAt: _,
    EndedAt: __,
    ...figures
  } = result ?? { StartedAt: run.startedAt, EndedAt: run.startedAt, Skipped: [], SkippedCount: 0, Notes: [] };
  const state: JobState = figures.SkippedCount ? 'CompletedWithWarning' : 'Completed';
  const output: BackupJob = {
    JobId: run.id,
    JobType: 'Backup',
    JobState: state,
    PolicyName: policy.Name,
    ImportJobName: policy.ImportJobName,
    Step,
    StartTime: run.startedAt,
    EndTime: world.clock.now(),
    Message: message,
    ...figures,
    ...more,
  };
  return { output, state, message, bytes: more?.BytesSent ?? result?.BytesStored, skipped: figures.SkippedCount };
}

async function backUp(
  policy: BackupPolicy,
  repository: RepositoryPlace,
  passphrase: string,
  context: HostContext<World>,
): Promise<BackupResult> {
  const { world, signal, verbose } = context;
  const bar = agentProgress(context, `Backup of ${policy.Name}`, 1);
  try {
    const result = await world.agent.backup(
      {
        repository,
        passphrase,
        sources: policy.Source,
        exclude: policy.Exclude,
        hostName: world.machine.hostName,
        tags: [policy.ImportJobName],
      },
      bar.show,
      signal,
    );
    for (const note of result.Notes) verbose(note);
    return result;
  } finally {
    bar.end();
  }
}

/** The first backup, into the staging location, which belongs to this import job from then on. */
export async function stage(policy: BackupPolicy, passphrase: string, run: Run, context: HostContext<World>): Promise<Ended> {
  const { world } = context;
  await world.agent.claim(policy.StagingLocation, policy.ImportJobName);
  const result = await backUp(policy, stagingPlace(policy), passphrase, context);
  await world.state.ledger.append({
    At: world.clock.now(),
    ImportJobName: policy.ImportJobName,
    Step: 'Staged',
    Result: forLedger(result),
  });
  if (policy.State === 'Staging') await world.state.policies.put({ ...policy, State: 'Staged' });
  return ended(policy, run, world, 'Staged', `${result.BytesStored} bytes are staged in ${policy.StagingLocation}.`, result);
}

/**
 * From the landing container into the vault, by copies of the service. The landing container must hold all that was staged; where an
 * import job was closed with errors, what is missing is sent only when the user says so.
 */
export async function moveToVault(
  policy: BackupPolicy,
  passphrase: string,
  arrival: { incomplete: boolean; sendMissing: boolean },
  run: Run,
  context: HostContext<World>,
): Promise<Ended> {
  const { world, signal, warn } = context;
  const staging = stagingPlace(policy);
  const landing = await containerPlace(policy, 'Landing', world, signal);
  const vault = await containerPlace(policy, 'Vault', world, signal);
  const staged = await world.agent.exists(staging, signal);
  const missing = staged ? await world.agent.missing(staging, landing, signal) : [];
  const bytes = missing.reduce((sum, { Length }) => sum + Length, 0);
  if (missing.length && !arrival.sendMissing)
    throw new Failure(
      'ImportIncomplete',
      'InvalidResult',
      `${missing.length} files (${bytes} bytes) of the staging location are not, or not whole, in the container ${policy.Container}${arrival.incomplete ? '; the import job was closed with errors' : ''}. Nothing was moved.`,
      {
        target: policy.Container,
        advice: 'Get-ImportJobLog says why. Send them over the line with Start-OBBackup -SendMissing, or ship them with another job.',
      },
    );
  if (!staged && !(await world.agent.exists(landing, signal)))
    throw new Failure('ImportIncomplete', 'InvalidResult', `The container ${policy.Container} does not hold a backup.`, {
      target: policy.Container,
      advice: 'Get-ImportJobLog says what the datacenter did with the drives.',
    });
  const bar = agentProgress(context, `${policy.Name}: into the vault`, 1);
  const sent = { Files: 0, Bytes: 0 };
  try {
    if (missing.length) {
      warn(`${missing.length} files (${bytes} bytes) did not arrive on the drives; they are sent over the line.`);
      await world.agent.transfer(staging, landing, bar.show, signal);
    }
    const moved = await world.agent.transfer(landing, vault, bar.show, signal);
    sent.Files = moved.Files;
    sent.Bytes = moved.Bytes;
  } finally {
    bar.end();
  }
  const points = await world.agent.recoveryPoints(vault, passphrase, signal);
  const SnapshotIds = points.map(({ SnapshotId }) => SnapshotId);
  await world.state.ledger.append({ At: world.clock.now(), ImportJobName: policy.ImportJobName, Step: 'Vaulted', SnapshotIds, ...sent });
  await world.state.policies.put({ ...((await world.state.policies.get(policy.Name)) ?? policy), State: 'Online' });
  const message = `${points.length} recovery ${points.length === 1 ? 'point is' : 'points are'} in the vault.`;
  return ended(policy, run, world, 'Vaulted', message, undefined, {
    FilesSent: sent.Files,
    BytesSent: sent.Bytes,
    RecoveryPoints: SnapshotIds,
  });
}

/** Into the staging repository, and from there what is new into the vault; straight into the vault once the staging location was cleared. */
export async function increment(policy: BackupPolicy, passphrase: string, run: Run, context: HostContext<World>): Promise<Ended> {
  const { world, signal } = context;
  const staging = stagingPlace(policy);
  const vault = await containerPlace(policy, 'Vault', world, signal);
  const staged = await world.agent.exists(staging, signal);
  if (staged) await world.agent.claim(policy.StagingLocation, policy.ImportJobName);
  const result = await backUp(policy, staged ? staging : vault, passphrase, context);
  const sent = { Files: 0, Bytes: result.BytesStored };
  if (staged) {
    const bar = agentProgress(context, `${policy.Name}: into the vault`, 1);
    try {
      Object.assign(sent, await world.agent.transfer(staging, vault, bar.show, signal));
    } finally {
      bar.end();
    }
  }
  await world.state.ledger.append({
    At: world.clock.now(),
    ImportJobName: policy.ImportJobName,
    Step: 'Incremental',
    Result: forLedger(result),
    ...sent,
  });
  return ended(policy, run, world, 'Incremental', `${sent.Bytes} bytes were sent into the vault.`, result, {
    FilesSent: sent.Files,
    BytesSent: sent.Bytes,
  });
}
