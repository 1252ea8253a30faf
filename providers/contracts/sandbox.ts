/** The practice cloud seen from the shell: it is started and found, and otherwise reached only as any cloud is, over HTTPS. */
export interface SandboxInfo {
  State: 'Running' | 'Stopped';
  ProcessId?: number;
  ResourceManager: string;
  Authority: string;
  Graph: string;
  Blob: string; //                       with {account}
  CaFile: string;
  TenantId: string;
  SubscriptionId: string;
  ClientId: string; //                   the practice service principal
  ClientSecretFile: string;
  ClientCertificateFile: string;
  Clock?: Date; //                       its own time; only while it runs
  Folder: string;
}

/**
 * `disk.json` of a practice disk, in `<home>/disks/<DriveId>/`; its volume is the folder `volume` beside it. What is on the volume is told
 * by its manifest and journal, so the file says only what the hardware would: it changes when the disk is handed to a carrier or comes back.
 */
export interface PracticeDisk {
  DriveId: string; //                    hardware serial, A-Z and 0-9
  Model: string;
  Size: number; //                       bytes; the volume may hold no more
  LogicalSectorSize: number;
  FileSystem: string; //                 NTFS, or what a practice of failure wants
  State: 'Present' | 'Shipped';
}

/** A fault that is ordered from the practice cloud; it strikes the next requests that fit, then is used up. */
export interface SandboxFault {
  Kind: 'Throttle' | 'Unavailable' | 'ServerError' | 'Reset' | 'Timeout' | 'FailedOperation' | 'ExpiredToken';
  /** Part of the address, any case; without it every request to ARM, Graph and blobs fits. */
  Path?: string;
  Method?: string;
  Count: number;
  /** For Throttle and Unavailable: how long the client is asked to wait. */
  RetryAfterMilliseconds?: number;
  /** For Timeout: how long the answer is held back. */
  DelayMilliseconds?: number;
}

export interface SandboxControl {
  /** Finds a running sandbox or starts one; two shells at once start one. */
  start(signal?: AbortSignal): Promise<SandboxInfo>;
  get(): Promise<SandboxInfo>;
  stop(): Promise<void>;
  stepClock(milliseconds: number): Promise<Date>;
  newDisk(options: { size: number; model?: string; driveId?: string }): Promise<import('./disks.ts').SeedDisk>;
  /** Hands disks to the carrier: they are at the datacenter when the sandbox's clock says so. */
  sendPackage(options: {
    carrier: string;
    trackingNumber: string;
    driveIds: string[];
  }): Promise<{ TrackingNumber: string; Drives: number; ArrivesAt: Date }>;
  addFault(fault: SandboxFault): Promise<void>;
}
