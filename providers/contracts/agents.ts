/** What the road asks of a backup agent. The built-in agent answers it with a restic repository; records are what the user sees. */
export interface BackupPolicy {
  Name: string;
  Source: string[]; //                   absolute folders and files
  Exclude: string[]; //                  patterns (see the agent's help)
  Schedule: { DaysOfWeek: string[]; TimesOfDay: string[] };
  Retention: { Days: number; Weeks?: number; Months?: number; Years?: number };
  StagingLocation: string; //            the repository lies in <StagingLocation>/repository, the key in <StagingLocation>/seed.json
  SubscriptionId: string;
  ResourceGroup: string;
  StorageAccount: string;
  Container: string; //                  landing container
  ImportJobName: string; //              the one key of policy, staging folder, drive, job and parcel
  Vault: string;
  VaultContainer: string;
  Location: string;
  State: 'Staging' | 'Staged' | 'Prepared' | 'AwaitingShipment' | 'Importing' | 'Imported' | 'Online';
  CreatedAt: Date;
}

export interface BackupProgress {
  Phase: 'Estimating' | 'Transferring' | 'Indexing' | 'Verifying' | 'Restoring' | 'Completed';
  BytesDone: number;
  BytesTotal?: number;
  FilesDone: number;
  FilesTotal?: number;
  Current?: string;
}

export interface SkippedItem {
  Path: string;
  Reason: string;
  Code: string;
}

export interface BackupResult {
  SnapshotId: string;
  ParentId?: string;
  StartedAt: Date;
  EndedAt: Date;
  FilesRead: number;
  FilesNew: number;
  FilesChanged: number;
  FilesUnmodified: number;
  Directories: number;
  BytesRead: number;
  BytesProcessed: number;
  BytesAdded: number; //                 plain bytes of new blobs
  BytesStored: number; //                what was written
  Skipped: SkippedItem[];
}

export interface RecoveryPoint {
  SnapshotId: string;
  Time: Date;
  HostName: string;
  Paths: string[];
  Tags: string[];
}

export interface VerifyResult {
  Packs: number;
  Blobs: number;
  Bytes: number;
  Trees: number;
  Problems: { File: string; Problem: string; Code: string }[];
}

/** Where a repository lies. */
export type RepositoryPlace =
  | { kind: 'folder'; path: string }
  | { kind: 'folders'; paths: string[] }
  | { kind: 'container'; container: import('./cloud.ts').BlobContainer };

export interface BuiltinAgent {
  backup(
    options: { repository: RepositoryPlace; passphrase: string; sources: string[]; exclude: string[]; hostName: string; tags?: string[] },
    progress: (state: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<BackupResult>;
  recoveryPoints(repository: RepositoryPlace, passphrase: string, signal?: AbortSignal): Promise<RecoveryPoint[]>;
  verify(
    repository: RepositoryPlace,
    passphrase: string,
    progress: (state: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<VerifyResult>;
  restore(
    options: {
      repository: RepositoryPlace;
      passphrase: string;
      snapshot: string;
      target: string;
      include?: string[];
      overwrite: 'CreateCopy' | 'Skip' | 'Overwrite';
    },
    progress: (state: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<{ Files: number; Directories: number; Bytes: number; Skipped: SkippedItem[] }>;
  /** Repository files that are in one place and not in the other (by name): what an incremental has to send. */
  missing(from: RepositoryPlace, to: RepositoryPlace, signal?: AbortSignal): Promise<{ Name: string; Length: number }[]>;
  /** Copies the missing ones in the order that keeps the target consistent: packs, index, snapshots. */
  transfer(
    from: RepositoryPlace,
    to: RepositoryPlace,
    progress: (state: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<{ Files: number; Bytes: number }>;
}
