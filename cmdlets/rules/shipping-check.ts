import type { DeliveryPackage, ImportJob, ImportLocation } from '../../providers/contracts/cloud.ts';
import type { Finding } from './finding.ts';
import { addressProblems } from './return-address.ts';
import { takesCarrier } from './shipping-location.ts';
import { jobWithNumber } from './tracking-number.ts';

const api = 'Microsoft.ImportExport 2021-01-01, Jobs_Update';

/**
 * What must hold before a parcel is announced. `job` already has the return address as it will be; `others` is every job of the
 * subscription. The state becomes Shipping only with a return address and a parcel; a parcel that was announced may be corrected.
 */
export function shippingFindings(
  job: ImportJob,
  parcel: DeliveryPackage,
  facts: { location: ImportLocation | undefined; others: readonly ImportJob[]; now: Date },
): Finding[] {
  const { location, others, now } = facts;
  const twin = jobWithNumber(others, parcel.TrackingNumber, job);
  const inState = /^(creating|shipping)$/i.test(job.State);
  const problems = addressProblems(job.ReturnAddress);
  const carrierRight = !location || takesCarrier(location, parcel.CarrierName);
  const shipDate = parcel.ShipDate === undefined ? undefined : new Date(parcel.ShipDate);
  const dateRight =
    shipDate === undefined || (!Number.isNaN(shipDate.getTime()) && Math.abs(shipDate.getTime() - now.getTime()) < 60 * 86_400_000);
  const finding = (
    Check: string,
    Passed: boolean,
    Message: string,
    Advice: string,
    Source = api,
    Severity: Finding['Severity'] = 'Error',
  ): Finding => ({
    Check,
    Passed,
    Severity,
    Target: job.Name,
    Message,
    Advice: Passed ? null : Advice,
    Source,
  });
  return [
    finding(
      'InvalidJobState',
      inState,
      `The job is in state ${job.State}.`,
      'A parcel is announced while the job is Creating, and corrected while it is Shipping.',
    ),
    finding(
      'InvalidTrackingNumber',
      /^[A-Za-z0-9][A-Za-z0-9 ._/-]{2,49}$/.test(parcel.TrackingNumber),
      `The tracking number is "${parcel.TrackingNumber}".`,
      'Give the number as it stands on the receipt of the carrier.',
    ),
    finding(
      'DuplicateTrackingNumber',
      twin === undefined,
      twin
        ? `The tracking number ${parcel.TrackingNumber} belongs to the job ${twin.Name} in ${twin.ResourceGroup}.`
        : 'No other job has this tracking number.',
      'Every job travels in a parcel of its own. Give the number of this one.',
      'learn.microsoft.com/azure/backup/backup-azure-backup-import-export',
    ),
    finding(
      'UnsupportedCarrier',
      carrierRight,
      carrierRight ? `${parcel.CarrierName} serves the datacenter.` : `${location?.Name} does not take parcels of ${parcel.CarrierName}.`,
      `Take one of these: ${location?.SupportedCarriers.join(', ')}`,
      'Microsoft.ImportExport 2021-01-01, supportedCarriers',
    ),
    finding(
      'InvalidReturnAddress',
      problems.length === 0,
      problems.length === 0 ? 'The return address is complete.' : `The return address: ${problems.join('; ')}.`,
      'Set-ImportJobReturnAddress completes it.',
    ),
    finding(
      'DriveCountMismatch',
      parcel.DriveCount === undefined || parcel.DriveCount === job.Drives.length,
      `The job has ${job.Drives.length} drives, the parcel ${parcel.DriveCount ?? job.Drives.length}.`,
      'All drives of a job travel in one parcel, and no others with them.',
      'learn.microsoft.com/azure/backup/backup-azure-backup-import-export',
    ),
    finding(
      'InvalidShipDate',
      dateRight,
      `The parcel was given away on ${parcel.ShipDate ?? 'no known day'}.`,
      'Give a day within two months of today: -ShipDate 2026-03-01',
    ),
  ];
}
