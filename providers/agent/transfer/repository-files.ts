import type { RepositoryPlace } from '../../contracts/agents.ts';
import { LocalFailure } from '../../contracts/failure.ts';
import { isNotThere } from '../process/container-files.ts';
import { FolderStore } from '../store/folder.ts';
import { FoldersStore } from '../store/folders.ts';
import { FOLDERS, type Store } from '../store/store.ts';

/** A file that makes up a repository. Locks, half-written files and whatever else lies there are none. */
const repositoryFile = /^(?:config|(?:keys|index|snapshots)\/[0-9a-f]{64}|data\/([0-9a-f]{2})\/\1[0-9a-f]{62})$/;

/** The order in which files travel, so that the target is a repository at any moment or none at all: config makes it one. */
const order = ['keys', 'data', 'index', 'snapshots', 'config'] as const;
export type Kind = (typeof order)[number];
export const inOrder: readonly Kind[] = order;
export const kindOf = (name: string): Kind => name.split('/', 1)[0] as Kind;

export interface PlacedFile {
  readonly name: string;
  readonly length: number;
  readonly md5?: string;
}

export const addressOf = (place: RepositoryPlace): string => {
  if (place.kind === 'container') return place.container.Address;
  return place.kind === 'folder' ? place.path : place.paths.join(', ');
};

export const localStore = (place: Exclude<RepositoryPlace, { kind: 'container' }>): Store =>
  place.kind === 'folder' ? new FolderStore(place.path) : new FoldersStore(place.paths);

/** Every file of the repository in a place, by name. */
export async function repositoryFiles(place: RepositoryPlace, signal?: AbortSignal): Promise<Map<string, PlacedFile>> {
  const out = new Map<string, PlacedFile>();
  if (place.kind === 'container') {
    try {
      for await (const { Name, Length, ContentMd5 } of place.container.list(undefined, signal))
        if (repositoryFile.test(Name)) out.set(Name, { name: Name, length: Length, md5: ContentMd5 });
    } catch (error) {
      if (!isNotThere(error)) throw error;
    }
    return out;
  }
  const store = localStore(place);
  try {
    for (const folder of FOLDERS) for (const file of await store.list(folder)) if (repositoryFile.test(file.name)) out.set(file.name, file);
    const config = await store.get('config');
    if (config) out.set('config', { name: 'config', length: config.length });
    return out;
  } finally {
    store.close();
  }
}

/** The bytes of one small file; undefined when it is not there. */
export async function readSmall(place: RepositoryPlace, name: string, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  if (place.kind === 'container') {
    try {
      return await place.container.read(name, undefined, signal);
    } catch (error) {
      if (isNotThere(error)) return undefined;
      throw error;
    }
  }
  const store = localStore(place);
  try {
    return await store.get(name);
  } finally {
    store.close();
  }
}

/** Throws AgentPlacesDiffer when two places hold different repositories: their files must never be mixed. */
export async function checkSameRepository(from: RepositoryPlace, to: RepositoryPlace, signal?: AbortSignal): Promise<void> {
  const [source, target] = [await readSmall(from, 'config', signal), await readSmall(to, 'config', signal)];
  if (!source || !target || Buffer.from(source).equals(target)) return;
  throw new LocalFailure(
    'AgentPlacesDiffer',
    'InvalidOperation',
    `${addressOf(to)} already holds another repository than ${addressOf(from)}.`,
    {
      target: addressOf(to),
      advice: 'Give the policy a container of its own, or empty that container if nothing in it is needed.',
    },
  );
}
