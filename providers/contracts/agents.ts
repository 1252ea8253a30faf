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

/** What was left out, or is in doubt (Code ChangedWhileRead), and why. */
export interface SkippedItem {
  Path: string;
  Reason: string;
  Code: string; //                       Vanished, AccessDenied, InUse, Replaced, PathTooLong, ReadError, ChangedWhileRead …
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
  BytesRead: number; //                  read from the sources
  BytesProcessed: number; //             of all files that the recovery point holds
  BytesAdded: number; //                 plain bytes of new blobs
  BytesStored: number; //                what was written
  Skipped: SkippedItem[]; //             the first 10 000
  SkippedCount: number;
  Notes: string[]; //                    what else there is to know, in sentences
}

export interface RestoreResult {
  SnapshotId: string;
  Files: number;
  Directories: number;
  Bytes: number;
  FilesKept: number; //                  were there already and stayed (overwrite mode Skip)
  Skipped: SkippedItem[];
  SkippedCount: number;
  Notes: string[];
}

export interface RecoveryPoint {
  SnapshotId: string;
  ParentId?: string;
  Time: Date;
  HostName: string;
  Paths: string[];
  Tags: string[];
  Files?: number; //                     where the program that made it wrote them down
  Bytes?: number;
}

/** One entry of a folder of a recovery point. */
export interface RecoverableItem {
  Path: string; //                       inside the recovery point: /srv/data/a.txt, /C/Users
  Name: string;
  Type: 'file' | 'dir' | 'symlink' | 'dev' | 'chardev' | 'fifo' | string;
  Size: number;
  LastWriteTime: Date;
}

export interface VerifyResult {
  Packs: number;
  Blobs: number;
  Bytes: number; //                      plain bytes of all blobs that were read and are sound
  Trees: number;
  RecoveryPoints: { SnapshotId: string; Restorable: boolean }[];
  Problems: { File: string; Problem: string; Code: string }[];
}

/** What the agent sees of what a policy names, before anything is written. A missing Problem means that there is none. */
export interface PolicyFacts {
  Sources: { Path: string; Problem?: string }[];
  Patterns: { Pattern: string; Problem?: string }[];
  Staging: {
    Problem?: string; //                 why nothing can be written there
    Free: number; //                     bytes
    Repository: boolean;
    ImportJobName?: string; //           the job it was filled for (seed.json)
    Within?: string; //                  the source it lies in
  };
}

/** Where a repository lies. */
export type RepositoryPlace =
  | { kind: 'folder'; path: string }
  | { kind: 'folders'; paths: string[] }
  | { kind: 'container'; container: import('./cloud.ts').BlobContainer };

/**
 * The built-in agent. It works in its own process; the passphrase goes there over a pipe and stays in memory. Failures are LocalFailure
 * (AgentLocked, AgentWrongPassphrase, AgentDamagedFile, AgentStorageFull …), CloudFailure of a container, or the signal's reason.
 */
export interface BuiltinAgent {
  /** Makes the repository when there is none. */
  backup(
    options: { repository: RepositoryPlace; passphrase: string; sources: string[]; exclude: string[]; hostName: string; tags?: string[] },
    progress: (state: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<BackupResult>;
  /** The oldest first. */
  recoveryPoints(repository: RepositoryPlace, passphrase: string, signal?: AbortSignal): Promise<RecoveryPoint[]>;
  /** What lies in one folder of a recovery point ('/' is its root), or everything below it. */
  items(
    options: { repository: RepositoryPlace; passphrase: string; snapshot: string; folder: string; recurse: boolean },
    signal?: AbortSignal,
  ): AsyncIterable<RecoverableItem>;
  /** Reads every pack and every tree; what is damaged is in the result. */
  verify(
    repository: RepositoryPlace,
    passphrase: string,
    progress: (state: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<VerifyResult>;
  /** `snapshot` is an id, the beginning of one, or `latest`. */
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
  ): Promise<RestoreResult>;
  examine(policy: Pick<BackupPolicy, 'Source' | 'Exclude' | 'StagingLocation'>): Promise<PolicyFacts>;
  /** Ties a staging location to its import job, for ever: one that was filled for another is refused (LocalFailure ImportJobNameMismatch). */
  claim(stagingLocation: string, importJobName: string): Promise<void>;
  /** Whether there is a repository (its file `config`). */
  exists(repository: RepositoryPlace, signal?: AbortSignal): Promise<boolean>;
  /** Repository files that are in one place and not in the other (by name and length): what an incremental has to send. */
  missing(from: RepositoryPlace, to: RepositoryPlace, signal?: AbortSignal): Promise<{ Name: string; Length: number }[]>;
  /** Copies the missing ones in the order that keeps the target consistent: keys, packs, index, snapshots, and config last. */
  transfer(
    from: RepositoryPlace,
    to: RepositoryPlace,
    progress: (state: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<{ Files: number; Bytes: number }>;
}
