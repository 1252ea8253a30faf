import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The one folder that holds all state (settings, secrets, ledger, sandbox, practice disks): OFFLINESEED_HOME, or `.offlineseed` in the
 * user's home. It is made when missing, readable by its owner only; on Windows it inherits the rights of the user's profile.
 */
export function stateHome(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment.OFFLINESEED_HOME;
  const home = given ? resolve(given) : join(homedir(), '.offlineseed');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  return home;
}
