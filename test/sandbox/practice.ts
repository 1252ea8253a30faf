import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { RecoveryServicesClient } from '@azure/arm-recoveryservices';
import { ResourceManagementClient } from '@azure/arm-resources';
import { StorageManagementClient } from '@azure/arm-storage';
import { StorageImportExport } from '@azure/arm-storageimportexport';
import { ClientCertificateCredential, type TokenCredential } from '@azure/identity';
import { BlobServiceClient } from '@azure/storage-blob';
import type { SandboxControl, SandboxInfo } from '../../providers/contracts/sandbox.ts';
import { sandboxControl } from '../../providers/practice/sandbox-control.ts';

export const scope = 'https://management.azure.com/.default';

/** What custom clouds need beside the address of their authority. */
export const authority = ({ Authority }: SandboxInfo) => ({ authorityHost: Authority, disableInstanceDiscovery: true });

/** Azure's own clients, unmodified, for one practice cloud. */
export function clientsOf(info: SandboxInfo, credential: TokenCredential, retries = 3) {
  const shared = { endpoint: info.ResourceManager, retryOptions: { maxRetries: retries, retryDelayInMs: 20, maxRetryDelayInMs: 200 } };
  const newer = { ...shared, credentials: { scopes: [scope] } };
  return {
    resources: new ResourceManagementClient(credential, info.SubscriptionId, newer),
    storage: new StorageManagementClient(credential, info.SubscriptionId, newer),
    vaults: new RecoveryServicesClient(credential, info.SubscriptionId, newer),
    importExport: new StorageImportExport(credential, info.SubscriptionId, { ...shared, credentialScopes: scope }),
    blobs: (account: string) =>
      new BlobServiceClient(info.Blob.replace('{account}', account), credential, {
        retryOptions: { maxTries: retries + 1, retryDelayInMs: 20 },
      }),
  };
}

export type Clients = ReturnType<typeof clientsOf>;

export interface Practice {
  readonly home: string;
  readonly control: SandboxControl;
  readonly info: SandboxInfo;
  readonly record: string;
  readonly credential: TokenCredential;
  readonly clients: Clients;
  /** Ends the process as a power cut would, and starts it again. */
  crash(): Promise<SandboxInfo>;
  close(): Promise<void>;
}

/** A practice cloud in a temporary home, recording its traffic, with clients signed in by certificate. */
export async function startPractice(): Promise<Practice> {
  const home = await mkdtemp(join(tmpdir(), 'offlineseed-sandbox-'));
  const record = join(home, 'traffic.jsonl');
  const control = sandboxControl(home);
  const before = process.env.OFFLINESEED_SANDBOX_RECORD;
  const start = async () => {
    process.env.OFFLINESEED_SANDBOX_RECORD = record;
    try {
      return await control.start();
    } finally {
      if (before === undefined) delete process.env.OFFLINESEED_SANDBOX_RECORD;
      else process.env.OFFLINESEED_SANDBOX_RECORD = before;
    }
  };
  const info = await start();
  setDefaultCACertificates([...getCACertificates('default'), await readFile(info.CaFile, 'utf8')]);
  const credential = new ClientCertificateCredential(
    info.TenantId,
    info.ClientId,
    { certificatePath: info.ClientCertificateFile },
    authority(info),
  );
  return {
    home,
    control,
    info,
    record,
    credential,
    clients: clientsOf(info, credential),
    async crash() {
      const { ProcessId } = await control.get();
      if (ProcessId) process.kill(ProcessId, 'SIGKILL');
      return start();
    },
    async close() {
      await control.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Everything an async list gives. */
export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
}

export const returnAddress = {
  recipientName: 'Backup team',
  streetAddress1: '1 Microsoft Way',
  city: 'Redmond',
  stateOrProvince: 'WA',
  postalCode: '98052',
  countryOrRegion: 'USA',
  phone: '4255550100',
  email: 'backup@contoso.com',
};
