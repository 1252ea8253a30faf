import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure } from '../../shell/command/context.ts';
import { record, text } from '../../shell/command/parameter.ts';

/** How a cmdlet is told its job: by name, from the pipeline, or as a whole. */
export const whichJob = {
  Name: text({
    aliases: ['JobName', 'ImportJobName'],
    sets: { ByName: { position: 0, mandatory: true, fromPipeline: 'property' } },
    completes: 'job',
    help: 'Name of the import job.',
  }),
  ResourceGroupName: text({
    aliases: ['ResourceGroup'],
    sets: { ByName: { position: 1, fromPipeline: 'property' } },
    help: 'Its resource group; without it the job is looked for in the whole subscription.',
  }),
  InputObject: record({ sets: { ByObject: { mandatory: true } }, help: 'A job, as Get-ImportJob gives it.' }),
} as const;

export interface JobNamed {
  readonly Name?: string;
  readonly ResourceGroupName?: string;
  readonly InputObject?: Readonly<Record<string, unknown>>;
}

/** The job as the service knows it now. Throws ImportJobNotFound, ImportJobAmbiguous. */
export async function findJob(given: JobNamed, world: World, signal: AbortSignal): Promise<ImportJob> {
  const name = given.Name ?? String(given.InputObject?.Name ?? '');
  const group =
    given.ResourceGroupName ??
    (given.InputObject ? String(given.InputObject.ResourceGroup ?? given.InputObject.ResourceGroupName ?? '') : undefined);
  const found: ImportJob[] = [];
  if (group) {
    const job = await world.cloud.importJobs.get(group, name, signal);
    if (job) found.push(job);
  } else
    for await (const job of world.cloud.importJobs.list(undefined, signal))
      if (job.Name.toLowerCase() === name.toLowerCase()) found.push(job);
  if (found.length > 1)
    throw new Failure(
      'ImportJobAmbiguous',
      'InvalidArgument',
      `There are jobs called "${name}" in ${found.map(({ ResourceGroup }) => ResourceGroup).join(' and ')}.`,
      {
        target: name,
        advice: 'Say which one: -ResourceGroupName',
      },
    );
  if (found[0]) return found[0];
  throw new Failure(
    'ImportJobNotFound',
    'ObjectNotFound',
    `There is no import job "${name}"${group ? ` in ${group}` : ' in this subscription'}.`,
    {
      target: name,
      advice: 'Get-ImportJob shows those that are there. A job without a tracking number is deleted after 14 days.',
    },
  );
}

/** Every job of the subscription. */
export async function everyJob(world: World, signal: AbortSignal): Promise<ImportJob[]> {
  const jobs: ImportJob[] = [];
  for await (const job of world.cloud.importJobs.list(undefined, signal)) jobs.push(job);
  return jobs;
}
