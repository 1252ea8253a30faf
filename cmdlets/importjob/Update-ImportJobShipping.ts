import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, integer, oneOf, records, table, text, truth } from '../../shell/command/parameter.ts';
import { cancelProblem } from '../rules/import-job-state.ts';
import { addressProblems, returnAddress, returnShipping } from '../rules/return-address.ts';
import { shippingFindings } from '../rules/shipping-check.ts';
import { addressParameters } from './address-parameters.ts';
import { givenDrives } from './given-drives.ts';
import { recordShipped } from './job-ledger.ts';
import { passedChecks } from './passed-checks.ts';
import { shippingFacts } from './shipping-facts.ts';
import { findJob, whichJob } from './which-job.ts';

export default cmdlet({
  verb: 'Update',
  noun: 'ImportJobShipping',
  synopsis: 'Announces the parcel of an import job: carrier, tracking number, day; or changes what may be changed in a job.',
  description:
    'With carrier and tracking number the job becomes Shipping. Two jobs cannot have one tracking number, the carrier must be one that the place of delivery takes, and the return address must be complete. While the job is Shipping the same command corrects a parcel.',
  aliases: ['Update-AzImportExport'],
  output: ['OfflineSeed.ImportJob'],
  impact: 'Medium',
  defaultSet: 'ByName',
  parameters: {
    ...whichJob,
    CarrierName: text({ aliases: ['DeliveryPackageCarrierName', 'Carrier'], completes: 'carrier', help: 'Who carries the parcel.' }),
    TrackingNumber: text({ aliases: ['DeliveryPackageTrackingNumber'], help: 'The number on the receipt.' }),
    DriveCount: integer({
      aliases: ['DeliveryPackageDriveCount'],
      range: [1, 10],
      help: 'Drives in the parcel; by default all of the job.',
    }),
    ShipDate: text({ aliases: ['DeliveryPackageShipDate'], help: 'The day on which the carrier took it.' }),
    State: oneOf(['Shipping'], { help: 'The only state that can be set; it follows by itself from a tracking number.' }),
    ...addressParameters,
    LogLevel: oneOf(['Verbose', 'Error'], { help: 'What the datacenter logs.' }),
    BackupDriveManifest: truth({ help: 'Keeps a copy of the manifests beside the logs.' }),
    CancelRequested: flag({ help: 'Asks to cancel the job, as Stop-ImportJob does.' }),
    DriveList: records({ help: 'The drives of the job anew.' }),
    Tag: table({ aliases: ['Tags'], help: 'Tags of the resource.' }),
  },
  examples: [
    {
      says: 'Announces the parcel of every job that waits for one; here there is none.',
      run: 'Get-ImportJob -State Creating | Update-ImportJobShipping -CarrierName FedEx -TrackingNumber 7489-0001 -WhatIf',
    },
  ],
  links: [
    {
      title: 'Update the job with tracking information',
      address:
        'https://learn.microsoft.com/azure/import-export/storage-import-export-data-to-blobs#step-5-update-the-job-with-tracking-information',
    },
  ],
  async *process(given, { world, signal, warn, shouldProcess }: HostContext<World>) {
    const job = await findJob(given, world, signal);
    const address = returnAddress(given, given.ReturnAddress, job.ReturnAddress);
    const parcel = parcelOf(given, job);
    const change: Parameters<World['cloud']['importJobs']['update']>[2] = {
      ReturnAddress: address === job.ReturnAddress ? undefined : address,
      ReturnShipping: changed(returnShipping(given, job.ReturnShipping), job.ReturnShipping),
      LogLevel: given.LogLevel,
      BackupDriveManifest: given.BackupDriveManifest,
      CancelRequested: given.CancelRequested || undefined,
      Tags: given.Tag && Object.fromEntries(Object.entries(given.Tag).map(([name, value]) => [name, String(value)])),
      Drives: given.DriveList && (await givenDrives(given.DriveList, [], undefined, world)),
      ...(parcel ? { DeliveryPackage: parcel, State: /^creating$/i.test(job.State) ? 'Shipping' : undefined } : {}),
    };
    if (Object.values(change).every((value) => value === undefined))
      throw new Failure('NothingToChange', 'InvalidArgument', 'It is not said what to change.', {
        target: job.Name,
        advice: 'Give -CarrierName and -TrackingNumber, or part of the return address.',
      });
    if (parcel)
      passedChecks(
        shippingFindings(
          { ...job, ReturnAddress: address, Drives: change.Drives ?? job.Drives },
          parcel,
          await shippingFacts(job, world, signal),
        ),
        warn,
      );
    else if (change.ReturnAddress)
      refuse('InvalidReturnAddress', job, addressProblems(address).join('; ') || undefined, 'The return address');
    if (change.CancelRequested) refuse('ImportJobCannotBeCancelled', job, cancelProblem(job, false), 'The job cannot be cancelled');
    const what = parcel ? `Announce parcel ${parcel.CarrierName} ${parcel.TrackingNumber}` : 'Change the import job';
    if (!(await shouldProcess(`${job.ResourceGroup}/${job.Name}`, what))) return;
    const updated = await world.cloud.importJobs.update(job.ResourceGroup, job.Name, change, signal);
    if (parcel) await recordShipped(world, { ...updated, DeliveryPackage: updated.DeliveryPackage ?? parcel });
    yield updated;
  },
});

function parcelOf(
  given: { CarrierName?: string; TrackingNumber?: string; DriveCount?: number; ShipDate?: string; State?: string },
  job: ImportJob,
): ImportJob['DeliveryPackage'] {
  const { CarrierName = job.DeliveryPackage?.CarrierName, TrackingNumber = job.DeliveryPackage?.TrackingNumber } = given;
  const named = [given.CarrierName, given.TrackingNumber, given.DriveCount, given.ShipDate, given.State].some(
    (value) => value !== undefined,
  );
  if (!named) return undefined;
  if (!CarrierName || !TrackingNumber)
    throw new Failure('MissingDeliveryPackage', 'InvalidArgument', `The parcel of ${job.Name} needs a carrier and a tracking number.`, {
      target: job.Name,
      advice: 'Give -CarrierName and -TrackingNumber.',
    });
  return {
    CarrierName: CarrierName.trim(),
    TrackingNumber: TrackingNumber.trim(),
    DriveCount: given.DriveCount ?? job.DeliveryPackage?.DriveCount ?? job.Drives.length,
    ShipDate: given.ShipDate ?? job.DeliveryPackage?.ShipDate,
  };
}

const changed = <T>(now: T, before: T) => (JSON.stringify(now) === JSON.stringify(before) ? undefined : now);

function refuse(id: string, job: ImportJob, problem: string | undefined, what: string): void {
  if (problem) throw new Failure(id, 'InvalidOperation', `${what} (${job.Name}): ${problem}.`, { target: job.Name });
}
