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
  Clock: Date;
  Folder: string;
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
}
