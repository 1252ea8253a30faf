import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { text, texts } from '../../shell/command/parameter.ts';
import { recordCopied } from './job-ledger.ts';
import { findJob } from './which-job.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ImportJob',
  synopsis: 'Shows import jobs: where they are, with what drives, how far.',
  aliases: ['Get-AzImportExport'],
  output: ['OfflineSeed.ImportJob'],
  parameters: {
    Name: text({
      position: 0,
      aliases: ['JobName', 'ImportJobName'],
      fromPipeline: 'property',
      completes: 'job',
      help: 'Name of one job; by default all of them.',
    }),
    ResourceGroupName: text({
      position: 1,
      aliases: ['ResourceGroup'],
      fromPipeline: 'property',
      help: 'The group to look in; by default the whole subscription.',
    }),
    State: texts({ help: 'Only jobs in these states.' }),
  },
  examples: [
    { says: 'Shows every job of the subscription.', run: 'Get-ImportJob' },
    { says: 'Counts the jobs on their way.', run: '@(Get-ImportJob -State Shipping, Received, Transferring).Count', shows: '0' },
  ],
  async *process({ Name, ResourceGroupName, State }, { world, signal }: HostContext<World>) {
    const wanted = State?.map((one) => one.toLowerCase());
    const jobs =
      Name === undefined
        ? world.cloud.importJobs.list(ResourceGroupName, signal)
        : [await findJob({ Name, ResourceGroupName }, world, signal)];
    for await (const job of jobs) {
      if (wanted && !wanted.includes(job.State.toLowerCase())) continue;
      await recordCopied(world, job);
      yield job;
    }
  },
});
