import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { BackupPolicy, PolicyFacts } from '../../contracts/agents.ts';
import { stagingKey } from '../../importexport/staging-files.ts';
import { exclusion } from '../backup/exclusion.ts';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Looks at the sources, patterns and staging location of a policy; writes nothing and throws nothing. */
export function examine({ Source, Exclude, StagingLocation }: Pick<BackupPolicy, 'Source' | 'Exclude' | 'StagingLocation'>): PolicyFacts {
  return {
    Sources: Source.map((Path) => ({ Path, Problem: problemOf(() => accessSync(Path, constants.R_OK)) })),
    Patterns: Exclude.map((Pattern) => ({ Pattern, Problem: problemOf(() => exclusion([Pattern], process.platform)) })),
    Staging: stagingFacts(StagingLocation, Source),
  };
}

function problemOf(look: () => unknown): string | undefined {
  try {
    look();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function stagingFacts(location: string, sources: readonly string[]): PolicyFacts['Staging'] {
  // What is not there yet will be made in the nearest folder above that is.
  let above = resolve(location);
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
  let Free = 0;
  const Problem = problemOf(() => {
    if (!statSync(above).isDirectory()) throw new Error(`${above} is no folder`);
    const { bavail, bsize } = statfsSync(above);
    Free = bavail * bsize;
    accessSync(above, constants.W_OK);
  });
  const place = resolve(location) + sep;
  return {
    Problem,
    Free,
    Repository: existsSync(join(location, 'repository', 'config')),
    ImportJobName: jobOf(location),
    Within: sources.find((source) => place.startsWith(resolve(source) === sep ? sep : resolve(source) + sep)),
  };
}

function jobOf(location: string): string | undefined {
  try {
    const { ImportJobName } = JSON.parse(readFileSync(join(location, stagingKey), 'utf8')) as { ImportJobName?: unknown };
    return typeof ImportJobName === 'string' ? ImportJobName : undefined;
  } catch {
    return undefined;
  }
}
