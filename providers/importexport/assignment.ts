import { join } from 'node:path';
import type { PreparationChoice, SeedDisk } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';
import { checkDrives } from './drive-checks.ts';
import { type DriveFile, driveFiles, sameFile } from './drive-folder.ts';
import { inspectVolume } from './drive-mark.ts';
import { pack, spaceOf } from './packing.ts';
import { sessionId } from './session.ts';
import { type Staging, type StagingFile, stagingFiles } from './staging-files.ts';
import { checkStagingKey } from './staging-key.ts';

/** Which file goes on which drive. */
export interface Assignment {
  readonly staging: Staging;
  readonly drives: { readonly drive: SeedDisk; readonly files: StagingFile[]; readonly present: ReadonlyMap<string, DriveFile> }[];
  readonly last: (name: string) => boolean;
}

/**
 * Lists the staging location and packs it over the drives; what an earlier run has put on a drive stays there. Nothing is written.
 * Throws LocalFailure: those of `checkDrives` and `stagingFiles`, FileTooLarge, NotEnoughSpace.
 */
export async function assign(options: PreparationChoice, signal?: AbortSignal): Promise<Assignment> {
  const { source, drives, importJobName, blobType, replace = [] } = options;
  await checkDrives(source, drives);
  await checkStagingKey(source, importJobName);
  const staging = await stagingFiles(source, blobType, signal);
  const present = await Promise.all(drives.map((drive) => driveFiles(join(drive.Path, sessionId(importJobName)))));
  const holder = (file: StagingFile): number | undefined => {
    const at = present.findIndex((files) => sameFile(files.get(file.Name), file));
    return at < 0 ? undefined : at;
  };
  const wanted = new Map(staging.Files.map((file) => [file.Name, { ...file, at: holder(file) }]));
  const last = lastOnes(staging);
  const room = await Promise.all(
    drives.map(async (drive, index) => {
      // What a run with other drives has left here, and a seed that is to be replaced, is taken off before anything is copied.
      const leaving = [...(present[index] ?? [])].filter(([name]) => wanted.get(name)?.at !== index);
      if (replace.includes(drive.DriveId)) leaving.push(...(await otherSeed(drive, importJobName)));
      return {
        Size: drive.Size,
        Free: drive.Free + leaving.reduce((sum, [Name, { Length }]) => sum + (Number.isFinite(Length) ? spaceOf({ Name, Length }) : 0), 0),
      };
    }),
  );
  const packing = pack([...wanted.values()], last, room);
  if (packing.fits)
    return {
      staging,
      last,
      drives: drives.map((drive, index) => ({
        drive,
        files: staging.Files.filter((file) => packing.place.get(file.Name) === index),
        present: present[index] ?? new Map(),
      })),
    };
  if (packing.reason === 'FileTooLarge')
    throw new LocalFailure(
      'FileTooLarge',
      'LimitsExceeded',
      `${packing.file.Name} has ${packing.file.Length} bytes and fits on none of the drives; the most that fits is ${Math.max(0, packing.largest)}. Nothing was copied.`,
      { target: join(staging.Source, packing.file.Name), advice: 'Name a larger drive, or make room on these.' },
    );
  throw new LocalFailure(
    'NotEnoughSpace',
    'QuotaExceeded',
    `The drives are too small: about ${packing.missing} bytes more are needed (${staging.Files.length} files, ${drives.length} drives). Nothing was copied.`,
    { target: source, advice: 'Name more or larger drives; what is on these already stays there.' },
  );
}

/** In a repository the index and the snapshots come last, on the last drive (restic's format: files are independent, these bind them). */
function lastOnes({ Repository }: Staging): (name: string) => boolean {
  return Repository ? (name) => /^(index|snapshots)\//.test(name) : () => false;
}

async function otherSeed({ Path }: SeedDisk, importJobName: string): Promise<Map<string, DriveFile>> {
  const { ImportJobName: job } = await inspectVolume(Path);
  return job === undefined || job === importJobName ? new Map() : driveFiles(join(Path, sessionId(job)));
}
