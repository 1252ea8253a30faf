/** What the road asks of disks: which there are, and the work of a prepared drive. */
export interface SeedDisk {
  DriveId: string; //                    hardware serial without blanks
  Kind: 'Block' | 'Folder' | 'Sandbox';
  Path: string; //                       where its volume is mounted ('' when it is not)
  Device: string; //                     /dev/sdb, \\.\PhysicalDrive2, or the folder
  Model: string;
  Bus: string; //                        SATA, USB, NVMe, Virtual
  LogicalSectorSize: number;
  Size: number; //                       bytes
  Free: number;
  FileSystem: string;
  Removable: boolean;
  System: boolean; //                    holds a running system: never offered for preparation
  State: 'Empty' | 'Foreign' | 'Preparing' | 'Prepared' | 'Shipped';
  ImportJobName?: string;
}

export interface PreparedDrive {
  DriveId: string;
  Path: string;
  ImportJobName: string;
  SessionId: string;
  ManifestFile: string; //               \DriveManifest.xml
  ManifestHash: string;
  DriveHeaderHash: string;
  JournalPath: string;
  Files: number;
  Bytes: number;
  CompletedAt: Date;
}

export interface PreparationProgress {
  DriveId: string;
  Phase: 'Planning' | 'Copying' | 'Verifying' | 'Writing manifest' | 'Completed';
  BytesDone: number;
  BytesTotal: number;
  FilesDone: number;
  FilesTotal: number;
  Current?: string;
}

export interface PreparationPlan {
  Source: string; //                     what is carried: the staging location, or the repository in it
  BlobType: 'BlockBlob' | 'PageBlob';
  Drives: { DriveId: string; Files: number; Bytes: number }[];
  Files: number;
  Bytes: number;
}

/** What the datacenter would find on a prepared drive, read from its medium. Codes are the service's own (import-export 4.2). */
export interface DriveCheck {
  DriveId: string; //                    as the manifest says; '' when it cannot be read
  ImportJobName: string;
  Manifest: { Status: string; Hash: string; Detail: string };
  Containers: string[];
  Blobs: number;
  Bytes: number;
  /** The first 10,000 that are not Completed. */
  Problems: { BlobPath: string; FilePath: string; Status: string; Detail: string }[];
  ProblemCount: number;
}

/** What lies in folders: what a first backup will have to carry. */
export interface DataMeasure {
  Files: number;
  Directories: number;
  Bytes: number;
  LargestFile: number;
  Unreadable: number;
}

export interface Disks {
  list(signal?: AbortSignal): Promise<SeedDisk[]>;
  /** A folder that is to be treated as a drive; its serial is derived from what it is mounted on, or given. */
  folder(path: string, driveId?: string): Promise<SeedDisk>;
}

/** `source` is a staging location: its repository (the folder `repository` in it, or itself) travels as block blobs, a Microsoft agent's files as page blobs. */
export interface PreparationChoice {
  source: string;
  drives: SeedDisk[];
  importJobName: string;
  blobType?: 'BlockBlob' | 'PageBlob';
  /** DriveIds whose seed for another import job may be taken off; nothing else on a drive is ever removed. */
  replace?: readonly string[];
}

/** Failures are LocalFailure. */
export interface DrivePreparation {
  /** What goes where; nothing is written. */
  plan(options: PreparationChoice, signal?: AbortSignal): Promise<PreparationPlan>;
  /** Copies, hashes, reads back, writes manifest and journal; a re-run after a kill goes on where it was. */
  prepare(
    options: PreparationChoice & {
      container: string;
      journalFolder: string;
      /** Recovery passwords by DriveId, for the journal and the drive information, which only their owner may read. */
      bitLockerKeys?: Readonly<Record<string, string>>;
    },
    progress: (state: PreparationProgress) => void,
    signal?: AbortSignal,
  ): Promise<PreparedDrive[]>;
  /** What is on a prepared drive, from its own manifest. */
  read(path: string): Promise<PreparedDrive & { Blobs: { BlobPath: string; FilePath: string; Length: number }[] }>;
  /** Reads every byte of a prepared drive as the datacenter does; what is wrong stands in the answer. */
  check(path: string, progress: (state: PreparationProgress) => void, signal?: AbortSignal): Promise<DriveCheck>;
  /** Removes the seed from a staging location: the repository in it, or a Microsoft agent's files. Anything else stays. */
  clearStaging(location: string, importJobName: string): Promise<{ Files: number; Bytes: number }>;
  measure(folders: readonly string[], signal?: AbortSignal): Promise<DataMeasure>;
}
