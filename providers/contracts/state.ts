import type { BackupPolicy, BackupResult } from './agents.ts';
import type { CloudContext, DeliveryPackage } from './cloud.ts';
import type { PreparedDrive } from './disks.ts';

/** What OfflineSeed remembers between runs, below OFFLINESEED_HOME; every write is atomic and safe beside another shell. */
export interface State {
  readonly home: string; //              absolute path of OFFLINESEED_HOME
  readonly contexts: { get(): Promise<CloudContext | undefined>; set(context: CloudContext | undefined): Promise<void> };
  readonly policies: {
    list(): Promise<BackupPolicy[]>;
    get(name: string): Promise<BackupPolicy | undefined>;
    put(policy: BackupPolicy): Promise<void>;
    remove(name: string): Promise<void>;
  };
  readonly ledger: Ledger;
  /** Secrets in files of mode 0600 below the home, never in settings. */
  readonly secrets: {
    get(name: string): Promise<string | undefined>;
    put(name: string, secret: string): Promise<void>;
    remove(name: string): Promise<void>;
  };
}

/** What happened on the road, step by step, append-only: the evidence that Get-OfflineSeedStatus reads. */
export type LedgerEntry = { At: Date; ImportJobName: string } & (
  | { Step: 'PolicyCreated'; Policy: string }
  | { Step: 'Staged'; Result: BackupResult }
  | { Step: 'DrivesPrepared'; Drives: PreparedDrive[] }
  | { Step: 'JobCreated'; ResourceGroup: string; Location: string; Drives: string[] }
  | { Step: 'Shipped'; Package: DeliveryPackage }
  | { Step: 'CopyCompleted'; State: string }
  | { Step: 'Vaulted'; SnapshotIds: string[]; Files: number; Bytes: number }
  | { Step: 'Incremental'; Result: BackupResult; Files: number; Bytes: number }
  | { Step: 'Verified'; Place: 'Staging' | 'Drive' | 'Landing' | 'Vault'; SnapshotIds: string[]; Blobs: number; Bytes: number }
  | { Step: 'Restored'; Place: 'Staging' | 'Drive' | 'Landing' | 'Vault'; SnapshotId: string; Files: number; Bytes: number }
  /** One run of a cmdlet, whatever came of it: what Get-OBJob shows. */
  | {
      Step: 'JobEnded';
      JobId: string;
      JobType: 'Backup' | 'Verification' | 'Recovery';
      JobState: JobState;
      StartedAt: Date;
      Message: string;
      ErrorId?: string;
      Bytes?: number;
      Skipped?: number;
    }
  | { Step: 'Completed' }
  | { Step: 'Cleared'; What: string[] }
);

export type JobState = 'Completed' | 'CompletedWithWarning' | 'Waiting' | 'Failed' | 'Stopped';

export interface Ledger {
  append(entry: LedgerEntry): Promise<void>;
  read(importJobName?: string): Promise<LedgerEntry[]>;
}
