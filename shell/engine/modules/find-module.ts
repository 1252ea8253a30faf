import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, delimiter, extname, join, resolve } from 'node:path';

const endings = ['.psd1', '.psm1', '.ps1'];

/** True for what names a file rather than a module in the module folders. */
export const isModulePath = (name: string): boolean =>
  /[\\/]/.test(name) || /^\.{1,2}$/.test(name) || /^~/.test(name) || endings.includes(extname(name).toLowerCase());

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The module file that a path means: itself, in a folder of that name, or with an ending added. */
export function moduleFileAt(path: string, folder: string): string | undefined {
  const full = resolve(folder, path.replaceAll('\\', '/'));
  if (isFile(full)) return full;
  if (isFolder(full)) {
    for (const ending of endings.slice(0, 2)) {
      const inside = join(full, basename(full) + ending);
      if (isFile(inside)) return inside;
    }
    return versionFolder(full, basename(full));
  }
  for (const ending of endings) if (isFile(full + ending)) return full + ending;
  return undefined;
}

export interface FoundModule {
  readonly name: string;
  readonly path: string;
}

const comparesVersions = (a: string, b: string): number => {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.max(x.length, y.length); at++) if ((x[at] ?? 0) !== (y[at] ?? 0)) return (x[at] ?? 0) - (y[at] ?? 0);
  return 0;
};

/** `Name/1.2.0/Name.psd1`: the highest version, or the one asked for. */
function versionFolder(folder: string, name: string, version?: string): string | undefined {
  const versions = readdirSync(folder)
    .filter((each) => /^\d+(\.\d+){1,3}$/.test(each) && (version === undefined || comparesVersions(each, version) === 0))
    .sort(comparesVersions)
    .reverse();
  for (const each of versions)
    for (const ending of endings.slice(0, 2)) {
      const path = join(folder, each, name + ending);
      if (isFile(path)) return path;
    }
  return undefined;
}

export const moduleFolders = (): string[] =>
  (process.env.PSModulePath ?? '').split(delimiter).filter((folder) => folder !== '' && existsSync(folder));

/** A module by name in the module folders, first folder first. */
export function findInstalled(name: string, version?: string): string | undefined {
  for (const folder of moduleFolders()) {
    const real = readdirSync(folder).find((each) => each.toLowerCase() === name.toLowerCase());
    if (real === undefined || !isFolder(join(folder, real))) continue;
    const inside = versionFolder(join(folder, real), real, version);
    if (inside) return inside;
    for (const ending of endings.slice(0, 2)) {
      const path = join(folder, real, real + ending);
      if (isFile(path)) return path;
    }
  }
  return undefined;
}

/** Every module in the module folders. */
export function installedModules(): FoundModule[] {
  const found: FoundModule[] = [];
  for (const folder of moduleFolders())
    for (const name of readdirSync(folder)) {
      if (!isFolder(join(folder, name))) continue;
      const path = moduleFileAt(name, folder);
      if (path) found.push({ name, path });
    }
  return found;
}
