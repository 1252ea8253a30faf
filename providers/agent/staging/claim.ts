import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stagingKey } from '../../importexport/staging-files.ts';
import { checkStagingKey } from '../../importexport/staging-key.ts';
import { diskFailure } from '../store/disk-failure.ts';

/** Writes `seed.json` into a staging location that has none. Throws LocalFailure ImportJobNameMismatch for one of another import job. */
export async function claim(stagingLocation: string, importJobName: string): Promise<void> {
  await checkStagingKey(stagingLocation, importJobName);
  const path = join(stagingLocation, stagingKey);
  try {
    await mkdir(stagingLocation, { recursive: true });
    // Two runs that begin together: the second finds the file and must agree with it.
    await writeFile(path, `${JSON.stringify({ ImportJobName: importJobName })}\n`, { flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw diskFailure(error, 'written', path);
    await checkStagingKey(stagingLocation, importJobName);
  }
}
