import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { LedgerEntry } from '../../providers/contracts/state.ts';
import { isCopied } from './import-job-state.ts';

/**
 * What a run of the backup has to do now.
 * Stage: the first backup, or another one before drives are prepared, goes into the staging location.
 * Wait: drives are prepared and the datacenter has not copied them; nothing may change meanwhile.
 * Lost: there was an import job, and the service does not know it any more before it was seen to be copied.
 * Vault: the copy is complete and moves from the landing container into the vault.
 * Increment: only what is new travels.
 */
export type BackupStep = { kind: 'Stage' | 'Wait' | 'Increment' } | { kind: 'Lost' } | { kind: 'Vault'; incomplete: boolean };

/** What the agents of Microsoft say while they wait (import-export 6.4). */
export const waitingText =
  'Waiting for Azure Import Job to complete. Please check on Azure Management portal for more information on job status';

/** Whether the service has to be asked how its job is before the step is known. */
export function asksForJob(entries: readonly LedgerEntry[]): Extract<LedgerEntry, { Step: 'JobCreated' }> | undefined {
  if (entries.some(({ Step }) => Step === 'Vaulted')) return undefined;
  const created = entries.findLast((entry) => entry.Step === 'JobCreated');
  return created?.Step === 'JobCreated' ? created : undefined;
}

/** Pure: the ledger of the import job, and the job as the service knows it now. */
export function backupStep(entries: readonly LedgerEntry[], job: Pick<ImportJob, 'State'> | undefined): BackupStep {
  const has = (step: LedgerEntry['Step']) => entries.some(({ Step }) => Step === step);
  if (has('Vaulted')) return { kind: 'Increment' };
  const copied = entries.findLast((entry) => entry.Step === 'CopyCompleted');
  const seen = copied?.Step === 'CopyCompleted' ? copied.State : undefined;
  const state = job?.State ?? seen;
  // Closed is Completed with errors: not everything arrived (import-export 3.4).
  if (state !== undefined && isCopied(state)) return { kind: 'Vault', incomplete: /^closed$/i.test(state) };
  if (job) return { kind: 'Wait' };
  if (has('JobCreated')) return { kind: 'Lost' };
  return { kind: has('DrivesPrepared') ? 'Wait' : 'Stage' };
}
