import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { State } from '../contracts/state.ts';
import { replaceFile } from './durable-file.ts';

/**
 * One file per secret below `secrets`, folder 0700 and files 0600. Windows has no such modes: there the rights of the user's profile
 * hold, which keep other users out.
 */
export function secretsIn(home: string): State['secrets'] {
  const folder = join(home, 'secrets');
  const path = (name: string) =>
    join(folder, `${encodeURIComponent(name).replace(/[*~'()!.]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}.secret`);
  return {
    get: async (name) => {
      try {
        return await readFile(path(name), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    put: async (name, secret) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replaceFile(path(name), secret, 0o600);
    },
    remove: (name) => rm(path(name), { force: true }),
  };
}
