import type { Cloud } from '../contracts/cloud.ts';
import type { Clients } from './clients.ts';
import { normalised } from './failure.ts';

/** Registration is not waited for: `register` gives the state that Azure answers at once, `Registering` at first. */
export function resourceProviders(clients: () => Promise<Clients>): Cloud['resourceProviders'] {
  const providers = async () => (await (await clients()).resources()).providers;
  const record = ({ namespace, registrationState }: { namespace?: string; registrationState?: string }) => ({
    Namespace: namespace ?? '',
    RegistrationState: registrationState ?? 'NotRegistered',
  });
  return {
    get: (namespace, abortSignal) => normalised(async () => record(await (await providers()).get(namespace, { abortSignal }))),
    register: (namespace, abortSignal) => normalised(async () => record(await (await providers()).register(namespace, { abortSignal }))),
  };
}
