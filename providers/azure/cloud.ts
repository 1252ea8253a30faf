import type { HttpClient } from '@azure/core-rest-pipeline';
import type { Cloud, CloudContext } from '../contracts/cloud.ts';
import { CloudFailure } from '../contracts/failure.ts';
import type { State } from '../contracts/state.ts';
import { type Clients, makeClients } from './clients.ts';
import type { CredentialGround } from './credentials.ts';
import type { Environments } from './environments.ts';
import { normalised } from './failure.ts';
import { importJobs } from './import-jobs.ts';
import { keepLoopbackDirect } from './loopback.ts';
import { type Patience, usualPatience } from './pipeline-policies.ts';
import { resourceGroups } from './resource-groups.ts';
import { resourceProviders } from './resource-providers.ts';
import { beginSession, forget, openSession, type Session } from './session.ts';
import { storageAccounts } from './storage-accounts.ts';
import { chooseSubscription, listSubscriptions } from './subscriptions.ts';
import { trustAuthority } from './trust.ts';
import { vaults } from './vaults.ts';

export interface CloudGround {
  readonly state: Pick<State, 'contexts' | 'secrets'>;
  readonly environments: Environments;
  readonly clock: { now(): Date };
  /** Where a word to the user goes. */
  warn(text: string): void;
  readonly patience?: Patience;
  /** In place of the network, for unit tests. */
  readonly transport?: HttpClient;
}

/** Azure, answered by its own SDKs. Nothing is loaded and nobody is asked before the first call that needs it. */
export function makeCloud({ state, environments, clock, warn, patience = usualPatience, transport }: CloudGround): Cloud {
  keepLoopbackDirect(process.env);
  let context: CloudContext | undefined;
  let clients: Clients | undefined;

  async function environment(name: CloudContext['Environment']) {
    const found = await environments(name);
    await trustAuthority(found.CaFile);
    return found;
  }

  async function ground(name: CloudContext['Environment']): Promise<CredentialGround> {
    const { maxRetries, retryDelayInMs, maxRetryDelayInMs } = patience;
    const options = { retryOptions: { maxRetries, retryDelayInMs, maxRetryDelayInMs }, ...(transport ? { httpClient: transport } : {}) };
    return { environment: await environment(name), secrets: state.secrets, options, now: clock.now };
  }

  /** The context of this shell: the one that was kept when it began, whatever another shell has chosen since. */
  async function inForce(): Promise<CloudContext> {
    context ??= await state.contexts.get();
    if (context) return context;
    throw new CloudFailure('NotSignedIn', 'Nobody is signed in to Azure.', {
      category: 'AuthenticationError',
      advice: 'Connect-OfflineSeedAccount, or to practise: Connect-OfflineSeedAccount -Environment Sandbox',
    });
  }

  /** Clients for the context; made anew when another account, subscription or address is in force. */
  async function current(): Promise<Clients> {
    const now = await inForce();
    const made = await ground(now.Environment);
    const session: Session = await openSession(now, made);
    if (clients?.session.key !== session.key || clients.subscriptionId !== now.SubscriptionId)
      clients = makeClients(clients?.session.key === session.key ? clients.session : session, now.SubscriptionId, patience, transport);
    return clients;
  }

  async function take(chosen: CloudContext): Promise<CloudContext> {
    context = chosen;
    await state.contexts.set(chosen);
    return chosen;
  }

  return {
    environment,
    async signIn(name, how, wanted, signal) {
      const { session, who } = await beginSession(how, await ground(name), signal);
      const asked = makeClients(session, '', patience, transport);
      const subscription = chooseSubscription(await normalised(() => listSubscriptions(asked, signal)), wanted, warn);
      clients = makeClients(session, subscription.SubscriptionId, patience, transport);
      return take({ ...who, SubscriptionId: subscription.SubscriptionId, SubscriptionName: subscription.Name });
    },
    async signOut() {
      const leaving = context ?? (await state.contexts.get());
      if (leaving) await forget(state.secrets, leaving);
      context = undefined;
      clients = undefined;
      await state.contexts.set(undefined);
    },
    context: inForce,
    subscriptions: (signal) => normalised(async () => listSubscriptions(await current(), signal)),
    async selectSubscription(wanted, signal) {
      const all = await normalised(async () => listSubscriptions(await current(), signal));
      const { SubscriptionId, Name } = chooseSubscription(all, wanted, warn);
      return take({ ...(await inForce()), SubscriptionId, SubscriptionName: Name });
    },
    resourceGroups: resourceGroups(current),
    resourceProviders: resourceProviders(current),
    storageAccounts: storageAccounts(current, warn),
    vaults: vaults(current),
    importJobs: importJobs(current),
  };
}
