import { join, resolve } from 'node:path';
import type { DrivePreparation, PreparedDrive } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';
import { type Assignment, assign } from './assignment.ts';
import { checkDrive } from './check-drive.ts';
import { clearStaging } from './clear-staging.ts';
import { CopyPool } from './copy-pool.ts';
import { dataSetText } from './data-set.ts';
import { containerProblem } from './drive-path.ts';
import { driveSetText } from './drive-set.ts';
import { measure } from './measure.ts';
import { prepareDrive } from './prepare-drive.ts';
import { readDrive } from './read-drive.ts';
import { sessionId } from './session.ts';
import { writeOwn } from './small-file.ts';
import type { Staging } from './staging-files.ts';

/** The work of prepared drives on this computer. */
export function createPreparation(now: () => Date = () => new Date()): DrivePreparation {
  return {
    plan: async (options, signal) => {
      const { staging, drives } = await assign(options, signal);
      return {
        Source: staging.Source,
        BlobType: staging.BlobType,
        Drives: drives.map(({ drive, files }) => ({ DriveId: drive.DriveId, Files: files.length, Bytes: bytesOf(files) })),
        Files: staging.Files.length,
        Bytes: bytesOf(staging.Files),
      };
    },
    prepare: (options, progress, signal) => prepare(options, progress, now, signal),
    read: readDrive,
    check: checkDrive,
    clearStaging,
    measure,
  };
}

/** Drives work side by side; the first that fails stops the others, which lose nothing: a further run goes on where they were. */
async function prepare(
  options: Parameters<DrivePreparation['prepare']>[0],
  progress: Parameters<DrivePreparation['prepare']>[1],
  now: () => Date,
  signal?: AbortSignal,
): Promise<PreparedDrive[]> {
  const { importJobName, container, journalFolder, bitLockerKeys = {}, replace = [] } = options;
  const problem = containerProblem(container);
  if (problem)
    throw new LocalFailure('ContainerNameInvalid', 'InvalidArgument', `The preparation was not started: ${problem}.`, {
      target: container,
      advice:
        'Use 3 to 63 lower-case letters, digits and single hyphens: the datacenter would rename any other container, and the agent would not find it.',
    });
  const assignment = await assign(options, signal);
  const { Source: source, BlobType } = assignment.staging;
  const used = assignment.drives.filter(({ files }) => files.length > 0);
  const pool = new CopyPool();
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const end = () => void pool.close();
  either.addEventListener('abort', end, { once: true });
  try {
    const done = await Promise.allSettled(
      used.map(({ drive, files, present }) =>
        prepareDrive({
          drive,
          source,
          files,
          present,
          last: assignment.last,
          session: {
            DriveId: drive.DriveId,
            ImportJobName: importJobName,
            SessionId: sessionId(importJobName),
            Container: container,
            BlobType,
          },
          journalFolder,
          bitLockerKey: bitLockerKeys[drive.DriveId] ?? '',
          replace: replace.includes(drive.DriveId),
          pool,
          progress,
          signal: either,
          now,
        }).catch((error: unknown) => {
          stop.abort(error);
          throw error;
        }),
      ),
    );
    signal?.throwIfAborted();
    if (stop.signal.aborted) throw stop.signal.reason;
    const drives = done.filter((one) => one.status === 'fulfilled').map((one) => one.value);
    await writeSets(options, assignment.staging, used);
    return drives;
  } finally {
    either.removeEventListener('abort', end);
    await pool.close();
  }
}

/** driveset.csv and dataset.csv, as the original tool would have been told to do the same (import-export 2.3). */
async function writeSets(
  options: Parameters<DrivePreparation['prepare']>[0],
  { Source, BlobType }: Staging,
  used: Assignment['drives'],
): Promise<void> {
  const { journalFolder, container, bitLockerKeys = {} } = options;
  const drives = used.map(({ drive }) => {
    const key = bitLockerKeys[drive.DriveId] ?? '';
    return {
      DriveLetter: /^([A-Za-z]):\\?$/.exec(drive.Path)?.[1] ?? drive.Path,
      FormatOption: 'AlreadyFormatted' as const,
      SilentOrPromptOnFormat: 'SilentMode' as const,
      Encryption: key ? ('AlreadyEncrypted' as const) : ('Encrypt' as const),
      ExistingBitLockerKey: key,
    };
  });
  const base = resolve(Source);
  const separator = base.includes('\\') ? '\\' : '/';
  const data = {
    BasePath: base.endsWith(separator) ? base : base + separator,
    Destination: `${container}/`,
    BlobType,
    Disposition: 'overwrite' as const,
    MetadataFile: 'None',
    PropertiesFile: 'None',
  };
  await writeOwn(join(journalFolder, 'driveset.csv'), driveSetText(drives));
  await writeOwn(join(journalFolder, 'dataset.csv'), dataSetText([data], 'Blob'));
}

function bytesOf(files: readonly { Length: number }[]): number {
  return files.reduce((sum, file) => sum + file.Length, 0);
}
