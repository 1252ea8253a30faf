import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { StorageAccount } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure } from '../../shell/command/context.ts';
import type { PolicyCheckFacts, PolicyCloud } from '../rules/policy-check.ts';

export interface FactsWanted {
  /** Counts the bytes of the sources, which may take a while. */
  readonly measure: boolean;
  readonly cloud: boolean;
}

/** Asks the agent, the disks and Azure for all that the checks of a policy need. */
export async function policyFacts(policy: BackupPolicy, wanted: FactsWanted, world: World, signal: AbortSignal): Promise<PolicyCheckFacts> {
  const others = (await world.state.policies.list()).filter((other) => other.Name.toLowerCase() !== policy.Name.toLowerCase());
  const agent = await world.agent.examine(policy);
  const readable = agent.Sources.flatMap(({ Path, Problem }) => (Problem === undefined ? [Path] : []));
  const bytes = wanted.measure ? (await world.preparation.measure(readable, signal)).Bytes : undefined;
  if (!wanted.cloud) return { policy, others, agent, bytes, cloud: undefined, cloudProblem: undefined };
  try {
    return { policy, others, agent, bytes, cloud: await policyCloud(policy, world, signal), cloudProblem: undefined };
  } catch (error) {
    signal.throwIfAborted();
    return { policy, others, agent, bytes, cloud: undefined, cloudProblem: error instanceof Error ? error.message : String(error) };
  }
}

async function policyCloud(policy: BackupPolicy, { cloud }: World, signal: AbortSignal): Promise<PolicyCloud> {
  const { SubscriptionId: subscriptionId } = await cloud.context();
  return {
    subscriptionId,
    resourceGroupExists: (await cloud.resourceGroups.get(policy.ResourceGroup, signal)) !== undefined,
    account: await findAccount(policy.ResourceGroup, policy.StorageAccount, cloud, signal),
    vault: (await cloud.vaults.get(policy.ResourceGroup, policy.Vault, signal)) ?? (await findVault(policy.Vault, cloud, signal)),
  };
}

/** The account of that name: in the group, or anywhere in the subscription. */
export async function findAccount(
  resourceGroup: string,
  name: string,
  cloud: World['cloud'],
  signal: AbortSignal,
): Promise<StorageAccount | undefined> {
  const here = await cloud.storageAccounts.get(resourceGroup, name, signal);
  if (here) return here;
  for await (const account of cloud.storageAccounts.list(undefined, signal))
    if (account.Name.toLowerCase() === name.toLowerCase()) return account;
  return undefined;
}

async function findVault(name: string, cloud: World['cloud'], signal: AbortSignal) {
  for await (const vault of cloud.vaults.list(undefined, signal)) if (vault.Name.toLowerCase() === name.toLowerCase()) return vault;
  return undefined;
}

/** Throws PolicyNotFound. */
export async function thePolicy(name: string, { state }: World): Promise<BackupPolicy> {
  const policy =
    (await state.policies.get(name)) ?? (await state.policies.list()).find(({ Name }) => Name.toLowerCase() === name.toLowerCase());
  if (policy) return policy;
  throw new Failure('PolicyNotFound', 'ObjectNotFound', `There is no policy "${name}".`, {
    target: name,
    advice: 'Get-OfflineSeedPolicy shows those that are there; New-OfflineSeedPolicy makes one.',
  });
}
