import type { BackupPolicy, BackupResult } from '../../providers/contracts/agents.ts';
import type { JobState, LedgerEntry } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';

type JobEnded = Extract<LedgerEntry, { Step: 'JobEnded' }>;

/** Skipped items that a ledger line carries; all of them are in the output of the run. */
const MOST_SKIPPED = 50;

export const forLedger = (result: BackupResult): BackupResult => ({ ...result, Skipped: result.Skipped.slice(0, MOST_SKIPPED) });

/**
 * Runs a job and writes down how it ended, also when it failed or was stopped.
 * @param work gives its output and what the ledger says of it
 */
export async function recorded<T>(
  policy: BackupPolicy,
  type: JobEnded['JobType'],
  world: World,
  signal: AbortSignal,
  work: (job: {
    id: string;
    startedAt: Date;
  }) => Promise<{ output: T; state: JobState; message: string; bytes?: number; skipped?: number }>,
): Promise<T> {
  const job = { id: globalThis.crypto.randomUUID(), startedAt: world.clock.now() };
  const ended = (state: JobState, message: string, more: Partial<JobEnded>): JobEnded & LedgerEntry => ({
    At: world.clock.now(),
    ImportJobName: policy.ImportJobName,
    Step: 'JobEnded',
    JobId: job.id,
    JobType: type,
    JobState: state,
    StartedAt: job.startedAt,
    Message: message,
    ...more,
  });
  try {
    const { output, state, message, bytes, skipped } = await work(job);
    await world.state.ledger.append(ended(state, message, { Bytes: bytes, Skipped: skipped }));
    return output;
  } catch (error) {
    const { id, code, message } = error as { id?: string; code?: string; message?: string };
    const state = signal.aborted ? 'Stopped' : 'Failed';
    await world.state.ledger.append(
      ended(state, signal.aborted ? 'The run was stopped.' : (message ?? String(error)), { ErrorId: id ?? code }),
    );
    throw error;
  }
}
