import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag } from '../../shell/command/parameter.ts';
import { cancelProblem } from '../rules/import-job-state.ts';
import { findJob, whichJob } from './which-job.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'ImportJob',
  synopsis: 'Asks the service to cancel an import job.',
  description:
    'The drives of a cancelled job are not copied; those that are on their way come back. Later than Creating it is only tried with -BestEffort.',
  output: ['OfflineSeed.ImportJob'],
  impact: 'High',
  defaultSet: 'ByName',
  parameters: { ...whichJob, BestEffort: flag({ help: 'Tries it also after Creating, which the service does not promise.' }) },
  examples: [
    { says: 'Cancels the jobs that were not shipped; here there is none.', run: 'Get-ImportJob -State Creating | Stop-ImportJob -WhatIf' },
  ],
  async *process(given, { world, signal, shouldProcess }: HostContext<World>) {
    const job = await findJob(given, world, signal);
    const problem = cancelProblem(job, given.BestEffort);
    if (problem)
      throw new Failure('ImportJobCannotBeCancelled', 'InvalidOperation', `The job ${job.Name} cannot be cancelled: ${problem}.`, {
        target: job.Name,
        advice: given.BestEffort ? 'Wait until the drives are back.' : 'Try it nevertheless: -BestEffort',
      });
    if (!(await shouldProcess(`${job.ResourceGroup}/${job.Name}`, 'Cancel the import job'))) return;
    yield await world.cloud.importJobs.update(job.ResourceGroup, job.Name, { CancelRequested: true }, signal);
  },
});
