import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { LedgerEntry } from '../../providers/contracts/state.ts';
import type { RecoveryPointPlaces } from './recovery-point-places.ts';
import { shipmentDeadlines } from './shipment-deadline.ts';

/** One line of the road: a step, or a recovery point. What does not apply is null. */
export interface SeedStatus {
  ImportJobName: string;
  Kind: 'Step' | 'RecoveryPoint';
  Step: string;
  State: 'Done' | 'Now' | 'Waiting' | 'Late' | 'Pending' | 'Protected' | 'Restorable' | 'Lost';
  When: Date | null;
  Next: string | null;
  Due: Date | null;
  Protected: boolean | null;
  Restorable: boolean | null;
  RestorableFrom: string | null;
  Detail: string | null;
}

export interface SeedFacts {
  importJobName: string;
  entries: readonly LedgerEntry[];
  /** As the service knows it now; undefined when nobody asked or it is gone. */
  job: ImportJob | undefined;
  points: readonly RecoveryPointPlaces[];
}

type StepName = LedgerEntry['Step'];

/** The road in its order: which entry of the ledger ends a step, what is done in it, who does it. */
const road: readonly { step: string; done: StepName; next: string; waits?: true }[] = [
  { step: 'Policy', done: 'PolicyCreated', next: 'New-OfflineSeedPolicy' },
  { step: 'First backup in staging', done: 'Staged', next: 'Start-OBBackup' },
  { step: 'Drives prepared', done: 'DrivesPrepared', next: 'Start-OfflineBackupDiskPrep' },
  { step: 'Import job', done: 'JobCreated', next: 'New-ImportJob' },
  { step: 'Parcel shipped', done: 'Shipped', next: 'Ship the drives, then Update-ImportJobShipping' },
  { step: 'Copied in the datacenter', done: 'CopyCompleted', next: 'Wait-ImportJob: the datacenter copies', waits: true },
  { step: 'In the vault', done: 'Vaulted', next: 'Start-OBBackup: the next run moves the data into the vault' },
  { step: 'Incremental', done: 'Incremental', next: 'Start-OBBackup: only what is new travels' },
  { step: 'Proven in the vault', done: 'Verified', next: 'Test-RecoveryPoint -From Vault' },
  { step: 'Completed', done: 'Completed', next: 'Complete-OfflineSeed' },
  { step: 'Cleared', done: 'Cleared', next: 'Clear-OfflineSeedResource' },
];

/** Deadlines of the service by the step they hang on. */
const deadlines: Readonly<Record<string, string>> = {
  'Parcel shipped': 'Enter the tracking number',
  'Copied in the datacenter': 'Drives are copied',
};

/** The whole road of one seed: the first step that is not done is where it stands now. Pure; `now` is the time to measure from. */
export function seedRoad({ importJobName, entries, job, points }: SeedFacts, now: Date): SeedStatus[] {
  const due = deadlinesOf(entries, job, now);
  const ends = road.map(({ done, step }) =>
    entries.findLast(
      (entry) => entry.Step === done && (step !== 'Proven in the vault' || (entry.Step === 'Verified' && entry.Place === 'Vault')),
    ),
  );
  const last = ends.findLastIndex((entry) => entry !== undefined);
  let current = false;
  const steps = road.map(({ step, next, waits }, index): SeedStatus => {
    const end = ends[index];
    const open = end === undefined && !current && index > last;
    // What was left out on the way (an incremental before the proof) is not where the seed stands, as long as something later is done.
    const skipped = end === undefined && index < last;
    if (open) current = true;
    const deadline = open ? due.get(deadlines[step] ?? '') : undefined;
    return {
      ImportJobName: importJobName,
      Kind: 'Step',
      Step: step,
      State: end ? 'Done' : open ? (deadline && deadline < now ? 'Late' : waits ? 'Waiting' : 'Now') : 'Pending',
      When: end?.At ?? null,
      Next: end ? null : open || skipped ? next : null,
      Due: deadline ?? null,
      Protected: null,
      Restorable: null,
      RestorableFrom: null,
      Detail: end ? detailOf(end) : open && job ? `The job is ${job.State}.` : null,
    };
  });
  return [...steps, ...points.map((point) => pointRow(importJobName, point))];
}

function pointRow(ImportJobName: string, point: RecoveryPointPlaces): SeedStatus {
  const { SnapshotId, Time, RestorableFrom, ProvenIn } = point;
  const proof = RestorableFrom.includes('Vault') ? 'Test-RecoveryPoint -From Vault' : 'Test-RecoveryPoint';
  return {
    ImportJobName,
    Kind: 'RecoveryPoint',
    Step: `Recovery point ${SnapshotId.slice(0, 8)}`,
    State: point.Protected ? 'Protected' : point.Restorable ? 'Restorable' : 'Lost',
    When: Time,
    Next: point.Restorable && !ProvenIn.includes('Vault') && ProvenIn.length < RestorableFrom.length ? proof : null,
    Due: null,
    Protected: point.Protected,
    Restorable: point.Restorable,
    RestorableFrom: RestorableFrom.join(', ') || null,
    Detail: ProvenIn.length > 0 ? `Proven in ${ProvenIn.join(', ')}.` : 'Not proven anywhere.',
  };
}

function detailOf(entry: LedgerEntry): string {
  switch (entry.Step) {
    case 'PolicyCreated':
      return entry.Policy;
    case 'Staged':
      return `${entry.Result.FilesRead} files read, ${entry.Result.BytesStored} bytes staged`;
    case 'DrivesPrepared':
      return `${entry.Drives.length} drives: ${entry.Drives.map(({ DriveId }) => DriveId).join(', ')}`;
    case 'JobCreated':
      return `${entry.ResourceGroup}, ${entry.Location}`;
    case 'Shipped':
      return `${entry.Package.CarrierName} ${entry.Package.TrackingNumber}`;
    case 'CopyCompleted':
      return `The job was ${entry.State}.`;
    case 'Vaulted':
      return `${entry.Files} files, ${entry.Bytes} bytes moved`;
    case 'Incremental':
      return `${entry.Files} files, ${entry.Bytes} bytes sent`;
    case 'Verified':
      return `${entry.Blobs} blobs, ${entry.Bytes} bytes read`;
    case 'Restored':
      return `${entry.Files} files restored from ${entry.Place}`;
    case 'Cleared':
      return entry.What.join(', ');
    case 'JobEnded':
      return entry.Message;
    case 'Completed':
      return 'Every recovery point is proven in the vault.';
  }
}

function deadlinesOf(entries: readonly LedgerEntry[], job: ImportJob | undefined, now: Date): ReadonlyMap<string, Date> {
  const at = (step: StepName) => entries.findLast((entry) => entry.Step === step)?.At;
  const created = entries.findLast((entry) => entry.Step === 'JobCreated');
  const known =
    job ??
    (created?.Step === 'JobCreated'
      ? {
          Name: created.ImportJobName,
          ResourceGroup: created.ResourceGroup,
          State: at('CopyCompleted') ? 'Completed' : at('Shipped') ? 'Shipping' : 'Creating',
        }
      : undefined);
  if (!known) return new Map();
  const rows = shipmentDeadlines({ job: known, createdAt: created?.At, shippedAt: at('Shipped'), copiedAt: at('CopyCompleted') }, now);
  return new Map(rows.flatMap(({ What, Due }) => (Due ? [[What, Due] as const] : [])));
}
