import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The file of the practice cloud's process, in the sources (`.ts`) or in a bundle (`.js`). A bundler may put this code into any folder of
 * its own, so the way leads upwards from here until the file is found.
 */
export function sandboxEntry(from: string = import.meta.url): string {
  for (let folder = dirname(fileURLToPath(from)); ; folder = dirname(folder)) {
    for (const ending of ['ts', 'js']) {
      const file = join(folder, 'providers', 'sandbox', `main.${ending}`);
      if (existsSync(file)) return file;
    }
    if (folder === dirname(folder)) throw new Error(`The program of the practice cloud is missing beside ${fileURLToPath(from)}.`);
  }
}
