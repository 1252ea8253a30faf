import { statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { LocalFailure } from '../../contracts/failure.ts';
import { latin } from '../node/name.ts';

const pathsOf = (platform: NodeJS.Platform) => (platform === 'win32' ? win32 : posix);

/**
 * Where a path stands in the tree of a snapshot, as restic puts it: `/a/b` is a, b; `C:\Users` is C, Users; `\\server\share\x` is
 * server, share, x. `prefix` is the native path of what lies above the first name, `depth` how many of the names belong to the volume.
 */
export function segments(path: string, platform: NodeJS.Platform): { names: string[]; volume: number } {
  if (platform !== 'win32') return { names: path.split('/').filter(Boolean), volume: 0 };
  const plain = path.replace(/^\\\\\?\\(UNC\\)?/, (_, unc: string | undefined) => (unc ? '\\\\' : ''));
  const names = plain.split(/[\\/]/).filter(Boolean);
  const drive = /^([A-Za-z]):$/.exec(names[0] ?? '');
  if (!drive) return { names, volume: 2 };
  return { names: [drive[1]!.toUpperCase(), ...names.slice(1)], volume: 1 };
}

/** Native path of the first `count` names of `segments`. */
export function nativePath(names: readonly string[], count: number, platform: NodeJS.Platform): string {
  if (platform !== 'win32') return `/${names.slice(0, count).join('/')}`;
  const drive = names[0]?.length === 1;
  const least = drive ? 1 : 2;
  const used = names.slice(0, Math.max(count, least));
  if (!drive) return `\\\\${used.join('\\')}${used.length === 2 ? '\\' : ''}`;
  return `${used[0]}:\\${used.slice(1).join('\\')}`;
}

/** Absolute, without doubles, and without what lies below another source. */
export function normalisedSources(sources: readonly string[], platform: NodeJS.Platform): string[] {
  const { resolve, sep } = pathsOf(platform);
  const fold = (path: string) => (platform === 'win32' ? path.toLowerCase() : path);
  const below = (path: string, other: string) => fold(path).startsWith(fold(other.endsWith(sep) ? other : other + sep));
  const all = [...new Set(sources.map((source) => resolve(source)))];
  return all.filter((path) => !all.some((other) => other !== path && below(path, other)));
}

/** Throws AgentSourceMissing for the first source that is not there: nothing has been written by then. */
export function checkSources(sources: readonly string[]): void {
  for (const source of sources) {
    try {
      statSync(source);
    } catch (error) {
      throw new LocalFailure('AgentSourceMissing', 'ObjectNotFound', `"${source}" cannot be backed up: ${(error as Error).message}`, {
        target: source,
        advice: 'Correct the path in the policy, or connect the disk it lies on.',
        cause: error,
      });
    }
  }
}

/** The sources as one tree of names (bytes): what leads to them, and `whole` where one begins. */
export interface Branch {
  readonly children: Map<string, Branch>;
  whole: boolean;
}

export function branches(sources: readonly string[], platform: NodeJS.Platform): Branch {
  const root: Branch = { children: new Map(), whole: false };
  for (const source of sources) {
    let at = root;
    for (const name of segments(source, platform).names.map(latin)) {
      let next = at.children.get(name);
      if (!next) at.children.set(name, (next = { children: new Map(), whole: false }));
      at = next;
    }
    at.whole = true;
  }
  return root;
}
