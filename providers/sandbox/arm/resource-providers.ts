import type { Route } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';
import { type ArmRequest, armRoute } from './arm-route.ts';
import { page } from './paging.ts';
import type { PracticeCloud } from './practice-cloud.ts';
import { type ProviderDescription, providerOf, providers, registrationState } from './provider-table.ts';
import { regions } from './regions.ts';

/** A registration takes minutes in Azure; here just long enough to be seen. */
const registrationTime = 300;

/** Which resource providers there are, and whether the subscription may use them. */
export function resourceProviderRoutes(cloud: PracticeCloud): Route[] {
  const shown = (provider: ProviderDescription, subscriptionId: string) => ({
    id: subscriptionId ? `/subscriptions/${subscriptionId}/providers/${provider.namespace}` : `/providers/${provider.namespace}`,
    namespace: provider.namespace,
    resourceTypes: provider.types.map(({ resourceType, apiVersions, everywhere }) => ({
      resourceType,
      locations: everywhere ? [] : regions,
      apiVersions,
      capabilities: everywhere ? 'None' : 'SupportsTags, SupportsLocation',
    })),
    ...(subscriptionId
      ? { registrationState: registrationState(cloud, provider.namespace), registrationPolicy: 'RegistrationRequired' }
      : {}),
  });
  const one = ({ parameters }: ArmRequest): ProviderDescription => {
    const namespace = parameters.namespace ?? '';
    const found = providerOf(namespace);
    if (!found)
      throw new ServiceError(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`, { target: namespace });
    return found;
  };
  const set = (request: ArmRequest, readyAt: (state: string | undefined) => number | undefined) => {
    const provider = one(request);
    const at = readyAt(registrationState(cloud, provider.namespace));
    if (at !== undefined) cloud.registrations.put(provider.namespace.toLowerCase(), { namespace: provider.namespace, readyAt: at });
    return ok(shown(provider, request.subscriptionId));
  };
  const list = (request: ArmRequest) =>
    ok(
      page(
        request,
        providers.map((provider) => shown(provider, request.subscriptionId)),
        ({ namespace }) => namespace,
        cloud.pageSize,
      ),
    );
  return [
    armRoute(cloud, 'GET', '/subscriptions/{subscriptionId}/providers', list),
    armRoute(cloud, 'GET', '/providers', list),
    armRoute(cloud, 'GET', '/subscriptions/{subscriptionId}/providers/{namespace}', (request) =>
      ok(shown(one(request), request.subscriptionId)),
    ),
    armRoute(cloud, 'GET', '/providers/{namespace}', (request) => ok(shown(one(request), ''))),
    armRoute(cloud, 'POST', '/subscriptions/{subscriptionId}/providers/{namespace}/register', (request) =>
      set(request, (state) => (state === 'NotRegistered' ? Date.now() + registrationTime : undefined)),
    ),
    armRoute(cloud, 'POST', '/subscriptions/{subscriptionId}/providers/{namespace}/unregister', (request) =>
      set(request, () => Number.MAX_SAFE_INTEGER),
    ),
  ];
}
