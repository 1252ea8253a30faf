import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, someOf, texts } from '../../shell/command/parameter.ts';
import { DriveLogError, driveLogReader } from '../rules/drive-log.ts';
import { logBlob } from './log-blob.ts';
import { findJob, whichJob } from './which-job.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ImportJobLog',
  synopsis: 'Shows what the datacenter did with each file of each drive, as objects.',
  description:
    'Reads the logs that the datacenter wrote into the storage account. The verbose log names every blob, the error log those that were not copied well. Every entry has a status, what it means, and what to do.',
  output: ['OfflineSeed.ImportLogEntry', 'OfflineSeed.ImportLogSummary'],
  defaultSet: 'ByName',
  parameters: {
    ...whichJob,
    LogLevel: someOf(['Verbose', 'Error'], { help: 'Which log; by default the verbose one where there is one, else the error log.' }),
    DriveId: texts({ help: 'Only these drives.' }),
    Summary: flag({ help: 'Gives one object for each log instead of one for each blob.' }),
  },
  examples: [
    {
      says: 'Shows what was not copied, in every job; here there is none.',
      run: "Get-ImportJob | Get-ImportJobLog | Where-Object Status -ne 'Completed'",
    },
  ],
  links: [
    {
      title: 'Review job status with copy log files',
      address: 'https://learn.microsoft.com/azure/import-export/storage-import-export-tool-reviewing-job-status-v1',
    },
  ],
  async *process(given, { world, signal, warn, error }: HostContext<World>) {
    const job = await findJob(given, world, signal);
    const container = await world.cloud.storageAccounts.container(
      job.StorageAccountId.split('/').at(-1) ?? '',
      job.DiagnosticsPath.split('/')[0] ?? '',
      signal,
    );
    const ids = given.DriveId?.map((id) => id.toLowerCase());
    const drives = job.Drives.filter(({ DriveId }) => !ids || ids.includes(DriveId.toLowerCase()));
    let logs = 0;
    for (const drive of drives) {
      const has = { Verbose: drive.VerboseLogUri, Error: drive.ErrorLogUri };
      const wanted = given.LogLevel ?? (has.Verbose ? (['Verbose'] as const) : (['Error'] as const));
      for (const LogLevel of new Set(wanted)) {
        const uri = has[LogLevel];
        if (!uri) continue;
        logs++;
        const head = { ImportJobName: job.Name, LogLevel };
        const reader = driveLogReader();
        try {
          const name = logBlob(uri, job, container);
          const decoder = new TextDecoder();
          for await (const piece of await container.stream(name, signal))
            for (const entry of reader.write(decoder.decode(piece, { stream: true }))) if (!given.Summary) yield { ...head, ...entry };
          reader.write(decoder.decode());
          const summary = reader.end();
          if (given.Summary) yield { PSTypeName: 'OfflineSeed.ImportLogSummary', ...head, ...summary };
          else if (summary.Status !== 'Completed')
            warn(`Drive ${drive.DriveId}: ${summary.Status}. ${summary.Meaning}${summary.Advice ? ` ${summary.Advice}` : ''}`);
        } catch (cause) {
          signal.throwIfAborted();
          if (cause instanceof DriveLogError)
            error(
              new Failure('ImportJobLogDamaged', 'InvalidData', `The log ${uri} is not readable: line ${cause.line}: ${cause.message}.`, {
                target: uri,
                advice: 'Look at the other log of the drive: -LogLevel Error',
                cause,
              }),
            );
          else error(Failure.from(cause));
        }
      }
    }
    if (logs === 0) warn(`The job ${job.Name} has no logs yet (${job.State}): the datacenter writes them when a drive is copied.`);
  },
});
