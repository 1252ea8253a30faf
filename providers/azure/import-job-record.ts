import type {
  DeliveryPackageInformation,
  DriveStatus,
  JobResponse,
  Location,
  PutJobParameters,
  ReturnAddress,
  ShippingInformation,
} from '@azure/arm-storageimportexport';
import type { Address, DeliveryPackage, ImportDrive, ImportJob, ImportLocation } from '../contracts/cloud.ts';
import { groupOfId } from './resource-id.ts';

export function jobRecord(job: JobResponse): ImportJob {
  const given = job.properties ?? {};
  return {
    Name: job.name ?? '',
    ResourceGroup: groupOfId(job.id),
    Location: job.location ?? '',
    ResourceId: job.id ?? '',
    State: given.state ?? '',
    PercentComplete: given.percentComplete,
    StorageAccountId: given.storageAccountId ?? '',
    DiagnosticsPath: given.diagnosticsPath ?? '',
    LogLevel: given.logLevel?.toLowerCase() === 'verbose' ? 'Verbose' : 'Error',
    BackupDriveManifest: given.backupDriveManifest ?? false,
    CancelRequested: given.cancelRequested ?? false,
    ReturnAddress: given.returnAddress && addressRecord(given.returnAddress),
    ReturnShipping: given.returnShipping && {
      CarrierName: given.returnShipping.carrierName,
      CarrierAccountNumber: given.returnShipping.carrierAccountNumber,
    },
    ShippingInformation: given.shippingInformation && {
      ...addressRecord(given.shippingInformation),
      AdditionalInformation: given.shippingInformation.additionalInformation,
    },
    DeliveryPackage: given.deliveryPackage && packageRecord(given.deliveryPackage),
    ReturnPackage: given.returnPackage && packageRecord(given.returnPackage),
    Drives: (given.driveList ?? []).map(driveRecord),
    ProvisioningState: given.provisioningState,
    Tags: job.tags && Object.fromEntries(Object.entries(job.tags).map(([name, value]) => [name, String(value)])),
    CreatedAt: job.systemData?.createdAt,
    ModifiedAt: job.systemData?.lastModifiedAt,
  };
}

/** What is sent to make a job; keys of drives are in it. Properties that only the service sets are left out. */
export function jobBody(job: ImportJob): PutJobParameters {
  return {
    location: job.Location,
    tags: job.Tags,
    properties: {
      storageAccountId: job.StorageAccountId,
      jobType: 'Import',
      returnAddress: job.ReturnAddress && returnAddressBody(job.ReturnAddress),
      returnShipping: job.ReturnShipping && returnShippingBody(job.ReturnShipping),
      deliveryPackage: job.DeliveryPackage && packageBody(job.DeliveryPackage),
      diagnosticsPath: job.DiagnosticsPath,
      logLevel: job.LogLevel,
      backupDriveManifest: job.BackupDriveManifest,
      driveList: job.Drives.map(driveBody),
    },
  };
}

export const driveBody = (drive: ImportDrive): DriveStatus => ({
  driveId: drive.DriveId,
  bitLockerKey: drive.BitLockerKey,
  manifestFile: drive.ManifestFile,
  manifestHash: drive.ManifestHash,
  driveHeaderHash: drive.DriveHeaderHash ?? '',
});

export const packageBody = (given: DeliveryPackage): DeliveryPackageInformation => ({
  carrierName: given.CarrierName,
  trackingNumber: given.TrackingNumber,
  driveCount: given.DriveCount,
  shipDate: given.ShipDate,
});

export const returnShippingBody = (given: NonNullable<ImportJob['ReturnShipping']>) => ({
  carrierName: given.CarrierName,
  carrierAccountNumber: given.CarrierAccountNumber,
});

export const returnAddressBody = (given: Address): ReturnAddress => ({
  recipientName: given.RecipientName,
  streetAddress1: given.StreetAddress1,
  streetAddress2: given.StreetAddress2,
  city: given.City,
  stateOrProvince: given.StateOrProvince,
  postalCode: given.PostalCode,
  countryOrRegion: given.CountryOrRegion,
  phone: given.Phone,
  email: given.Email ?? '',
});

export const locationRecord = (location: Location): ImportLocation => ({
  Name: location.name ?? '',
  ResourceId: location.id ?? '',
  ...addressRecord(location),
  AdditionalShippingInformation: location.additionalShippingInformation || undefined,
  SupportedCarriers: location.supportedCarriers ?? [],
  AlternateLocations: location.alternateLocations ?? [],
});

const addressRecord = (given: ShippingInformation & { email?: string }): Address => ({
  RecipientName: given.recipientName ?? '',
  StreetAddress1: given.streetAddress1 ?? '',
  StreetAddress2: given.streetAddress2 || undefined,
  City: given.city ?? '',
  StateOrProvince: given.stateOrProvince || undefined,
  PostalCode: given.postalCode ?? '',
  CountryOrRegion: given.countryOrRegion ?? '',
  Phone: given.phone ?? '',
  Email: given.email || undefined,
});

const packageRecord = (given: DeliveryPackageInformation): DeliveryPackage => ({
  CarrierName: given.carrierName,
  TrackingNumber: given.trackingNumber,
  DriveCount: given.driveCount,
  ShipDate: given.shipDate,
});

const driveRecord = (drive: DriveStatus): ImportDrive => ({
  DriveId: drive.driveId ?? '',
  BitLockerKey: drive.bitLockerKey,
  ManifestFile: drive.manifestFile ?? '',
  ManifestHash: drive.manifestHash ?? '',
  DriveHeaderHash: drive.driveHeaderHash || undefined,
  State: drive.state,
  CopyStatus: drive.copyStatus,
  PercentComplete: drive.percentComplete,
  BytesSucceeded: drive.bytesSucceeded,
  VerboseLogUri: drive.verboseLogUri || undefined,
  ErrorLogUri: drive.errorLogUri || undefined,
  ManifestUri: drive.manifestUri || undefined,
});
