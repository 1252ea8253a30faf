import type { UpdateJobParameters } from '@azure/arm-storageimportexport';
import type { Cloud, ImportLocation } from '../contracts/cloud.ts';
import type { Clients } from './clients.ts';
import { normalised, normalisedEach, orNothing } from './failure.ts';
import { driveBody, jobBody, jobRecord, locationRecord, packageBody, returnAddressBody, returnShippingBody } from './import-job-record.ts';

const masked = (drive: ReturnType<typeof driveBody>) => (drive.bitLockerKey ? { ...drive, bitLockerKey: '******' } : drive);

/** Microsoft.ImportExport, API 2021-01-01. Its client takes the job's name before the group's. */
export function importJobs(clients: () => Promise<Clients>): Cloud['importJobs'] {
  const client = async () => (await clients()).importExport();
  return {
    list: (resourceGroup, abortSignal) =>
      normalisedEach(async () => {
        const { jobs } = await client();
        return resourceGroup === undefined
          ? jobs.listBySubscription({ abortSignal })
          : jobs.listByResourceGroup(resourceGroup, { abortSignal });
      }, jobRecord),
    get: (resourceGroup, name, abortSignal) =>
      orNothing(async () => jobRecord(await (await client()).jobs.get(name, resourceGroup, { abortSignal }))),
    body(job) {
      const body = jobBody(job);
      return JSON.parse(
        JSON.stringify({ ...body, properties: { ...body.properties, driveList: body.properties?.driveList?.map(masked) } }),
      );
    },
    create: (job, abortSignal) =>
      normalised(async () => jobRecord(await (await client()).jobs.create(job.Name, job.ResourceGroup, jobBody(job), { abortSignal }))),
    update: (resourceGroup, name, change, abortSignal) =>
      normalised(async () => {
        // This client wants the properties of a change without `properties` around them; in it they would be dropped silently.
        const body: UpdateJobParameters = {
          tags: change.Tags,
          cancelRequested: change.CancelRequested || undefined,
          state: change.State,
          returnAddress: change.ReturnAddress && returnAddressBody(change.ReturnAddress),
          returnShipping: change.ReturnShipping && returnShippingBody(change.ReturnShipping),
          deliveryPackage: change.DeliveryPackage && packageBody(change.DeliveryPackage),
          logLevel: change.LogLevel,
          backupDriveManifest: change.BackupDriveManifest,
          driveList: change.Drives?.map(driveBody),
        };
        return jobRecord(await (await client()).jobs.update(name, resourceGroup, body, { abortSignal }));
      }),
    delete: (resourceGroup, name, abortSignal) =>
      normalised(async () => (await client()).jobs.delete(name, resourceGroup, { abortSignal })),
    keys: (resourceGroup, name, abortSignal) =>
      normalised(async () => {
        const found: { DriveId: string; BitLockerKey: string }[] = [];
        for await (const { driveId, bitLockerKey } of (await client()).bitLockerKeys.list(name, resourceGroup, { abortSignal }))
          found.push({ DriveId: driveId ?? '', BitLockerKey: bitLockerKey ?? '' });
        return found;
      }),
    locations: (abortSignal) =>
      normalised(async () => {
        const found: ImportLocation[] = [];
        for await (const location of (await client()).locations.list({ abortSignal })) found.push(locationRecord(location));
        return found;
      }),
    location: (name, abortSignal) => orNothing(async () => locationRecord(await (await client()).locations.get(name, { abortSignal }))),
  };
}
