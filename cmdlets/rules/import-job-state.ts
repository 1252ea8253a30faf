import type { ImportJob } from '../../providers/contracts/cloud.ts';

/** States of a classic job in the order in which it walks them. Source: "Retrieving state information for a job", MicrosoftDocs/azure-docs. */
const walk = ['Creating', 'Shipping', 'Received', 'Transferring', 'Packaging', 'Completed'] as const;

/** Closed is Completed with errors; Faulted stands beside the path and goes back to it. */
export const importJobStates = [...walk, 'Closed', 'Faulted'] as const;

const place = (state: string) =>
  walk.findIndex((one) => one.toLowerCase() === (state.toLowerCase() === 'closed' ? 'completed' : state.toLowerCase()));

export const isOver = (state: string) => /^(completed|closed)$/i.test(state);

/** True when all drives were copied: Packaging and what follows. */
export const isCopied = (state: string) => place(state) >= place('Packaging');

/**
 * True when a job is in one of the states, or has passed the last of them without stopping at it. Closed answers only to its own name:
 * who waits for Completed wants to know of errors.
 */
export function hasReached(state: string, wanted: readonly string[]): boolean {
  const same = (one: string) => one.toLowerCase() === state.toLowerCase();
  if (wanted.some(same)) return true;
  if (isOver(state)) return !wanted.some(isOver);
  const last = Math.max(...wanted.map(place));
  return last >= 0 && place(state) > last;
}

/**
 * Why a job cannot be cancelled, or undefined. The newest tutorial allows it only while the job is being created, the REST guide until
 * Packaging "as far as possible": `bestEffort` goes by the guide. Sources: learn.microsoft.com/azure/import-export/storage-import-export-view-drive-status,
 * "Canceling and deleting jobs", MicrosoftDocs/azure-docs.
 */
export function cancelProblem(job: Pick<ImportJob, 'State' | 'CancelRequested'>, bestEffort: boolean): string | undefined {
  if (job.CancelRequested) return 'its cancellation was already asked for';
  if (/^creating$/i.test(job.State)) return undefined;
  if (isCopied(job.State)) return `its drives are already copied (${job.State})`;
  return bestEffort ? undefined : `it is in state ${job.State}; the service promises cancellation only while it is Creating`;
}

/** Why a job cannot be deleted, or undefined: only one that is Creating or Completed can (Microsoft.ImportExport 2021-01-01, Jobs_Delete). */
export const deleteProblem = ({ State }: Pick<ImportJob, 'State'>): string | undefined =>
  /^(creating|completed)$/i.test(State) ? undefined : `it is in state ${State}; only a job that is Creating or Completed can be deleted`;
