import { type ArmRequest, systemData } from '../arm/arm-route.ts';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import { type JsonObject, jsonBody, objectAt, tagsAt, textAt } from '../wire/body.ts';
import { ServiceError } from '../wire/service-error.ts';
import {
  Complaints,
  checkedDelivery,
  checkedDiagnosticsPath,
  checkedDrives,
  checkedLogLevel,
  checkedReturnAddress,
  checkedReturnShipping,
  checkedTruth,
} from './check-job.ts';
import { type Job, type JobDetails, jobType } from './job.ts';
import type { ShippingLocation } from './location-table.ts';
import { findLocation, isOpen, shippingAddress } from './locations.ts';

/** PUT: makes a job, or replaces one that is still being created. */
export function createJob(cloud: PracticeCloud, request: ArmRequest, id: string): { job: Job; isNew: boolean } {
  const name = request.parameters.jobName ?? '';
  if (!/^[A-Za-z][A-Za-z0-9-]{1,62}[A-Za-z0-9]$/.test(name))
    throw new ServiceError(
      400,
      'InvalidJobName',
      `The job name '${name}' must have 3 to 64 letters, digits or hyphens, start with a letter and end with a letter or digit.`,
      { target: 'jobName' },
    );
  const before = cloud.resources.get<JobDetails>(id);
  if (before && before.properties.state !== 'Creating') throw wrongState(before, 'replaced', 'Creating');
  const body = jsonBody(request);
  const location = openLocation(textAt(body, 'location'));
  const given = objectAt(body, 'properties') ?? {};
  const complaints = new Complaints();
  if (given.jobType !== 'Import')
    complaints.add(
      'InvalidParameter',
      'properties.jobType',
      "The parameter 'properties.jobType' must be Import: this datacenter takes import jobs only.",
    );
  const storageAccountId = checkedAccount(cloud, given.storageAccountId, complaints);
  const returnAddress = checkedReturnAddress(given.returnAddress, complaints);
  const returnShipping = checkedReturnShipping(given.returnShipping, location, complaints);
  const diagnosticsPath = checkedDiagnosticsPath(given.diagnosticsPath, complaints);
  const logLevel = checkedLogLevel(given.logLevel, complaints);
  const backupDriveManifest = checkedTruth(given.backupDriveManifest, 'backupDriveManifest', complaints);
  const { drives, keys } = checkedDrives(cloud, given.driveList, id, complaints);
  const deliveryPackage = checkedDelivery(cloud, given.deliveryPackage, location, id, complaints);
  const state = given.state === 'Shipping' ? 'Shipping' : 'Creating';
  if (![undefined, null, '', 'Creating', 'Shipping'].includes(given.state as string))
    complaints.add('InvalidJobState', 'properties.state', `A job cannot be created in the state '${String(given.state)}'.`);
  complaints.raise();
  if (state === 'Shipping' && !deliveryPackage) throw missingPackage();
  const job: Job = {
    id: before?.id ?? id,
    name,
    type: jobType,
    location: location.name,
    tags: tagsAt(body),
    identity: { type: 'None' },
    properties: {
      storageAccountId: storageAccountId ?? '',
      jobType: 'Import',
      returnAddress,
      returnShipping,
      shippingInformation: shippingAddress(location),
      ...(deliveryPackage ? { deliveryPackage } : {}),
      diagnosticsPath: diagnosticsPath ?? '',
      logLevel: logLevel ?? 'Error',
      backupDriveManifest: backupDriveManifest ?? false,
      state,
      cancelRequested: false,
      driveList: drives,
      provisioningState: 'Succeeded',
      encryptionKey: { kekType: 'MicrosoftManaged' },
    },
    systemData: systemData(cloud, request, before?.systemData),
  };
  cloud.database.write(() => {
    cloud.resources.put(job);
    cloud.driveKeys.put(id.toLowerCase(), keys);
  });
  return { job, isNew: !before };
}

const changeable: ReadonlySet<string> = new Set([
  'cancelRequested',
  'state',
  'returnAddress',
  'returnShipping',
  'deliveryPackage',
  'logLevel',
  'backupDriveManifest',
  'driveList',
]);

/** PATCH: changes what may still be changed (import-export 3.1 and 3.4). */
export function updateJob(cloud: PracticeCloud, request: ArmRequest, before: Job): Job {
  const body = jsonBody(request);
  const given = objectAt(body, 'properties') ?? {};
  const was = before.properties;
  const location = findLocation(before.location) as ShippingLocation;
  const complaints = new Complaints();
  for (const name of Object.keys(given))
    if (!changeable.has(name))
      complaints.add('InvalidParameter', `properties.${name}`, `The property '${name}' of a job cannot be changed.`);
  const has = (name: string) => given[name] !== undefined && given[name] !== null;
  const returnAddress = has('returnAddress') ? checkedReturnAddress(given.returnAddress, complaints) : was.returnAddress;
  const returnShipping = has('returnShipping') ? checkedReturnShipping(given.returnShipping, location, complaints) : was.returnShipping;
  const deliveryPackage = has('deliveryPackage')
    ? checkedDelivery(cloud, given.deliveryPackage, location, before.id, complaints)
    : was.deliveryPackage;
  const logLevel = checkedLogLevel(given.logLevel, complaints) ?? was.logLevel;
  const backupDriveManifest = checkedTruth(given.backupDriveManifest, 'backupDriveManifest', complaints) ?? was.backupDriveManifest;
  const drives = has('driveList') ? checkedDrives(cloud, given.driveList, before.id, complaints) : undefined;
  const cancel = checkedTruth(given.cancelRequested, 'cancelRequested', complaints) ?? was.cancelRequested;
  complaints.raise();
  if (drives && was.state !== 'Creating') throw wrongState(before, 'given other drives', 'Creating');
  if (has('deliveryPackage') && was.state !== 'Creating' && was.state !== 'Shipping')
    throw wrongState(before, 'given another delivery package', 'Creating', 'Shipping');
  if (was.cancelRequested && !cancel)
    throw new ServiceError(400, 'InvalidParameter', 'A cancel request cannot be taken back.', { target: 'properties.cancelRequested' });
  if (cancel && !was.cancelRequested && was.state !== 'Creating' && was.state !== 'Shipping')
    throw wrongState(before, 'canceled', 'Creating', 'Shipping');
  const state = nextState(before, given, deliveryPackage !== undefined && returnAddress !== undefined, cancel);
  const job: Job = {
    ...before,
    tags: tagsAt(body) ?? before.tags,
    properties: {
      ...was,
      returnAddress,
      returnShipping,
      ...(deliveryPackage ? { deliveryPackage } : {}),
      logLevel,
      backupDriveManifest,
      cancelRequested: cancel,
      state,
      driveList: drives?.drives ?? was.driveList,
    },
    systemData: systemData(cloud, request, before.systemData),
  };
  cloud.database.write(() => {
    cloud.resources.put(job);
    if (drives) cloud.driveKeys.put(before.id.toLowerCase(), { ...cloud.driveKeys.get(before.id.toLowerCase()), ...drives.keys });
  });
  return job;
}

/** A caller may say Shipping, once, and the empty text for "as it is". */
function nextState(before: Job, given: JsonObject, isComplete: boolean, canceled: boolean): JobDetails['state'] {
  const asked = given.state;
  const now = before.properties.state;
  if (asked === undefined || asked === null || asked === '' || asked === now) return now;
  if (asked !== 'Shipping')
    throw new ServiceError(400, 'InvalidJobState', `A job can be put into the state Shipping only, not '${String(asked)}'.`, {
      target: 'properties.state',
    });
  if (now !== 'Creating') throw wrongState(before, 'put into the state Shipping', 'Creating');
  if (canceled)
    throw new ServiceError(409, 'InvalidJobState', `The job '${before.name}' is canceled and cannot be shipped.`, {
      target: 'properties.state',
    });
  if (!isComplete) throw missingPackage();
  return 'Shipping';
}

const missingPackage = () =>
  new ServiceError(
    400,
    'MissingDeliveryPackage',
    'A job can be put into the state Shipping only with a return address and a delivery package.',
    { target: 'properties.deliveryPackage' },
  );

export const wrongState = (job: Job, what: string, ...allowed: string[]): ServiceError =>
  new ServiceError(
    409,
    'InvalidJobState',
    `The job '${job.name}' is in the state ${job.properties.state} and cannot be ${what}; that is possible in: ${allowed.join(', ')}.`,
    {
      target: 'properties.state',
    },
  );

function openLocation(given: string | undefined): ShippingLocation {
  const found = given === undefined ? undefined : findLocation(given);
  if (!found)
    throw new ServiceError(
      400,
      'LocationNotAvailableForResourceType',
      `The provided location '${given ?? ''}' is not available for resource type '${jobType}'.`,
      { target: 'location' },
    );
  if (!isOpen(found))
    throw new ServiceError(
      409,
      'LocationClosed',
      `The location '${found.name}' takes no drives at present. Use one of its alternates: ${found.alternates?.join(', ')}.`,
      { target: 'location' },
    );
  return found;
}

function checkedAccount(cloud: PracticeCloud, given: unknown, complaints: Complaints): string | undefined {
  const at = 'properties.storageAccountId';
  if (typeof given !== 'string' || given === '')
    return complaints.add('MissingRequiredParameter', at, `The parameter '${at}' is required.`);
  if (/\/providers\/Microsoft\.ClassicStorage\//i.test(given))
    return complaints.add('InvalidStorageAccount', at, 'Classic storage accounts are not supported.');
  const account = cloud.resources.get(given);
  if (account?.type !== 'Microsoft.Storage/storageAccounts')
    return complaints.add('StorageAccountNotFound', at, `The storage account '${given}' does not exist.`);
  return account.id;
}
