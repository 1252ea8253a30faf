import type { LedgerEntry } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { integer, oneOf, text } from '../../shell/command/parameter.ts';

type JobEnded = Extract<LedgerEntry, { Step: 'JobEnded' }>;

/** A run that is over, as MSOnlineBackup's OBJob names its parts. */
export interface FinishedJob {
  JobId: string;
  JobType: JobEnded['JobType'];
  JobState: JobEnded['JobState'];
  PolicyName: string | null;
  ImportJobName: string;
  StartTime: Date;
  EndTime: Date;
  Bytes: number | null;
  Skipped: number | null;
  Message: string;
  ErrorId: string | null;
}

const successful: ReadonlySet<string> = new Set(['Completed', 'CompletedWithWarning', 'Waiting']);

export default cmdlet({
  verb: 'Get',
  noun: 'OBJob',
  synopsis: 'Shows the runs of backups, verifications and recoveries, the newest first.',
  output: ['OfflineSeed.Job'],
  parameters: {
    Name: text({
      position: 0,
      aliases: ['PolicyName', 'ImportJobName'],
      fromPipeline: 'property',
      completes: 'policy',
      help: 'Policy or import job; by default all of them.',
    }),
    Previous: integer({ position: 1, range: [1, 1_000_000], help: 'How many to show; by default all.' }),
    Status: oneOf(['All', 'Successful', 'Failed'], { position: 2, default: 'All', help: 'Which to show.' }),
  },
  examples: [{ says: 'Shows the last three runs that failed.', run: 'Get-OBJob -Previous 3 -Status Failed' }],
  async *process({ Name, Previous, Status }, { world }: HostContext<World>) {
    const policies = await world.state.policies.list();
    const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();
    let left = Previous ?? Number.POSITIVE_INFINITY;
    for (const entry of (await world.state.ledger.read()).reverse()) {
      if (left <= 0) return;
      if (entry.Step !== 'JobEnded') continue;
      const policy = policies.find(({ ImportJobName }) => same(ImportJobName, entry.ImportJobName));
      if (Name !== undefined && !same(policy?.Name, Name) && !same(entry.ImportJobName, Name)) continue;
      if (Status !== 'All' && successful.has(entry.JobState) !== (Status === 'Successful')) continue;
      left--;
      yield jobOf(entry, policy?.Name ?? null);
    }
  },
});

const jobOf = (entry: JobEnded & { At: Date; ImportJobName: string }, PolicyName: string | null): FinishedJob => ({
  JobId: entry.JobId,
  JobType: entry.JobType,
  JobState: entry.JobState,
  PolicyName,
  ImportJobName: entry.ImportJobName,
  StartTime: entry.StartedAt,
  EndTime: entry.At,
  Bytes: entry.Bytes ?? null,
  Skipped: entry.Skipped ?? null,
  Message: entry.Message,
  ErrorId: entry.ErrorId ?? null,
});
