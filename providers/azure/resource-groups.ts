import type { ResourceGroup as SdkGroup } from '@azure/arm-resources';
import type { Cloud, ResourceGroup } from '../contracts/cloud.ts';
import type { Clients } from './clients.ts';
import { normalised, normalisedEach, orNothing } from './failure.ts';

const record = (group: SdkGroup): ResourceGroup => ({
  Name: group.name ?? '',
  Location: group.location,
  ProvisioningState: group.properties?.provisioningState ?? '',
  ResourceId: group.id ?? '',
});

export function resourceGroups(clients: () => Promise<Clients>): Cloud['resourceGroups'] {
  const groups = async () => (await (await clients()).resources()).resourceGroups;
  return {
    list: (abortSignal) => normalisedEach(async () => (await groups()).list({ abortSignal }), record),
    get: (name, abortSignal) => orNothing(async () => record(await (await groups()).get(name, { abortSignal }))),
    create: (name, location, abortSignal) =>
      normalised(async () => record(await (await groups()).createOrUpdate(name, { location }, { abortSignal }))),
    delete: (name, abortSignal) =>
      normalised(async () => {
        const { pollInterval } = (await clients()).patience;
        await (await groups()).delete(name, { abortSignal, updateIntervalInMs: pollInterval });
      }),
  };
}
