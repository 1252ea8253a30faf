import type { ImportJob, ImportLocation } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { plainLocation } from '../rules/shipping-location.ts';
import { everyJob } from './which-job.ts';

/** What the checks of a parcel need: the place it goes to (by any of its names), all other jobs, the time. */
export async function shippingFacts(
  job: ImportJob,
  world: World,
  signal: AbortSignal,
): Promise<{ location: ImportLocation | undefined; others: ImportJob[]; now: Date }> {
  const { importJobs } = world.cloud;
  const location =
    (await importJobs.location(job.Location, signal)) ??
    (await importJobs.locations(signal)).find((one) => plainLocation(one.Name) === plainLocation(job.Location));
  return { location, others: await everyJob(world, signal), now: world.clock.now() };
}
