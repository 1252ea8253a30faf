import type { Application } from '../entra/directory.ts';
import type { Tokens } from '../entra/tokens.ts';
import type { SandboxClock } from '../state/clock.ts';
import type { StateDatabase } from '../state/database.ts';
import type { Documents } from '../state/documents.ts';
import type { Identity } from '../state/identity.ts';
import type { Faults } from '../wire/faults.ts';
import type { Operations } from './operations.ts';
import type { Resources } from './resource.ts';

export interface ResourceGroupRecord {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The blobs as ARM needs them: accounts come and go, and an endpoint has an address. */
export interface BlobAccounts {
  /** `https://127.0.0.1:port`; accounts are its first path segment. */
  readonly endpoint: string;
  /** Tells the blob server which accounts there are now. */
  refresh(): void;
  /** Deletes all containers of an account. */
  empty(account: string): Promise<void>;
}

/** Everything the routes of Resource Manager work on. */
export interface PracticeCloud {
  readonly identity: Identity;
  readonly database: StateDatabase;
  readonly clock: SandboxClock;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly groups: Documents<ResourceGroupRecord>;
  readonly resources: Resources;
  readonly operations: Operations;
  /** Registration of resource providers by namespace in lower case: when it is (or was) complete. */
  readonly registrations: Documents<{ readonly namespace: string; readonly readyAt: number }>;
  /** Keys of storage accounts by account name. */
  readonly accountKeys: Documents<AccountKeys>;
  /** BitLocker keys of import jobs by resource id: by drive id. */
  readonly driveKeys: Documents<Readonly<Record<string, string>>>;
  readonly applications: Documents<Application>;
  readonly blobs: BlobAccounts;
  readonly pageSize: number; //          entries on a page of a list
}

export interface AccountKeys {
  readonly resourceId: string;
  readonly key1: string;
  readonly key2: string;
  readonly created1: string;
  readonly created2: string;
}
