import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the agent's own process and its workers begin. In the sources that is beside this file; in a bundle this file is part of a
 * chunk somewhere below dist/, whose entries keep the names of their sources. One rule finds both: upwards to the first folder below
 * which the entry lies, with the ending that this code has.
 */
function locate(name: string): string {
  const here = fileURLToPath(import.meta.url);
  const wanted = join('providers', 'agent', name + extname(here));
  for (let folder = dirname(here); ; folder = dirname(folder)) {
    const path = join(folder, wanted);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) throw new Error(`${wanted} is not there: the installation is incomplete.`);
  }
}

export const processEntry: string = locate('main');
export const workerEntry: string = locate('worker');
