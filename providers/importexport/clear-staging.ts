import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { driveFiles } from './drive-folder.ts';
import { isRepository, microsoftSeed, stagingKey } from './staging-files.ts';
import { checkStagingKey } from './staging-key.ts';

/** All that restic ever puts into a repository. */
const repositoryParts: readonly string[] = ['snapshots', 'index', 'keys', 'locks', 'config', 'data'];

/** Where parts lie while they are removed, so that an interrupted run leaves no half repository, and the next one finishes it. */
const leaving = 'repository.removed';

/**
 * Removes the seed from a staging location and tells what went: the repository in it, or a Microsoft agent's files. Whatever is no seed
 * stays. A location without one has nothing to tell. Throws LocalFailure ImportJobNameMismatch.
 */
export async function clearStaging(location: string, importJobName: string): Promise<{ Files: number; Bytes: number }> {
  await checkStagingKey(location, importJobName);
  const within = join(location, 'repository');
  const repository = (await isRepository(within)) ? within : (await isRepository(location)) ? location : undefined;
  const found = [...(await driveFiles(repository ?? location))].filter(([name]) =>
    repository ? repositoryParts.includes(name.split('/')[0] ?? '') : microsoftSeed.test(name),
  );
  const away = join(location, leaving);
  await rm(away, { recursive: true, force: true });
  if (repository === within) await rename(within, away);
  else if (repository) {
    await mkdir(away);
    for (const part of repositoryParts) await rename(join(location, part), join(away, part)).catch(absent);
  } else for (const [name] of found) await rm(join(location, ...name.split('/')), { force: true });
  await rm(away, { recursive: true, force: true });
  if (found.length > 0) await rm(join(location, stagingKey), { force: true });
  await removeEmpty(location);
  return { Files: found.length, Bytes: found.reduce((sum, [, { Length }]) => sum + (Number.isFinite(Length) ? Length : 0), 0) };
}

async function removeEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => undefined);
  if (names?.length === 0) await rm(folder, { recursive: true });
}

function absent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
