import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import { recoveryPointPlaces } from '../rules/recovery-point-places.ts';
import { seedRoad } from '../rules/seed-road.ts';
import { type SeedHistory, seedHistories } from './seeds.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'OfflineSeedStatus',
  synopsis: 'Shows the whole road of a seed: what is done, what comes next and by when, and what can be restored from where.',
  description:
    'For every recovery point it says two different things: Protected means that a copy is in the vault; Restorable means that there is a place (staging, drive, landing container, vault) from which it can be restored now. While the parcel travels, a point is restorable and not yet protected.',
  output: ['OfflineSeed.SeedStatus'],
  parameters: {
    Name: text({
      position: 0,
      aliases: ['PolicyName', 'ImportJobName'],
      fromPipeline: 'property',
      completes: 'policy',
      help: 'Policy or import job; by default every seed.',
    }),
    Offline: flag({ help: 'Does not ask Azure how the import job is, only what was written down here.' }),
  },
  examples: [{ says: 'Shows every seed.', run: 'Get-OfflineSeedStatus -Offline' }],
  async *process({ Name, Offline }, context: HostContext<World>) {
    const { world } = context;
    for (const seed of await seedHistories(Name, world)) {
      const job = Offline ? undefined : await jobOf(seed, context);
      yield* seedRoad({ ...seed, job, points: recoveryPointPlaces(seed.entries) }, world.clock.now());
    }
  },
});

/** The job as Azure knows it, or undefined: the road is shown without a sign-in, too. */
async function jobOf(
  { importJobName, entries }: SeedHistory,
  { world, signal, verbose }: HostContext<World>,
): Promise<ImportJob | undefined> {
  const created = entries.findLast((entry) => entry.Step === 'JobCreated');
  if (
    created?.Step !== 'JobCreated' ||
    entries.some(({ Step }) => Step === 'Completed') ||
    (await world.state.contexts.get()) === undefined
  )
    return undefined;
  try {
    return await world.cloud.importJobs.get(created.ResourceGroup, importJobName, signal);
  } catch (error) {
    signal.throwIfAborted();
    verbose(`Azure was not asked how import job ${importJobName} is: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
