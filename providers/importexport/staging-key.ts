import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';
import { stagingKey } from './staging-files.ts';

/**
 * Refuses a staging location that was filled for another import job: one name ties policy, staging folder, drive, job and parcel together,
 * and a seed under another name waits for ever. A location without `seed.json` is tied to no job. Throws LocalFailure ImportJobNameMismatch.
 */
export async function checkStagingKey(location: string, importJobName: string): Promise<void> {
  // A repository may be named itself; its key lies beside it.
  for (const folder of basename(location) === 'repository' ? [location, dirname(location)] : [location]) {
    const path = join(folder, stagingKey);
    const name = importJobNameIn(await readFile(path, 'utf8').catch(() => ''));
    if (name === undefined) continue;
    if (name.toLowerCase() === importJobName.toLowerCase()) return;
    throw new LocalFailure(
      'ImportJobNameMismatch',
      'InvalidArgument',
      `The staging location ${folder} was filled for import job ${name}, not for ${importJobName}.`,
      {
        target: path,
        advice: `Use the policy of ${name}, or the staging location of ${importJobName}.`,
      },
    );
  }
}

function importJobNameIn(text: string): string | undefined {
  try {
    const { ImportJobName: name } = JSON.parse(text) as { ImportJobName?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}
