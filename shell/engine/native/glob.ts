import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { wildcard } from '../../objects/wildcard.ts';

/** Files that an unquoted pattern finds, hidden ones left out; undefined when it finds none. Relative patterns give relative names. */
export function globWords(pattern: string, folder: string): string[] | undefined {
  const absolute = pattern.startsWith('/');
  const parts = pattern.split('/').filter((part) => part !== '');
  let found: string[] = [absolute ? '/' : ''];
  for (const part of parts) {
    const next: string[] = [];
    for (const base of found) {
      if (!/[*?[]/.test(part)) {
        next.push(base === '' || base === '/' ? base + part : `${base}/${part}`);
        continue;
      }
      for (const name of namesIn(absolute ? base : join(folder, base), part))
        next.push(base === '' || base === '/' ? base + name : `${base}/${name}`);
    }
    found = next;
  }
  return found.length > 0 ? found : undefined;
}

function namesIn(folder: string, pattern: string): string[] {
  try {
    const matcher = wildcard(pattern);
    const entries = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => !entry.name.startsWith('.') && matcher.matches(entry.name),
    );
    const order = (a: string, b: string): number => a.localeCompare(b, 'en-US', { sensitivity: 'base' });
    const names = (directories: boolean): string[] =>
      entries
        .filter((entry) => entry.isDirectory() === directories)
        .map(({ name }) => name)
        .sort(order);
    return [...names(true), ...names(false)];
  } catch {
    return [];
  }
}
