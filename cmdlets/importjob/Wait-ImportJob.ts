import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { integer, someOf } from '../../shell/command/parameter.ts';
import { hasReached, importJobStates, isOver } from '../rules/import-job-state.ts';
import { recordCopied } from './job-ledger.ts';
import { findJob, whichJob } from './which-job.ts';

export default cmdlet({
  verb: 'Wait',
  noun: 'ImportJob',
  synopsis: 'Waits until an import job has reached a state, and shows how far it is.',
  description:
    'Asks often at first and every minute later. It also ends when the job has gone past the state; a job that was closed with errors is an error when Completed was waited for.',
  output: ['OfflineSeed.ImportJob'],
  defaultSet: 'ByName',
  parameters: {
    ...whichJob,
    State: someOf(importJobStates, { default: ['Completed'], help: 'The states to wait for; the first that is reached ends it.' }),
    TimeoutSec: integer({ aliases: ['Timeout'], range: [1, 2_147_483], help: 'Seconds after which to give up; by default never.' }),
    PollingIntervalSec: integer({ default: 60, range: [1, 86_400], help: 'Longest time between two questions, in seconds.' }),
  },
  examples: [
    {
      says: 'Waits for every job that is on its way; here there is none.',
      run: 'Get-ImportJob -State Shipping | Wait-ImportJob -State Packaging, Completed',
    },
  ],
  async *process(given, { world, signal, warn, progress }: HostContext<World>) {
    const began = performance.now();
    let job = await findJob(given, world, signal);
    const { Name, ResourceGroup } = job;
    const activity = `Import job ${Name}`;
    let faulted = false;
    try {
      for (let pause = 500; !hasReached(job.State, given.State); pause = Math.min(pause * 1.5, given.PollingIntervalSec * 1000)) {
        if (isOver(job.State))
          throw new Failure('ImportJobClosed', 'InvalidResult', `The job ${Name} is ${job.State}: not everything was copied.`, {
            target: Name,
            advice: `See what is missing: Get-ImportJobLog ${Name} ${ResourceGroup} -LogLevel Error`,
          });
        if (job.State === 'Faulted' && !faulted)
          warn(
            `The datacenter has a question about ${Name}: look at the mailbox of the return address (${job.ReturnAddress?.Email ?? 'none'}).`,
          );
        faulted = job.State === 'Faulted';
        progress({ activity, status: statusOf(job), percent: job.PercentComplete });
        const left = given.TimeoutSec === undefined ? Number.POSITIVE_INFINITY : given.TimeoutSec * 1000 - (performance.now() - began);
        if (left <= 0)
          throw new Failure(
            'ImportJobWaitTimeout',
            'OperationTimeout',
            `The job ${Name} is still ${job.State} after ${given.TimeoutSec} s.`,
            {
              target: Name,
              advice: 'Wait longer, or look later: Get-ImportJob',
            },
          );
        await sleep(Math.min(pause, left), undefined, { signal });
        job = await findJob({ Name, ResourceGroupName: ResourceGroup }, world, signal);
      }
    } finally {
      progress({ activity, completed: true });
    }
    await recordCopied(world, job);
    yield job;
  },
});

function statusOf({ State, Drives }: { State: string; Drives: readonly { State?: string }[] }): string {
  const done = Drives.filter(({ State: one }) => /^(Completed|CompletedMoreInfo|ShippedBack)$/i.test(one ?? '')).length;
  return `${State}, ${done} of ${Drives.length} drives copied`;
}
