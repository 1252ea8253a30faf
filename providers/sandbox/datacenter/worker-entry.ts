import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file of the datacenter's thread: upwards from here to the first folder below which it lies, with the ending that this code has (a bundle keeps the names of its entries). */
export const workerEntry: string = locate(fileURLToPath(import.meta.url));

function locate(here: string): string {
  const name = join('providers', 'sandbox', 'datacenter', `drive-worker${extname(here)}`);
  for (let folder = dirname(here); ; folder = dirname(folder)) {
    const file = join(folder, name);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error(`${name} is missing: the installation is incomplete.`);
  }
}
