import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const known = { passwd: undefined as Map<number, string> | undefined, group: undefined as Map<number, string> | undefined };

/** Names of users and groups by number, from the files that Unix keeps them in. */
function namesIn(file: 'passwd' | 'group'): Map<number, string> {
  let names = known[file];
  if (names) return names;
  names = new Map();
  try {
    for (const line of readFileSync(`/etc/${file}`, 'utf8').split('\n')) {
      const [name, , id] = line.split(':');
      if (name && id && !name.startsWith('#') && !names.has(Number(id))) names.set(Number(id), name);
    }
  } catch {
    // Without the file the numbers are shown.
  }
  known[file] = names;
  return names;
}

/** macOS keeps its users in a directory service; `id` asks it. */
function asked(id: number, flags: readonly string[]): string | undefined {
  if (process.platform !== 'darwin') return undefined;
  try {
    return execFileSync('/usr/bin/id', [...flags, String(id)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

function nameOf(id: number, file: 'passwd' | 'group', flags: readonly string[]): string {
  const names = namesIn(file);
  let name = names.get(id);
  if (name === undefined) names.set(id, (name = asked(id, flags) ?? String(id)));
  return name;
}

export const userName = (id: number): string => nameOf(id, 'passwd', ['-un']);
export const groupName = (id: number): string => nameOf(id, 'group', ['-gn']);
