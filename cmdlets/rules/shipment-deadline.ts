import type { ImportJob } from '../../providers/contracts/cloud.ts';
import { isCopied, isOver } from './import-job-state.ts';

export interface ShipmentDeadline {
  ImportJobName: string;
  ResourceGroup: string;
  What: string;
  /** Open and Late are for the user to meet; Expected is what the datacenter usually takes; Met is behind us. */
  State: 'Open' | 'Late' | 'Expected' | 'Met';
  Due: Date | null;
  DaysLeft: number | null;
  Consequence: string;
  Source: string;
}

/** What is known of a job besides what the service answers: when it was made and when its parcel was announced (the ledger knows). */
export interface ShipmentFacts {
  job: Pick<ImportJob, 'Name' | 'ResourceGroup' | 'State' | 'CreatedAt' | 'ModifiedAt'>;
  createdAt?: Date;
  shippedAt?: Date;
  copiedAt?: Date;
}

const day = 86_400_000;
const states = 'MicrosoftDocs/azure-docs: articles/storage/common/storage-import-export-retrieving-state-info-for-a-job.md';
const faq = 'learn.microsoft.com/azure/import-export/storage-import-export-service-faq';
const seeding = 'learn.microsoft.com/azure/backup/backup-azure-backup-import-export';

/** Days, each with the page that says so. */
const days = {
  trackingNumber: { days: 14, source: states },
  arrival: { days: 14, source: faq },
  silence: { days: 30, source: states },
  copy: { days: 10, least: 7, source: seeding },
  destruction: { days: 90, source: states },
  record: { days: 90, source: states },
} as const;

/** The deadlines of a job, in the order in which they come; `now` is the time to measure from. A date that cannot be known is null. */
export function shipmentDeadlines({ job, createdAt = job.CreatedAt, shippedAt, copiedAt }: ShipmentFacts, now: Date): ShipmentDeadline[] {
  const state = job.State.toLowerCase();
  const creating = state === 'creating';
  const shipped = shippedAt ?? (creating ? undefined : job.ModifiedAt);
  const received = !creating && state !== 'shipping';
  const later = (from: Date | undefined, count: number) => (from ? new Date(from.getTime() + count * day) : undefined);
  const row = (
    What: string,
    due: Date | undefined,
    { met = false, expected = false }: { met?: boolean; expected?: boolean },
    Consequence: string,
    Source: string,
  ): ShipmentDeadline => ({
    ImportJobName: job.Name,
    ResourceGroup: job.ResourceGroup,
    What,
    State: met ? 'Met' : expected ? 'Expected' : due && due < now ? 'Late' : 'Open',
    Due: due ?? null,
    DaysLeft: met || !due ? null : Math.floor((due.getTime() - now.getTime()) / day),
    Consequence,
    Source,
  });

  const rows = [
    row(
      'Enter the tracking number',
      later(creating ? (newer(job.ModifiedAt, createdAt) ?? createdAt) : createdAt, days.trackingNumber.days),
      { met: !creating },
      `The job is deleted ${days.trackingNumber.days} days after it was made or last changed; what is on the drives stays good for a new one.`,
      days.trackingNumber.source,
    ),
    row(
      'Drives arrive at the datacenter',
      later(shipped, days.arrival.days),
      { met: received },
      `The datacenter asks what happened; without an answer in ${days.silence.days} days the job is closed.`,
      days.arrival.source,
    ),
    row(
      'Drives are copied',
      isCopied(job.State) ? copiedAt : later(shipped, received ? days.copy.days : days.arrival.days + days.copy.days),
      { met: isCopied(job.State), expected: true },
      `Usually ${days.copy.least} to ${days.copy.days} days after the parcel was received; nothing is promised. The next scheduled backup then moves the data to the vault.`,
      days.copy.source,
    ),
  ];
  if (!isCopied(job.State))
    rows.push(
      row(
        'Unclaimed drives are destroyed',
        later(shipped, days.destruction.days),
        { met: received },
        'Drives that came without a job in state Shipping, or without a return address, are destroyed.',
        days.destruction.source,
      ),
    );
  if (isOver(job.State))
    rows.push(
      row(
        'Job and its logs are fetched',
        later(newer(copiedAt, job.ModifiedAt), days.record.days),
        {},
        'The job is deleted; its logs stay in the container.',
        days.record.source,
      ),
    );
  return rows;
}

function newer(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (!a || !b) return a ?? b;
  return a > b ? a : b;
}
