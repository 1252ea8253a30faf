import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { LedgerEntry } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure } from '../../shell/command/context.ts';

/** One seed: what the ledger knows under one import job's name, and the policy when it is still there. */
export interface SeedHistory {
  importJobName: string;
  policy: BackupPolicy | undefined;
  entries: LedgerEntry[];
}

/** All seeds, or the one that a policy or import job name means. Throws SeedNotFound. */
export async function seedHistories(name: string | undefined, { state }: World): Promise<SeedHistory[]> {
  const policies = await state.policies.list();
  const entries = await state.ledger.read();
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const jobs: string[] = [];
  for (const job of [...policies.map(({ ImportJobName }) => ImportJobName), ...entries.map(({ ImportJobName }) => ImportJobName)])
    if (!jobs.some((one) => same(one, job))) jobs.push(job);
  const all = jobs.map((importJobName) => ({
    importJobName,
    policy: policies.find((policy) => same(policy.ImportJobName, importJobName)),
    entries: entries.filter((entry) => same(entry.ImportJobName, importJobName)),
  }));
  if (name === undefined) return all;
  const found = all.filter(({ importJobName, policy }) => same(importJobName, name) || (policy !== undefined && same(policy.Name, name)));
  if (found.length > 0) return found;
  throw new Failure('SeedNotFound', 'ObjectNotFound', `Nothing is known of a policy or import job "${name}".`, {
    target: name,
    advice: 'Get-OfflineSeedStatus without a name shows every seed.',
  });
}

/** The one seed that is meant, with its policy. Throws SeedNotFound, PolicyNotFound. */
export async function seedWithPolicy(name: string, world: World): Promise<SeedHistory & { policy: BackupPolicy }> {
  const [seed] = await seedHistories(name, world);
  if (seed?.policy) return { ...seed, policy: seed.policy };
  throw new Failure('PolicyNotFound', 'ObjectNotFound', `The policy of import job ${seed?.importJobName ?? name} is no longer there.`, {
    target: name,
    advice: 'Make it again with New-OfflineSeedPolicy, with the same names.',
  });
}
