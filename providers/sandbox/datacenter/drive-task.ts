/** Codes of the service for a whole drive (import-export 4.2) that this datacenter gives. */
export type DriveCode =
  | 'Completed'
  | 'CompletedWithWarnings'
  | 'CompletedWithErrors'
  | 'DiskNotFound'
  | 'VolumeNotNtfs'
  | 'DiskOperationFailed'
  | 'ManifestNameInvalid'
  | 'ManifestNameTooLong'
  | 'ManifestNotFound'
  | 'ManifestAccessDenied'
  | 'ManifestCorrupted'
  | 'ManifestFormatInvalid'
  | 'ManifestDriveIdMismatch'
  | 'ReadManifestFailed'
  | 'BlobListFormatInvalid'
  | 'BlobRequestForbidden'
  | 'InternalError';

/** What one worker is to do. It crosses a thread, so it is plain data. */
export interface DriveTask {
  readonly jobName: string;
  readonly driveId: string;
  readonly manifestFile: string; //      as the job gives it: \DriveManifest.xml
  readonly manifestHash: string;
  readonly diskFolder: string; //        disk.json and volume/
  readonly workFolder: string; //        progress and logs, until they are uploaded
  readonly stamp: string; //             yyyyMMdd-HHmmss-fff, the same after a restart
  readonly logLevel: 'Error' | 'Verbose';
  readonly backupManifest: boolean;
  readonly diagnosticsPath: string;
  readonly target: BlobTarget;
}

/** The job's storage account. */
export interface BlobTarget {
  readonly endpoint: string;
  readonly account: string;
  readonly keys: readonly string[];
  readonly holdsPageBlobs: boolean;
  readonly authorityFile: string;
  /** The user agent's first word: shows the blob server that it is the datacenter who asks, for whom ordered faults are not meant. */
  readonly pass: string;
}

export interface DriveProgress {
  readonly bytesSucceeded: number;
  readonly percentComplete: number;
}

export interface DriveResult extends DriveProgress {
  readonly status: DriveCode;
  readonly errorLogUri?: string;
  readonly verboseLogUri?: string;
  readonly manifestUri?: string;
}

export type WorkerMessage = { readonly progress: DriveProgress } | { readonly result: DriveResult };

/** Ends the work on a drive with a code of the service. */
export class DriveFailure extends Error {
  readonly code: DriveCode;
  constructor(code: DriveCode, message: string) {
    super(message);
    this.code = code;
  }
}
