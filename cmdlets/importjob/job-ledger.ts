import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { LedgerEntry } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';
import { isCopied } from '../rules/import-job-state.ts';

type Step = Extract<LedgerEntry['Step'], 'JobCreated' | 'Shipped' | 'CopyCompleted'>;

const rank: readonly BackupPolicy['State'][] = ['Staging', 'Staged', 'Prepared', 'AwaitingShipment', 'Importing', 'Imported', 'Online'];
const stateAfter: Readonly<Record<Step, BackupPolicy['State']>> = {
  JobCreated: 'AwaitingShipment',
  Shipped: 'Importing',
  CopyCompleted: 'Imported',
};

/** Writes that a job was made; once. */
export async function recordCreated(world: World, job: ImportJob): Promise<void> {
  if (await known(world, job.Name, 'JobCreated')) return;
  const { Name: ImportJobName, ResourceGroup, Location } = job;
  await world.state.ledger.append({
    At: world.clock.now(),
    ImportJobName,
    Step: 'JobCreated',
    ResourceGroup,
    Location,
    Drives: job.Drives.map(({ DriveId }) => DriveId),
  });
  await moveOn(world, ImportJobName, 'JobCreated');
}

/** Writes that a parcel was announced or corrected. */
export async function recordShipped(world: World, job: ImportJob): Promise<void> {
  if (!job.DeliveryPackage) return;
  await world.state.ledger.append({ At: world.clock.now(), ImportJobName: job.Name, Step: 'Shipped', Package: job.DeliveryPackage });
  await moveOn(world, job.Name, 'Shipped');
}

/** Writes that the drives were copied, when a job is first seen in such a state. */
export async function recordCopied(world: World, job: ImportJob): Promise<void> {
  if (!isCopied(job.State) || !(await known(world, job.Name, 'JobCreated')) || (await known(world, job.Name, 'CopyCompleted'))) return;
  await world.state.ledger.append({ At: world.clock.now(), ImportJobName: job.Name, Step: 'CopyCompleted', State: job.State });
  await moveOn(world, job.Name, 'CopyCompleted');
}

const known = async (world: World, name: string, step: Step) => (await world.state.ledger.read(name)).some(({ Step: one }) => one === step);

/** Takes the policies of this job along the road, never back. */
async function moveOn(world: World, name: string, step: Step): Promise<void> {
  for (const policy of await world.state.policies.list())
    if (policy.ImportJobName === name && rank.indexOf(policy.State) < rank.indexOf(stateAfter[step]))
      await world.state.policies.put({ ...policy, State: stateAfter[step] });
}
