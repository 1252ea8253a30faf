import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';
import { isRepository, microsoftSeed, type StagingFile, stagingFiles, stagingKey } from './staging-files.ts';
import { checkStagingKey } from './staging-key.ts';

/** Removes the seed from a staging location and tells what went; a location that is empty or gone has nothing. Throws LocalFailure StagingNotSeed, ImportJobNameMismatch. */
export async function clearStaging(location: string, importJobName: string): Promise<{ Files: number; Bytes: number }> {
  await checkStagingKey(location, importJobName);
  let files: StagingFile[];
  try {
    ({ Files: files } = await stagingFiles(location));
  } catch (error) {
    if (error instanceof LocalFailure && ['StagingNotFound', 'StagingEmpty'].includes(error.id)) return { Files: 0, Bytes: 0 };
    throw error;
  }
  const within = join(location, 'repository');
  if (await isRepository(within)) await rm(within, { recursive: true });
  else if (await isRepository(location))
    for (const name of repositoryParts) await rm(join(location, name), { recursive: true, force: true });
  else {
    files = files.filter(({ Name }) => microsoftSeed.test(Name));
    if (files.length === 0)
      throw new LocalFailure('StagingNotSeed', 'InvalidOperation', `What lies in ${location} is no seed; nothing was removed.`, {
        target: location,
        advice: 'Look at the folder and remove by hand what is not needed.',
      });
    for (const { Name } of files) await rm(join(location, ...Name.split('/')), { force: true });
  }
  await rm(join(location, stagingKey), { force: true });
  if ((await readdir(location)).length === 0) await rm(location, { recursive: true });
  return { Files: files.length, Bytes: files.reduce((sum, { Length }) => sum + Length, 0) };
}

/** All that restic ever puts into a repository. */
const repositoryParts = ['snapshots', 'index', 'data', 'keys', 'locks', 'config'];
