import type { Resource } from '../arm/resource.ts';

export const jobType = 'Microsoft.ImportExport/jobs';

/** States of a classic job (import-export 3.4). */
export type JobState = 'Creating' | 'Shipping' | 'Received' | 'Transferring' | 'Packaging' | 'Completed' | 'Closed';

export type DriveState = 'Specified' | 'Received' | 'NeverReceived' | 'Transferring' | 'Completed' | 'CompletedMoreInfo' | 'ShippedBack';

export interface Address {
  readonly recipientName: string;
  readonly streetAddress1: string;
  readonly streetAddress2?: string;
  readonly city: string;
  readonly stateOrProvince?: string;
  readonly postalCode: string;
  readonly countryOrRegion: string;
  readonly phone: string;
}

export interface DeliveryPackage {
  readonly carrierName: string;
  readonly trackingNumber: string;
  readonly driveCount?: number;
  readonly shipDate?: string;
}

export interface DriveStatus {
  readonly driveId: string;
  readonly manifestFile: string;
  readonly manifestHash: string;
  readonly driveHeaderHash: string;
  readonly state: DriveState;
  readonly copyStatus?: string;
  readonly percentComplete?: number;
  readonly verboseLogUri?: string;
  readonly errorLogUri?: string;
  readonly manifestUri?: string;
  readonly bytesSucceeded?: number;
}

/** The API's own record; what it never shows (BitLocker keys, the datacenter's timetable) is kept apart. */
export interface JobDetails {
  readonly storageAccountId: string;
  readonly jobType: 'Import';
  readonly returnAddress?: Address & { readonly email: string };
  readonly returnShipping?: { readonly carrierName: string; readonly carrierAccountNumber: string };
  readonly shippingInformation: Address & { readonly additionalInformation: string };
  readonly deliveryPackage?: DeliveryPackage;
  readonly returnPackage?: Required<DeliveryPackage>;
  readonly diagnosticsPath: string;
  readonly logLevel: 'Error' | 'Verbose';
  readonly backupDriveManifest: boolean;
  readonly state: JobState;
  readonly cancelRequested: boolean;
  readonly percentComplete?: number;
  readonly driveList: readonly DriveStatus[];
  readonly provisioningState: 'Succeeded';
  readonly encryptionKey: { readonly kekType: 'MicrosoftManaged' };
}

export type Job = Resource<JobDetails>;

/** Jobs whose drives are, or will be, on their way. */
export const isActive = ({ properties }: Job): boolean => properties.state !== 'Completed' && properties.state !== 'Closed';

/** Carriers and people write numbers with blanks, hyphens and in any case. */
export const sameTracking = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
