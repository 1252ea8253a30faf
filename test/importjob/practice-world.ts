import { posix } from 'node:path';
import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { BlobContainer, Cloud, CloudContext, ImportJob, ImportLocation, StorageAccount } from '../../providers/contracts/cloud.ts';
import type { LedgerEntry } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';
import type { HostCmdlet } from '../../shell/command/cmdlet.ts';
import type { Failure, HostContext } from '../../shell/command/context.ts';
import type { Parameters } from '../../shell/command/parameter.ts';

/** Refuses whatever a test did not foresee, by name. */
function foreseen<T extends object>(name: string, parts: object): T {
  return new Proxy(parts, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key);
      throw new Error(`${name}.${String(key)} was not foreseen`);
    },
  }) as T;
}

async function* each<T>(items: Iterable<T>): AsyncIterable<T> {
  yield* items;
}

export const context: CloudContext = {
  Environment: 'AzureCloud',
  Account: 'ann@contoso.com',
  AccountType: 'User',
  TenantId: 't',
  SubscriptionId: 's',
  SubscriptionName: 'Practice',
};

export const westUs: ImportLocation = {
  Name: 'West US',
  ResourceId: '/providers/Microsoft.ImportExport/locations/westus',
  RecipientName: 'Datacenter',
  StreetAddress1: 'Street 1',
  City: 'Santa Clara',
  PostalCode: '95050',
  CountryOrRegion: 'USA',
  Phone: '408 000 0000',
  SupportedCarriers: ['FedEx', 'DHL'],
  AlternateLocations: ['/providers/Microsoft.ImportExport/locations/westus'],
};

export const seedAccount: StorageAccount = {
  Name: 'seedaccount',
  ResourceGroup: 'seed-rg',
  Location: 'westus',
  Kind: 'StorageV2',
  Sku: 'Standard_LRS',
  BlobEndpoint: 'https://seedaccount.blob.core.windows.net/',
  ResourceId: '/subscriptions/s/resourceGroups/seed-rg/providers/Microsoft.Storage/storageAccounts/seedaccount',
};

export interface PracticeWorld extends World {
  readonly jobs: Map<string, ImportJob>;
  readonly entries: LedgerEntry[];
  readonly policiesKept: Map<string, BackupPolicy>;
  /** What is in containers, by `container/name`. */
  readonly blobs: Map<string, string>;
  now: Date;
}

/** A world in memory that holds import jobs, policies, a ledger and blobs; everything else is refused. */
export function practiceWorld(over: { signedIn?: boolean; cloud?: Partial<Cloud>; world?: Partial<World> } = {}): PracticeWorld {
  const time = { now: new Date('2026-01-10T00:00:00Z') };
  const jobs = new Map<string, ImportJob>();
  const entries: LedgerEntry[] = [];
  const policiesKept = new Map<string, BackupPolicy>();
  const blobs = new Map<string, string>();
  const container = (account: string, name: string) =>
    foreseen<BlobContainer>('container', {
      Account: account,
      Name: name,
      Address: `https://${account}.blob.core.windows.net/${name}`,
      async stream(blob: string) {
        const text = blobs.get(`${name}/${blob}`);
        if (text === undefined) throw Object.assign(new Error(`There is no ${blob}`), { id: 'BlobNotFound', category: 'ObjectNotFound' });
        return each([Buffer.from(text.slice(0, 100)), Buffer.from(text.slice(100))]);
      },
    });
  const cloud = {
    async context() {
      if (over.signedIn === false) throw new Error('Nobody is signed in.');
      return context;
    },
    importJobs: foreseen<Cloud['importJobs']>('importJobs', {
      list: (group?: string) => each([...jobs.values()].filter(({ ResourceGroup }) => group === undefined || ResourceGroup === group)),
      get: async (group: string, name: string) => [...jobs.values()].find((job) => job.ResourceGroup === group && job.Name === name),
      body: (job: ImportJob) => ({
        location: job.Location,
        properties: { driveList: job.Drives.map(({ DriveId }) => ({ driveId: DriveId, bitLockerKey: '******' })) },
      }),
      async create(job: ImportJob) {
        const made = { ...job, ResourceId: `/jobs/${job.Name}`, CreatedAt: time.now };
        jobs.set(job.Name, made);
        return made;
      },
      async update(_: string, name: string, change: Partial<ImportJob>) {
        const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
        const updated = { ...jobs.get(name)!, ...known };
        jobs.set(name, updated);
        return updated;
      },
      delete: async (_: string, name: string) => void jobs.delete(name),
      keys: async (_: string, name: string) =>
        jobs.get(name)?.Drives.map(({ DriveId, BitLockerKey = '' }) => ({ DriveId, BitLockerKey })) ?? [],
      location: async (name: string) => (name.replaceAll(' ', '').toLowerCase() === 'westus' ? westUs : undefined),
      locations: async () => [westUs],
    }),
    resourceProviders: {
      get: async (Namespace: string) => ({ Namespace, RegistrationState: 'Registered' }),
      register: async (Namespace: string) => ({ Namespace, RegistrationState: 'Registered' }),
    },
    resourceGroups: foreseen<Cloud['resourceGroups']>('resourceGroups', {
      get: async (Name: string) =>
        Name === 'seed-rg' ? { Name, Location: 'westus', ProvisioningState: 'Succeeded', ResourceId: '' } : undefined,
    }),
    storageAccounts: foreseen<Cloud['storageAccounts']>('storageAccounts', {
      list: () => each([seedAccount]),
      container: async (account: string, name: string) => container(account, name),
    }),
    ...over.cloud,
  };
  const world = {
    jobs,
    entries,
    policiesKept,
    blobs,
    get now() {
      return time.now;
    },
    set now(next: Date) {
      time.now = next;
    },
    clock: { now: () => time.now },
    machine: { hostName: 'server', userName: 'ann', platform: 'linux' },
    cloud: foreseen<Cloud>('cloud', cloud),
    state: foreseen<World['state']>('state', {
      policies: {
        list: async () => [...policiesKept.values()],
        get: async (name: string) => policiesKept.get(name),
        put: async (policy: BackupPolicy) => void policiesKept.set(policy.Name, policy),
        remove: async (name: string) => void policiesKept.delete(name),
      },
      ledger: {
        append: async (entry: LedgerEntry) => void entries.push(entry),
        read: async (name?: string) => entries.filter(({ ImportJobName }) => name === undefined || ImportJobName === name),
      },
    }),
    ...over.world,
  };
  return foreseen<PracticeWorld>('world', world);
}

export interface Ran {
  output: Record<string, unknown>[];
  warnings: string[];
  errors: Failure[];
  asked: string[];
  progress: string[];
}

/** Runs a cmdlet once with the defaults of what is not given, as binding would. */
export async function run<P extends Parameters>(
  cmdlet: HostCmdlet<P, World>,
  given: Readonly<Record<string, unknown>>,
  world: World,
  { whatIf = false, agree = true, signal = new AbortController().signal } = {},
): Promise<Ran> {
  const ran: Ran = { output: [], warnings: [], errors: [], asked: [], progress: [] };
  for (const name of Object.keys(given)) if (!(name in cmdlet.parameters)) throw new Error(`${cmdlet.verb}-${cmdlet.noun} has no -${name}`);
  const bound = Object.fromEntries(
    Object.entries(cmdlet.parameters).map(([name, { default: standard, type }]) => [
      name,
      name in given ? given[name] : (standard ?? (/SwitchParameter$/.test(type) ? false : undefined)),
    ]),
  );
  const hostContext: HostContext<World> = {
    world,
    signal,
    folder: '/here',
    resolve: (path) => posix.resolve('/here', path),
    warn: (text) => ran.warnings.push(text),
    verbose: () => undefined,
    debug: () => undefined,
    information: () => undefined,
    progress: ({ status }) => status !== undefined && ran.progress.push(status),
    error: (failure) => ran.errors.push(failure),
    async shouldProcess(target, action) {
      ran.asked.push(`${action}|${target}`);
      return !whatIf;
    },
    async shouldContinue(query) {
      ran.asked.push(query);
      return agree;
    },
    bound: new Set(Object.keys(given).map((name) => name.toLowerCase())),
    parameterSet: cmdlet.defaultSet ?? '__AllParameterSets',
  };
  const result = cmdlet.process(bound as never, hostContext);
  if (Symbol.asyncIterator in result) for await (const one of result) ran.output.push(one as Record<string, unknown>);
  else {
    const one = await result;
    if (one !== undefined) ran.output.push(one as Record<string, unknown>);
  }
  return ran;
}
