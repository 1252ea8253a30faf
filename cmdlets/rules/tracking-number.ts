import type { ImportJob } from '../../providers/contracts/cloud.ts';

/** Carriers print blanks and hyphens as they like. */
const plain = (number: string) => number.replaceAll(/[\s-]/g, '').toUpperCase();

/**
 * The job that already has this tracking number, or undefined. All drives of a job travel in one parcel, and a parcel holds the drives of one
 * job: "the tracking number is unique per job" (learn.microsoft.com/azure/backup/backup-azure-backup-import-export).
 * Jobs that are over count too: they stay for 90 days, and no carrier gives a number out again so soon.
 */
export function jobWithNumber(
  jobs: readonly ImportJob[],
  number: string,
  self: Pick<ImportJob, 'ResourceId' | 'Name' | 'ResourceGroup'>,
): ImportJob | undefined {
  const wanted = plain(number);
  return jobs.find(
    (job) =>
      !(job.Name.toLowerCase() === self.Name.toLowerCase() && job.ResourceGroup.toLowerCase() === self.ResourceGroup.toLowerCase()) &&
      job.DeliveryPackage !== undefined &&
      plain(job.DeliveryPackage.TrackingNumber) === wanted,
  );
}
