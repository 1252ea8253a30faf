import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { deleteProblem } from '../rules/import-job-state.ts';
import { findJob, whichJob } from './which-job.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'ImportJob',
  synopsis: 'Deletes an import job that was not shipped, or that is completed.',
  description: 'The logs stay in the storage account. What is on the drives stays good for a new job.',
  aliases: ['Remove-AzImportExport'],
  output: [],
  impact: 'High',
  defaultSet: 'ByName',
  parameters: whichJob,
  examples: [
    {
      says: 'Deletes the jobs that were not shipped; here there is none.',
      run: 'Get-ImportJob -State Creating | Remove-ImportJob -WhatIf',
    },
  ],
  async process(given, { world, signal, shouldProcess }: HostContext<World>) {
    const job = await findJob(given, world, signal);
    const problem = deleteProblem(job);
    if (problem)
      throw new Failure('ImportJobCannotBeDeleted', 'InvalidOperation', `The job ${job.Name} cannot be deleted: ${problem}.`, {
        target: job.Name,
        advice: 'Wait until it is completed (Wait-ImportJob), or cancel it (Stop-ImportJob).',
      });
    if (await shouldProcess(`${job.ResourceGroup}/${job.Name}`, 'Delete the import job'))
      await world.cloud.importJobs.delete(job.ResourceGroup, job.Name, signal);
    return undefined;
  },
});
