/**
 * What the road asks of Azure. Records are plain and PascalCase, as the user sees them; every call takes an AbortSignal last.
 * Failures are `CloudFailure` (see failure.ts) with Azure's own code.
 */
export interface CloudEnvironment {
  readonly Name: 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud' | 'Sandbox';
  readonly ResourceManager: string; //   https://management.azure.com
  readonly Authority: string; //         https://login.microsoftonline.com
  readonly Graph: string;
  /** Blob endpoint of an account, `{account}` stands for its name: https://{account}.blob.core.windows.net */
  readonly Blob: string;
  readonly Scope: string; //             https://management.azure.com/.default
  readonly StorageScope: string; //      https://storage.azure.com/.default
  /** PEM of a CA to trust, only for Sandbox. */
  readonly CaFile?: string;
  /** False where the authority cannot be discovered from Microsoft's public list. */
  readonly InstanceDiscovery: boolean;
}

export interface CloudContext {
  Environment: CloudEnvironment['Name'];
  Account: string;
  AccountType: 'User' | 'ServicePrincipal' | 'ManagedIdentity' | 'AzureCli';
  TenantId: string;
  SubscriptionId: string;
  SubscriptionName: string;
}

export type SignIn =
  | { method: 'Browser'; tenantId?: string }
  | { method: 'DeviceCode'; tenantId?: string; show(prompt: { message: string; userCode: string; verificationUri: string }): void }
  | { method: 'ServicePrincipalSecret'; tenantId: string; clientId: string; secret: string }
  | { method: 'ServicePrincipalCertificate'; tenantId: string; clientId: string; certificatePath: string; password?: string }
  | { method: 'ManagedIdentity'; clientId?: string }
  | { method: 'AzureCli'; tenantId?: string };

export interface ResourceGroup {
  Name: string;
  Location: string;
  ProvisioningState: string;
  ResourceId: string;
}

export interface ProviderState {
  Namespace: string;
  RegistrationState: 'NotRegistered' | 'Registering' | 'Registered' | 'Unregistering' | string;
}

export interface StorageAccount {
  Name: string;
  ResourceGroup: string;
  Location: string;
  Kind: string; //                       StorageV2, Storage, BlobStorage, BlockBlobStorage, FileStorage
  Sku: string;
  BlobEndpoint: string;
  ResourceId: string;
}

export interface Vault {
  Name: string;
  ResourceGroup: string;
  Location: string;
  Redundancy: string;
  ProvisioningState: string;
  ResourceId: string;
}

export interface Address {
  RecipientName: string;
  StreetAddress1: string;
  StreetAddress2?: string;
  City: string;
  StateOrProvince?: string;
  PostalCode: string;
  CountryOrRegion: string;
  Phone: string;
  Email?: string;
}

export interface ImportLocation extends Address {
  Name: string;
  ResourceId: string;
  AdditionalShippingInformation?: string;
  SupportedCarriers: string[];
  AlternateLocations: string[];
}

export interface DeliveryPackage {
  CarrierName: string;
  TrackingNumber: string;
  DriveCount?: number;
  ShipDate?: string;
}

export interface ImportDrive {
  DriveId: string;
  BitLockerKey?: string;
  ManifestFile: string;
  ManifestHash: string;
  DriveHeaderHash?: string;
  State?: string;
  CopyStatus?: string;
  PercentComplete?: number;
  BytesSucceeded?: number;
  VerboseLogUri?: string;
  ErrorLogUri?: string;
  ManifestUri?: string;
}

/** A classic import job (Microsoft.ImportExport/jobs), flattened as Az.ImportExport shows it. */
export interface ImportJob {
  Name: string;
  ResourceGroup: string;
  Location: string;
  ResourceId: string;
  State: string; //                      import-export 3.4: Creating, Shipping, Received, Transferring, Packaging, Completed, Closed
  PercentComplete?: number;
  StorageAccountId: string;
  DiagnosticsPath: string;
  LogLevel: 'Error' | 'Verbose';
  BackupDriveManifest: boolean;
  CancelRequested: boolean;
  ReturnAddress?: Address;
  ReturnShipping?: { CarrierName: string; CarrierAccountNumber: string };
  ShippingInformation?: Address & { AdditionalInformation?: string };
  DeliveryPackage?: DeliveryPackage;
  ReturnPackage?: DeliveryPackage;
  Drives: ImportDrive[];
  ProvisioningState?: string;
  Tags?: Record<string, string>;
  CreatedAt?: Date;
  /** Any change of a job that is still being created starts its 14 days again (import-export 3.4). */
  ModifiedAt?: Date;
}

export interface BlobItem {
  Name: string;
  Length: number;
  BlobType: 'BlockBlob' | 'PageBlob' | 'AppendBlob';
  ContentMd5?: string; //                base64
  LastModified: Date;
}

/** Blobs of one container, reached with the account of the context. */
export interface BlobContainer {
  readonly Account: string;
  readonly Name: string;
  readonly Address: string;
  create(signal?: AbortSignal): Promise<void>;
  exists(signal?: AbortSignal): Promise<boolean>;
  list(prefix?: string, signal?: AbortSignal): AsyncIterable<BlobItem>;
  read(name: string, range?: { offset: number; length: number }, signal?: AbortSignal): Promise<Uint8Array>;
  stream(name: string, signal?: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  /** Puts a block blob whole, with its MD5 checked by the service. */
  put(name: string, content: Uint8Array, signal?: AbortSignal): Promise<void>;
  putFile(name: string, path: string, signal?: AbortSignal): Promise<void>;
  /** Server-side copy from another container of the same account, waited for. */
  copyFrom(source: BlobContainer, name: string, signal?: AbortSignal): Promise<void>;
  delete(name: string, signal?: AbortSignal): Promise<void>;
  deleteContainer(signal?: AbortSignal): Promise<void>;
}

export interface Cloud {
  environment(name: CloudEnvironment['Name']): Promise<CloudEnvironment>;
  signIn(environment: CloudEnvironment['Name'], how: SignIn, subscription: string | undefined, signal?: AbortSignal): Promise<CloudContext>;
  signOut(): Promise<void>;
  /** The context that is in force; throws CloudFailure NotSignedIn. */
  context(): Promise<CloudContext>;
  subscriptions(signal?: AbortSignal): Promise<{ SubscriptionId: string; Name: string; State: string; TenantId: string }[]>;
  /** Goes on with another subscription (id or name) of the same sign-in, and remembers it. */
  selectSubscription(subscription: string, signal?: AbortSignal): Promise<CloudContext>;

  resourceGroups: {
    list(signal?: AbortSignal): AsyncIterable<ResourceGroup>;
    get(name: string, signal?: AbortSignal): Promise<ResourceGroup | undefined>;
    create(name: string, location: string, signal?: AbortSignal): Promise<ResourceGroup>;
    delete(name: string, signal?: AbortSignal): Promise<void>;
  };
  resourceProviders: {
    get(namespace: string, signal?: AbortSignal): Promise<ProviderState>;
    register(namespace: string, signal?: AbortSignal): Promise<ProviderState>;
  };
  storageAccounts: {
    list(resourceGroup?: string, signal?: AbortSignal): AsyncIterable<StorageAccount>;
    get(resourceGroup: string, name: string, signal?: AbortSignal): Promise<StorageAccount | undefined>;
    create(resourceGroup: string, name: string, location: string, kind: string, sku: string, signal?: AbortSignal): Promise<StorageAccount>;
    delete(resourceGroup: string, name: string, signal?: AbortSignal): Promise<void>;
    container(account: string, container: string, signal?: AbortSignal): Promise<BlobContainer>;
  };
  vaults: {
    list(resourceGroup?: string, signal?: AbortSignal): AsyncIterable<Vault>;
    get(resourceGroup: string, name: string, signal?: AbortSignal): Promise<Vault | undefined>;
    create(resourceGroup: string, name: string, location: string, redundancy: string, signal?: AbortSignal): Promise<Vault>;
    /** GeoRedundant, LocallyRedundant or ZoneRedundant; Azure refuses once the vault holds a backup. */
    setRedundancy(resourceGroup: string, name: string, redundancy: string, signal?: AbortSignal): Promise<Vault>;
    delete(resourceGroup: string, name: string, signal?: AbortSignal): Promise<void>;
  };
  importJobs: {
    list(resourceGroup?: string, signal?: AbortSignal): AsyncIterable<ImportJob>;
    get(resourceGroup: string, name: string, signal?: AbortSignal): Promise<ImportJob | undefined>;
    /** The body as it would be sent, with the keys of the drives masked, for -WhatIf. */
    body(job: ImportJob): unknown;
    create(job: ImportJob, signal?: AbortSignal): Promise<ImportJob>;
    update(
      resourceGroup: string,
      name: string,
      change: Partial<
        Pick<
          ImportJob,
          | 'State'
          | 'CancelRequested'
          | 'ReturnAddress'
          | 'ReturnShipping'
          | 'DeliveryPackage'
          | 'LogLevel'
          | 'BackupDriveManifest'
          | 'Drives'
          | 'Tags'
        >
      >,
      signal?: AbortSignal,
    ): Promise<ImportJob>;
    delete(resourceGroup: string, name: string, signal?: AbortSignal): Promise<void>;
    keys(resourceGroup: string, name: string, signal?: AbortSignal): Promise<{ DriveId: string; BitLockerKey: string }[]>;
    locations(signal?: AbortSignal): Promise<ImportLocation[]>;
    location(name: string, signal?: AbortSignal): Promise<ImportLocation | undefined>;
  };
}
