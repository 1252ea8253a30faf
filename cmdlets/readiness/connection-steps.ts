import type { CloudEnvironment } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure } from '../../shell/command/context.ts';

/** One step of the way to Azure; `Passed` is null where it was not tried. */
export interface ConnectionStep {
  Step: 'Name' | 'TCP' | 'TLS' | 'Sign-in' | 'Provider';
  Address: string;
  Passed: boolean | null;
  Detail: string;
  Milliseconds: number | null;
}

const names = { Name: 'Name', Tcp: 'TCP', Tls: 'TLS' } as const;

/** The sign-in service and Resource Manager step by step, then the sign-in and what the provider of import jobs answers. */
export async function* connectionSteps(
  world: World,
  wanted: CloudEnvironment['Name'] | undefined,
  signal: AbortSignal,
): AsyncGenerator<ConnectionStep> {
  const context = await world.cloud.context().catch(() => undefined);
  const name = wanted ?? context?.Environment ?? 'AzureCloud';
  const environment = await world.cloud.environment(name).catch((error: unknown) => Failure.from(error));
  if (environment instanceof Failure) {
    yield {
      Step: 'Name',
      Address: name,
      Passed: false,
      Detail: `${environment.message} ${environment.advice ?? ''}`.trim(),
      Milliseconds: null,
    };
    return;
  }
  let reached = true;
  for (const address of new Set([environment.Authority, environment.ResourceManager]))
    for (const { Step, Passed, Detail, Milliseconds } of await world.network.reach(address, signal)) {
      yield { Step: names[Step], Address: address, Passed, Detail, Milliseconds };
      if (!Passed) reached = false;
    }
  const skipped = (Step: ConnectionStep['Step'], Address: string, Detail: string): ConnectionStep => ({
    Step,
    Address,
    Passed: null,
    Detail,
    Milliseconds: null,
  });
  const why = !reached
    ? 'Not tried: Azure is not reached.'
    : context?.Environment === environment.Name
      ? undefined
      : `Nobody is signed in to ${environment.Name}.`;
  if (why !== undefined) {
    yield skipped('Sign-in', environment.Authority, why);
    yield skipped('Provider', environment.ResourceManager, why);
    return;
  }
  const signIn = await timed(async () => {
    const { length } = await world.cloud.subscriptions(signal);
    return `${context?.Account}, ${length} ${length === 1 ? 'subscription' : 'subscriptions'}`;
  }, signal);
  yield { Step: 'Sign-in', Address: environment.Authority, ...signIn };
  if (!signIn.Passed) yield skipped('Provider', environment.ResourceManager, 'Not tried: the sign-in failed.');
  else
    yield {
      Step: 'Provider',
      Address: environment.ResourceManager,
      ...(await timed(async () => {
        const { Namespace, RegistrationState } = await world.cloud.resourceProviders.get('Microsoft.ImportExport', signal);
        return `${Namespace} is ${RegistrationState}`;
      }, signal)),
    };
}

async function timed(
  work: () => Promise<string>,
  signal: AbortSignal,
): Promise<Pick<ConnectionStep, 'Passed' | 'Detail' | 'Milliseconds'>> {
  const began = performance.now();
  const milliseconds = () => Math.round(performance.now() - began);
  try {
    return { Passed: true, Detail: await work(), Milliseconds: milliseconds() };
  } catch (error) {
    signal.throwIfAborted();
    const { id, message } = Failure.from(error);
    return { Passed: false, Detail: `${message} (${id})`, Milliseconds: milliseconds() };
  }
}
