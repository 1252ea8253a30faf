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
  Drives: { DriveId: string; Files: number; Bytes: number }[];
  Files: number;
  Bytes: number;
}

export interface Disks {
  list(signal?: AbortSignal): Promise<SeedDisk[]>;
  /** A folder that is to be treated as a drive; its serial is derived from what it is mounted on, or given. */
  folder(path: string, driveId?: string): Promise<SeedDisk>;
}

export interface DrivePreparation {
  plan(
    options: {
      source: string;
      drives: SeedDisk[];
      importJobName: string;
      blobType?: 'BlockBlob' | 'PageBlob';
      replace?: readonly string[];
    },
    signal?: AbortSignal,
  ): Promise<PreparationPlan>;
  /** Copies, hashes, reads back, writes manifest and journal; a re-run after a kill goes on where it was. */
  prepare(
    options: {
      source: string;
      drives: SeedDisk[];
      importJobName: string;
      container: string;
      journalFolder: string;
      blobType: 'BlockBlob' | 'PageBlob';
      /** Recovery passwords by DriveId, for the journal and the drive information, which only their owner may read. */
      bitLockerKeys?: Readonly<Record<string, string>>;
      /** DriveIds whose seed for another import job may be taken off; nothing else on a drive is ever removed. */
      replace?: readonly string[];
    },
    progress: (state: PreparationProgress) => void,
    signal?: AbortSignal,
  ): Promise<PreparedDrive[]>;
  /** What is on a prepared drive, from its own manifest. */
  read(path: string): Promise<PreparedDrive & { Blobs: { BlobPath: string; FilePath: string; Length: number }[] }>;
}
