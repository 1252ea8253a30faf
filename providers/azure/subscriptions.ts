import type { Cloud } from '../contracts/cloud.ts';
import { CloudFailure } from '../contracts/failure.ts';
import type { Clients } from './clients.ts';
import { inTurn } from './in-turn.ts';

export type Subscription = Awaited<ReturnType<Cloud['subscriptions']>>[number];

interface Page {
  value?: { subscriptionId?: string; displayName?: string; state?: string; tenantId?: string }[];
  nextLink?: string;
}

/** Subscriptions that the signed-in account sees (GET /subscriptions, api-version 2022-12-01). */
export async function listSubscriptions(clients: Clients, signal?: AbortSignal): Promise<Subscription[]> {
  const { createPipelineRequest, RestError } = await inTurn(() => import('@azure/core-rest-pipeline'));
  const { pipeline, transport } = await clients.pipeline();
  const found: Subscription[] = [];
  const home = clients.session.environment.ResourceManager;
  for (let address: string | undefined = `${home}/subscriptions?api-version=2022-12-01`; address; ) {
    // The token goes to nobody but Resource Manager, whatever a page says comes next.
    if (new URL(address).host !== new URL(home).host)
      throw new CloudFailure('UnexpectedAddress', `A list of subscriptions goes on at ${new URL(address).host}.`);
    const request = createPipelineRequest({ url: address, abortSignal: signal });
    request.headers.set('accept', 'application/json');
    const response = await pipeline.sendRequest(transport, request);
    if (response.status !== 200)
      throw new RestError(`Azure answered ${response.status}`, { statusCode: response.status, request, response });
    const page = JSON.parse(response.bodyAsText ?? '{}') as Page;
    for (const { subscriptionId = '', displayName = '', state = '', tenantId = '' } of page.value ?? [])
      found.push({ SubscriptionId: subscriptionId, Name: displayName, State: state, TenantId: tenantId });
    address = page.nextLink || undefined;
  }
  return found;
}

/** The subscription that was asked for by id or name, else the first that is enabled. Throws SubscriptionNotFound, NoSubscription. */
export function chooseSubscription(all: readonly Subscription[], wanted: string | undefined, warn: (text: string) => void): Subscription {
  if (wanted !== undefined) {
    const same = (text: string) => text.toLowerCase() === wanted.toLowerCase();
    const found = all.find((one) => same(one.SubscriptionId)) ?? all.find((one) => same(one.Name));
    if (found) return found;
    throw new CloudFailure('SubscriptionNotFound', `There is no subscription "${wanted}" among those of this account (${all.length}).`, {
      category: 'ObjectNotFound',
      target: wanted,
      advice: 'See which there are: Get-OfflineSeedContext -ListAvailable',
    });
  }
  const enabled = all.filter((one) => one.State === 'Enabled');
  const chosen = enabled[0] ?? all[0];
  if (!chosen)
    throw new CloudFailure('NoSubscription', 'The account is signed in but sees no subscription.', {
      category: 'ObjectNotFound',
      advice: 'Ask for a role on a subscription, or sign in to another directory: Connect-OfflineSeedAccount -Tenant <id>',
    });
  if (enabled.length > 1)
    warn(`The account sees ${enabled.length} subscriptions; "${chosen.Name}" was taken. Set-OfflineSeedContext takes another one.`);
  return chosen;
}
