import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import { recoveryPointPlaces } from '../rules/recovery-point-places.ts';
import { mustBeProven } from './proven.ts';
import { seedWithPolicy } from './seeds.ts';

/** What became of one thing that the seeding leaves behind. */
export interface ClearedResource {
  Kind: 'Staging' | 'Landing';
  Name: string;
  State: 'Removed' | 'Absent' | 'Kept';
  Files: number | null;
  Bytes: number | null;
}

export default cmdlet({
  verb: 'Clear',
  noun: 'OfflineSeedResource',
  synopsis: 'Removes what a seeding leaves behind: the seed in the staging location and the landing container.',
  description:
    'Refused while a recovery point in the vault is not proven, because until then these are the only copies. Asks for each. The vault, the logs of the datacenter and the recovery passwords of the drives stay; so does everything in the staging location that is no seed.',
  output: ['OfflineSeed.ClearedResource'],
  impact: 'High',
  parameters: {
    Name: text({
      position: 0,
      mandatory: true,
      aliases: ['PolicyName', 'ImportJobName'],
      fromPipeline: 'property',
      completes: 'policy',
      help: 'Policy or import job.',
    }),
    KeepStaging: flag({ help: 'Leaves the staging location as it is.' }),
    KeepContainer: flag({ help: 'Leaves the landing container as it is.' }),
  },
  examples: [{ says: 'Shows what would be removed.', run: 'Clear-OfflineSeedResource -Name files -WhatIf' }],
  async *process({ Name, KeepStaging, KeepContainer }, context: HostContext<World>) {
    const { world } = context;
    const { policy, entries, importJobName } = await seedWithPolicy(Name, world);
    mustBeProven(recoveryPointPlaces(entries), importJobName);
    const results: ClearedResource[] = [];
    try {
      if (!KeepContainer) results.push(await clearContainer(policy, context));
      if (!KeepStaging) results.push(await clearStaging(policy, context));
    } finally {
      // What is gone is written down, whatever came after it.
      const What = results.filter(({ State }) => State === 'Removed').map(({ Kind }) => Kind);
      if (What.length > 0) await world.state.ledger.append({ At: world.clock.now(), ImportJobName: importJobName, Step: 'Cleared', What });
    }
    yield* results;
  },
});

async function clearStaging(
  { StagingLocation: Name, ImportJobName }: BackupPolicy,
  { world, shouldProcess }: HostContext<World>,
): Promise<ClearedResource> {
  const kept: ClearedResource = { Kind: 'Staging', Name, State: 'Kept', Files: null, Bytes: null };
  if (!(await shouldProcess(Name, 'Remove the seed from the staging location'))) return kept;
  const { Files, Bytes } = await world.preparation.clearStaging(Name, ImportJobName);
  return { ...kept, State: Files > 0 ? 'Removed' : 'Absent', Files, Bytes };
}

async function clearContainer(policy: BackupPolicy, { world, signal, shouldProcess }: HostContext<World>): Promise<ClearedResource> {
  const Name = `${policy.StorageAccount}/${policy.Container}`;
  const kept: ClearedResource = { Kind: 'Landing', Name, State: 'Kept', Files: null, Bytes: null };
  // A policy whose landing container is its vault container has nothing to clear there.
  if (policy.Container.toLowerCase() === policy.VaultContainer.toLowerCase()) return kept;
  const container = await world.cloud.storageAccounts.container(policy.StorageAccount, policy.Container, signal);
  if (!(await container.exists(signal))) return { ...kept, State: 'Absent' };
  let Files = 0;
  let Bytes = 0;
  for await (const { Length } of container.list(undefined, signal)) {
    Files += 1;
    Bytes += Length;
  }
  if (!(await shouldProcess(container.Address, `Remove the landing container (${Files} blobs, ${Bytes} bytes)`))) return kept;
  await container.deleteContainer(signal);
  return { ...kept, State: 'Removed', Files, Bytes };
}
