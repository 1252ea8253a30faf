import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../../shell/drives/provider.ts';
import { compareTextInCulture } from '../../../shell/objects/collation.ts';
import { DirectoryInfo, FileInfo, type FileSystemInfo } from './file-info.ts';

/** A folder behind a link is a folder too. */
function isFolder(folder: string, entry: Dirent): boolean {
  if (entry.isDirectory()) return true;
  return entry.isSymbolicLink() && (statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false);
}

export function entriesOf(folder: string): Entry[] {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    container: isFolder(folder, entry),
    hidden: entry.name.startsWith('.'),
    link: entry.isSymbolicLink(),
  }));
}

/** Folders first, then files, each by name. */
export function sortedEntries(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => (a.container === b.container ? compareTextInCulture(a.name, b.name, false) : a.container ? -1 : 1));
}

/** -Filter and search patterns of .NET: `*` and `?` only; `*.*` is everything. -Filter ignores the case of letters, .NET does so on Windows only. */
export function namePattern(pattern: string, caseSensitive = false): (name: string) => boolean {
  if (pattern === '*' || pattern === '*.*' || pattern === '') return () => true;
  const body = pattern
    .replace(/[\\^$.+()[\]{}|/]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${body}$`, caseSensitive ? 's' : 'is');
  return (name) => expression.test(name);
}

export type Depth = 'here' | 'below';

/** What .NET's listings give: in the order of the system, folders behind links not entered. */
export function listed(folder: string, pattern: string, depth: Depth, want: 'all' | 'files' | 'folders'): FileSystemInfo[] {
  const matches = namePattern(pattern, process.platform !== 'win32');
  const found: FileSystemInfo[] = [];
  const waiting = [folder];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift())
    for (const entry of entriesOf(at)) {
      const path = join(at, entry.name);
      if (entry.container && !entry.link && depth === 'below') waiting.push(path);
      if (!matches(entry.name) || (want !== 'all' && (want === 'folders') !== entry.container)) continue;
      found.push(entry.container ? new DirectoryInfo(path, path, entry.name) : new FileInfo(path, path, entry.name));
    }
  return found;
}
