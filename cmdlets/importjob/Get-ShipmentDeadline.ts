import type { LedgerEntry } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { record, text } from '../../shell/command/parameter.ts';
import { shipmentDeadlines } from '../rules/shipment-deadline.ts';
import { findJob } from './which-job.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ShipmentDeadline',
  synopsis: 'Shows the deadlines of an import job: what is due, when, and what happens otherwise.',
  description:
    '14 days for the tracking number, 14 days for the drives to arrive, usually 7 to 10 days for the copy, 90 days until the job is deleted.',
  output: ['OfflineSeed.ShipmentDeadline'],
  parameters: {
    Name: text({
      position: 0,
      aliases: ['JobName', 'ImportJobName'],
      fromPipeline: 'property',
      completes: 'job',
      help: 'Name of one job; by default all of them.',
    }),
    ResourceGroupName: text({ position: 1, aliases: ['ResourceGroup'], fromPipeline: 'property', help: 'Its resource group.' }),
    InputObject: record({ help: 'A job, as Get-ImportJob gives it.' }),
  },
  examples: [{ says: 'Shows what is due for every job.', run: 'Get-ShipmentDeadline' }],
  links: [
    { title: 'Offline backup with own disks: time', address: 'https://learn.microsoft.com/azure/backup/backup-azure-backup-import-export' },
  ],
  async *process(given, { world, signal }: HostContext<World>) {
    const named = given.Name !== undefined || given.InputObject !== undefined;
    const jobs = named ? [await findJob(given, world, signal)] : world.cloud.importJobs.list(given.ResourceGroupName, signal);
    for await (const job of jobs) {
      const entries = await world.state.ledger.read(job.Name);
      const at = (step: LedgerEntry['Step']) => entries.findLast(({ Step }) => Step === step)?.At;
      yield* shipmentDeadlines(
        { job, createdAt: job.CreatedAt ?? at('JobCreated'), shippedAt: at('Shipped'), copiedAt: at('CopyCompleted') },
        world.clock.now(),
      );
    }
  },
});
