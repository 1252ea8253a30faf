import { containerProblem } from '../../importexport/drive-path.ts';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import { isObject, type JsonObject } from '../wire/body.ts';
import { type ErrorDetail, ServiceError } from '../wire/service-error.ts';
import { wrongKeyGroup } from './bitlocker-key.ts';
import { type Address, type DeliveryPackage, type DriveStatus, isActive, type Job, type JobDetails, jobType, sameTracking } from './job.ts';
import type { ShippingLocation } from './location-table.ts';
import { carrierOf } from './locations.ts';

/** A job takes ten drives at most (import-export 3.5). */
const mostDrives = 10;

/** Collects what is wrong with a request, so that one answer names everything. */
export class Complaints {
  readonly #found: ErrorDetail[] = [];

  add(code: string, target: string, message: string): undefined {
    this.#found.push({ code, target, message });
    return undefined;
  }

  /** Throws one error with all complaints: the code of the first, or InvalidParameter when they differ. */
  raise(status = 400): void {
    const first = this.#found[0];
    if (!first) return;
    const single = this.#found.every(({ code }) => code === first.code);
    throw new ServiceError(status, single ? first.code : 'InvalidParameter', this.#found.map(({ message }) => message).join(' '), {
      target: first.target,
      details: this.#found,
    });
  }
}

/** A text property; complains when it is missing (and needed) or is no text. */
function text(from: JsonObject, name: string, at: string, complaints: Complaints, needed = true): string | undefined {
  const value = from[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (value === undefined || value === null || value === '')
    return needed ? complaints.add('MissingRequiredParameter', `${at}.${name}`, `The parameter '${at}.${name}' is required.`) : undefined;
  return complaints.add('InvalidParameter', `${at}.${name}`, `The parameter '${at}.${name}' must be a string.`);
}

const addressFields = ['recipientName', 'streetAddress1', 'city', 'postalCode', 'countryOrRegion', 'phone', 'email'] as const;

export function checkedReturnAddress(given: unknown, complaints: Complaints): JobDetails['returnAddress'] {
  const at = 'properties.returnAddress';
  if (!isObject(given)) return complaints.add('MissingRequiredParameter', at, `The parameter '${at}' is required.`);
  const fields: Record<string, string> = {};
  for (const name of addressFields) fields[name] = text(given, name, at, complaints) ?? '';
  for (const name of ['streetAddress2', 'stateOrProvince']) {
    const value = text(given, name, at, complaints, false);
    if (value !== undefined) fields[name] = value;
  }
  return fields as unknown as Address & { email: string };
}

export function checkedReturnShipping(given: unknown, location: ShippingLocation, complaints: Complaints): JobDetails['returnShipping'] {
  const at = 'properties.returnShipping';
  if (!isObject(given)) return complaints.add('MissingRequiredParameter', at, `The parameter '${at}' is required.`);
  const carrierName = checkedCarrier(text(given, 'carrierName', at, complaints), `${at}.carrierName`, location, complaints);
  const carrierAccountNumber = text(given, 'carrierAccountNumber', at, complaints);
  return carrierName && carrierAccountNumber ? { carrierName, carrierAccountNumber } : undefined;
}

function checkedCarrier(name: string | undefined, at: string, location: ShippingLocation, complaints: Complaints): string | undefined {
  if (name === undefined) return undefined;
  return (
    carrierOf(location, name) ??
    complaints.add(
      'UnsupportedCarrier',
      at,
      `The carrier '${name}' is not supported at ${location.name}. Supported are: ${location.carriers.join(', ')}.`,
    )
  );
}

/** The parcel. Its number may belong to one job only (import-export 3.5). */
export function checkedDelivery(
  cloud: PracticeCloud,
  given: unknown,
  location: ShippingLocation,
  jobId: string,
  complaints: Complaints,
): DeliveryPackage | undefined {
  const at = 'properties.deliveryPackage';
  if (given === undefined || given === null) return undefined;
  if (!isObject(given)) return complaints.add('InvalidParameter', at, `The parameter '${at}' must be an object.`);
  const carrierName = checkedCarrier(text(given, 'carrierName', at, complaints), `${at}.carrierName`, location, complaints);
  const trackingNumber = text(given, 'trackingNumber', at, complaints);
  const shipDate = text(given, 'shipDate', at, complaints, false);
  const { driveCount } = given;
  if (driveCount !== undefined && driveCount !== null && !(Number.isInteger(driveCount) && (driveCount as number) > 0))
    complaints.add('InvalidParameter', `${at}.driveCount`, `The parameter '${at}.driveCount' must be a positive integer.`);
  if (!carrierName || !trackingNumber) return undefined;
  const other = cloud.resources
    .list<JobDetails>(`/subscriptions/${cloud.identity.subscriptionId}`, jobType)
    .find(
      (job) =>
        job.id.toLowerCase() !== jobId.toLowerCase() &&
        job.properties.deliveryPackage &&
        sameTracking(job.properties.deliveryPackage.trackingNumber, trackingNumber),
    );
  if (other)
    return complaints.add(
      'DuplicateTrackingNumber',
      `${at}.trackingNumber`,
      `The tracking number '${trackingNumber}' belongs to the job '${other.name}'. Each job needs its own package.`,
    );
  return {
    carrierName,
    trackingNumber,
    ...(typeof driveCount === 'number' ? { driveCount } : {}),
    ...(shipDate !== undefined ? { shipDate } : {}),
  };
}

/** Drives and their keys. `jobId` may name them again; another active job may not. */
export function checkedDrives(
  cloud: PracticeCloud,
  given: unknown,
  jobId: string,
  complaints: Complaints,
): { drives: DriveStatus[]; keys: Record<string, string> } {
  const at = 'properties.driveList';
  const drives: DriveStatus[] = [];
  const keys: Record<string, string> = {};
  const none = { drives, keys };
  if (!Array.isArray(given) || given.length === 0) {
    complaints.add('MissingRequiredParameter', at, `The parameter '${at}' is required: an import job needs at least one drive.`);
    return none;
  }
  if (given.length > mostDrives) {
    complaints.add('TooManyDrives', at, `The job has ${given.length} drives; at most ${mostDrives} are allowed.`);
    return none;
  }
  const elsewhere = new Map<string, string>();
  for (const job of cloud.resources.list<JobDetails>(`/subscriptions/${cloud.identity.subscriptionId}`, jobType))
    if (isActive(job as Job) && job.id.toLowerCase() !== jobId.toLowerCase())
      for (const { driveId } of job.properties.driveList) elsewhere.set(driveId.toUpperCase(), job.name);
  const seen = new Set<string>();
  for (const [index, entry] of given.entries()) {
    const here = `${at}[${index}]`;
    if (!isObject(entry)) {
      complaints.add('InvalidParameter', here, `The parameter '${here}' must be an object.`);
      continue;
    }
    const drive = checkedDrive(entry, here, complaints);
    if (!drive) continue;
    const id = drive.status.driveId.toUpperCase();
    if (seen.has(id)) complaints.add('InvalidDriveId', `${here}.driveId`, `The drive '${drive.status.driveId}' is in the list twice.`);
    const other = elsewhere.get(id);
    if (other)
      complaints.add(
        'DriveInUse',
        `${here}.driveId`,
        `The drive '${drive.status.driveId}' belongs to the job '${other}', which is not finished.`,
      );
    seen.add(id);
    drives.push(drive.status);
    if (drive.key) keys[drive.status.driveId] = drive.key;
  }
  return none;
}

function checkedDrive(entry: JsonObject, at: string, complaints: Complaints): { status: DriveStatus; key: string | undefined } | undefined {
  const driveId = text(entry, 'driveId', at, complaints);
  const manifestFile = text(entry, 'manifestFile', at, complaints);
  const manifestHash = text(entry, 'manifestHash', at, complaints);
  const key = text(entry, 'bitLockerKey', at, complaints, false);
  const driveHeaderHash = text(entry, 'driveHeaderHash', at, complaints, false) ?? '';
  if (driveId && !/^[!-~]{1,64}$/.test(driveId))
    complaints.add('InvalidDriveId', `${at}.driveId`, `The drive id '${driveId}' must be the serial number of the drive without blanks.`);
  if (manifestFile && !/^\\[^\\/:*?"<>|]/.test(manifestFile))
    complaints.add(
      'InvalidManifestFile',
      `${at}.manifestFile`,
      `The manifest file '${manifestFile}' must be a path on the drive that starts with '\\'.`,
    );
  if (manifestHash && !/^([0-9A-F]{32}|[0-9A-F]{64})$/i.test(manifestHash))
    complaints.add(
      'InvalidManifestHash',
      `${at}.manifestHash`,
      `The manifest hash must have 32 or 64 hexadecimal digits; '${manifestHash}' has not.`,
    );
  if (driveHeaderHash && !/^\d+:\d+:[0-9A-F]{128}(;\d+:\d+:[0-9A-F]{128})*$/i.test(driveHeaderHash))
    complaints.add(
      'InvalidDriveHeaderHash',
      `${at}.driveHeaderHash`,
      `The drive header hash must be 'offset:length:digest' items joined with ';'.`,
    );
  const wrong = key === undefined ? undefined : wrongKeyGroup(key);
  if (wrong !== undefined)
    complaints.add(
      'InvalidBitLockerKey',
      `${at}.bitLockerKey`,
      wrong === 0
        ? 'The BitLocker key must be eight groups of six digits.'
        : `Group ${wrong} of the BitLocker key is not valid: each group is a multiple of 11 below 720896.`,
    );
  if (!driveId || !manifestFile || !manifestHash) return undefined;
  return { status: { driveId, manifestFile, manifestHash: manifestHash.toUpperCase(), driveHeaderHash, state: 'Specified' }, key };
}

export function checkedLogLevel(given: unknown, complaints: Complaints): 'Error' | 'Verbose' | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  const level = (['Error', 'Verbose'] as const).find((one) => typeof given === 'string' && one.toLowerCase() === given.toLowerCase());
  return (
    level ?? complaints.add('InvalidParameter', 'properties.logLevel', "The parameter 'properties.logLevel' must be Error or Verbose.")
  );
}

export function checkedTruth(given: unknown, name: string, complaints: Complaints): boolean | undefined {
  if (given === undefined || given === null) return undefined;
  return typeof given === 'boolean'
    ? given
    : complaints.add('InvalidParameter', `properties.${name}`, `The parameter 'properties.${name}' must be a boolean.`);
}

/** A container, or a folder in one (import-export 4.1). */
export function checkedDiagnosticsPath(given: unknown, complaints: Complaints): string | undefined {
  const at = 'properties.diagnosticsPath';
  if (typeof given !== 'string' || given === '')
    return complaints.add('MissingRequiredParameter', at, `The parameter '${at}' is required.`);
  const wrong = containerProblem(given.split('/')[0] ?? '');
  return wrong
    ? complaints.add('InvalidParameter', at, `The parameter '${at}' does not start with a container: ${wrong}.`)
    : given.replace(/\/+$/, '');
}
