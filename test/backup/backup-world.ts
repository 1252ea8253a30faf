import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import newPolicy from '../../cmdlets/policy/New-OfflineSeedPolicy.ts';
import { createAgent } from '../../providers/agent/agent.ts';
import type { Vault } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { createPreparation } from '../../providers/importexport/preparation.ts';
import { Secret } from '../../shell/command/parameter.ts';
import { MemoryContainer } from '../agent/memory-container.ts';
import { create, PASSPHRASE } from '../agent/scratch.ts';
import { noise } from '../agent/tree.ts';
import { type PracticeWorld, practiceWorld, run, seedAccount } from '../importjob/practice-world.ts';

export const passphrase = new Secret(PASSPHRASE);

/** A world with the real agent, a source and a staging location on the disk, and containers, jobs, policies and ledger in memory. */
export interface BackupWorld {
  readonly world: PracticeWorld;
  readonly root: string;
  readonly source: string;
  readonly staging: string;
  readonly containers: ReadonlyMap<string, MemoryContainer>;
  /** A policy whose repository is already there, made with a cheap key. */
  policy(more?: Readonly<Record<string, unknown>>): Promise<void>;
  steps(): string[];
  end(): void;
}

const vault: Vault = {
  Name: 'seed-vault',
  ResourceGroup: 'seed-rg',
  Location: 'westus',
  Redundancy: 'GeoRedundant',
  ProvisioningState: 'Succeeded',
  ResourceId: '/subscriptions/s/resourceGroups/seed-rg/providers/Microsoft.RecoveryServices/vaults/seed-vault',
};

export const names = (root: string) => ({
  Name: 'files',
  Path: [join(root, 'source')],
  StagingLocation: join(root, 'staging'),
  ImportJobName: 'files-seed-01',
  ResourceGroupName: 'seed-rg',
  StorageAccountName: 'seedaccount',
  ContainerName: 'landing',
  VaultName: 'seed-vault',
});

export function backupWorld(account = seedAccount): BackupWorld {
  const root = mkdtempSync(join(tmpdir(), 'offlineseed-backup-'));
  const source = join(root, 'source');
  const staging = join(root, 'staging');
  mkdirSync(join(source, 'sub'), { recursive: true });
  writeFileSync(join(source, 'a.txt'), 'hello');
  writeFileSync(join(source, 'sub', 'b.bin'), noise(1_500_000, 4));
  const containers = new Map<string, MemoryContainer>();
  const world = practiceWorld({
    cloud: {
      vaults: {
        get: async (_group: string, name: string) => (name === vault.Name ? vault : undefined),
        list: async function* () {},
      } as never,
      storageAccounts: {
        get: async (_group: string, name: string) => (name === account.Name ? account : undefined),
        list: async function* () {},
        container: async (_account: string, name: string) => {
          let one = containers.get(name);
          if (!one) containers.set(name, (one = new MemoryContainer(name)));
          return one;
        },
      } as never,
    },
    world: { agent: createAgent(), preparation: createPreparation(() => new Date()) } as Partial<World>,
  });
  return {
    world,
    root,
    source,
    staging,
    containers,
    policy,
    steps: () => world.entries.map(({ Step }) => Step),
    end: () => rmSync(root, { recursive: true, force: true }),
  };

  async function policy(more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await create(join(staging, 'repository'));
    await run(newPolicy, { ...names(root), ...more }, world);
  }
}
