import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { BackupPolicy, BackupResult } from '../../providers/contracts/agents.ts';
import type { World } from '../../providers/contracts/world.ts';
import { inspectVolume } from '../../providers/importexport/drive-mark.ts';
import { createPreparation } from '../../providers/importexport/preparation.ts';
import { createDisks } from '../../providers/machine/disks.ts';
import { createState } from '../../providers/state/state.ts';
import type { HostCmdlet } from '../../shell/command/cmdlet.ts';
import type { Failure, HostContext } from '../../shell/command/context.ts';
import type { Parameters } from '../../shell/command/parameter.ts';

/** A home with real state, real preparation and practice disks; no cloud. */
export interface RoadWorld {
  world: World;
  home: string;
  policy: BackupPolicy;
  now: Date;
  /** Containers of the account, blobs by name. */
  containers: Map<string, Map<string, number>>;
  practiceDisk(id: string, size?: number, more?: Record<string, unknown>): Promise<string>;
  staged(name: string, size: number): Promise<void>;
  end(): Promise<void>;
}

export async function roadWorld(): Promise<RoadWorld> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'road-')));
  const time = { now: new Date('2026-03-01T00:00:00Z') };
  const containers = new Map<string, Map<string, number>>();
  const policy: BackupPolicy = {
    Name: 'files',
    Source: ['/srv/data'],
    Exclude: [],
    Schedule: { DaysOfWeek: ['Sunday'], TimesOfDay: ['21:00'] },
    Retention: { Days: 30 },
    StagingLocation: join(home, 'staging'),
    SubscriptionId: 's',
    ResourceGroup: 'g',
    StorageAccount: 'account',
    Container: 'landing',
    ImportJobName: 'seed-01',
    Vault: 'v',
    VaultContainer: 'vault',
    Location: 'westus',
    State: 'Staged',
    CreatedAt: time.now,
  };
  const world = {
    clock: { now: () => time.now },
    state: createState(join(home, 'home')),
    disks: createDisks({ home: join(home, 'home'), inspect: inspectVolume, platform: 'linux', run: async () => '{}' }),
    preparation: createPreparation(() => time.now),
    machine: { hostName: 'server', userName: 'ann', platform: 'linux' as const },
    cloud: { storageAccounts: { container: async (account: string, name: string) => containerOf(containers, account, name) } },
  } as unknown as World;
  await mkdir(join(home, 'home'));
  await world.state.policies.put(policy);
  return {
    world,
    home,
    policy,
    containers,
    get now() {
      return time.now;
    },
    set now(next) {
      time.now = next;
    },
    practiceDisk: async (DriveId, Size = 64 * 2 ** 20, more = {}) => {
      const folder = join(home, 'home', 'disks', DriveId);
      await mkdir(join(folder, 'volume'), { recursive: true });
      const disk = { DriveId, Model: 'Practice', Size, LogicalSectorSize: 512, FileSystem: 'NTFS', State: 'Present', ...more };
      await writeFile(join(folder, 'disk.json'), JSON.stringify(disk));
      return join(folder, 'volume');
    },
    staged: async (name, size) => {
      const path = join(policy.StagingLocation, 'repository', name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, randomBytes(size));
    },
    end: () => rm(home, { recursive: true, force: true }),
  };
}

function containerOf(containers: Map<string, Map<string, number>>, Account: string, Name: string) {
  return {
    Account,
    Name,
    Address: `https://${Account}.example/${Name}`,
    exists: async () => containers.has(Name),
    list: async function* () {
      for (const [blob, Length] of containers.get(Name) ?? []) yield { Name: blob, Length };
    },
    deleteContainer: async () => void containers.delete(Name),
  };
}

export const backup = (SnapshotId: string, at: Date): BackupResult => ({
  SnapshotId,
  StartedAt: at,
  EndedAt: at,
  FilesRead: 3,
  FilesNew: 3,
  FilesChanged: 0,
  FilesUnmodified: 0,
  Directories: 1,
  BytesRead: 10,
  BytesProcessed: 10,
  BytesAdded: 10,
  BytesStored: 10,
  Skipped: [],
  SkippedCount: 0,
  Notes: [],
});

export interface Ran {
  output: Record<string, unknown>[];
  warnings: string[];
  errors: Failure[];
  asked: string[];
}

/** Runs a cmdlet once. `agree` answers ShouldProcess by target, `go` the question that comes where a drive is not empty. */
export async function run<P extends Parameters>(
  cmdlet: HostCmdlet<P, World>,
  given: Readonly<Record<string, unknown>>,
  world: World,
  { agree = () => true, go = false }: { agree?: (target: string) => boolean; go?: boolean } = {},
): Promise<Ran> {
  const ran: Ran = { output: [], warnings: [], errors: [], asked: [] };
  for (const name of Object.keys(given)) if (!(name in cmdlet.parameters)) throw new Error(`${cmdlet.verb}-${cmdlet.noun} has no -${name}`);
  const bound = Object.fromEntries(
    Object.entries(cmdlet.parameters).map(([name, { default: standard, type }]) => [
      name,
      name in given ? given[name] : (standard ?? (type.endsWith('SwitchParameter') ? false : undefined)),
    ]),
  );
  const context: HostContext<World> = {
    world,
    signal: new AbortController().signal,
    folder: '/',
    resolve: (path) => resolve('/', path),
    warn: (text) => ran.warnings.push(text),
    verbose: () => undefined,
    debug: () => undefined,
    information: () => undefined,
    progress: () => undefined,
    error: (failure) => ran.errors.push(failure),
    shouldProcess: async (target, action) => {
      ran.asked.push(`${target}: ${action}`);
      return agree(target);
    },
    shouldContinue: async (query) => {
      ran.asked.push(query);
      return go;
    },
    bound: new Set(Object.keys(given).map((name) => name.toLowerCase())),
    parameterSet: '__AllParameterSets',
  };
  const result = cmdlet.process(bound as never, context);
  if (Symbol.asyncIterator in result) for await (const one of result) ran.output.push(one as Record<string, unknown>);
  else {
    const one = await result;
    if (one !== undefined) ran.output.push(one as Record<string, unknown>);
  }
  return ran;
}
