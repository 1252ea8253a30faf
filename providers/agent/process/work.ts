import { hostname } from 'node:os';
import type { BackupProgress, RecoverableItem } from '../../contracts/agents.ts';
import { LocalFailure } from '../../contracts/failure.ts';
import { readAttributes } from '../backup/attributes.ts';
import { backUp } from '../backup/backup.ts';
import { listItems, recoveryPoints } from '../repository/listing.ts';
import { RepositoryLock } from '../repository/locks.ts';
import { createRepository, openRepository } from '../repository/open.ts';
import type { Repository } from '../repository/repository.ts';
import { restore } from '../restore/restore.ts';
import { FolderStore } from '../store/folder.ts';
import { FoldersStore } from '../store/folders.ts';
import { type RemoteFiles, RemoteStore } from '../store/remote.ts';
import type { Store } from '../store/store.ts';
import { verify } from '../verify/verify.ts';
import type { Work } from './conversation.ts';

export interface WorkServices {
  readonly remote: RemoteFiles;
  readonly signal: AbortSignal;
  progress(state: BackupProgress): void;
  /** Hands listed items on; settles when more may come. */
  items(items: RecoverableItem[]): Promise<void>;
}

function storeOf(work: Work, remote: RemoteFiles): Store {
  if (work.place.kind === 'folder') return new FolderStore(work.place.path);
  if (work.place.kind === 'folders') return new FoldersStore(work.place.paths);
  return new RemoteStore(work.place.where, remote);
}

const now = () => new Date();

/** Does one work from opening to closing the repository; gives its result. */
export async function doWork(work: Work, on: WorkServices): Promise<unknown> {
  const store = storeOf(work, on.remote);
  try {
    if (work.kind !== 'backup') return await read(await openRepository(store, work.passphrase), work, on);
    // Reading attributes takes a while, and so does the passphrase.
    const attributes = readAttributes(work.sources, on.signal);
    attributes.catch(() => {});
    const there = (await store.get('config')) !== undefined;
    const repository = there
      ? await openRepository(store, work.passphrase)
      : await createRepository(store, work.passphrase, { now: now() });
    return await backUp(repository, { ...work, attributes, now, signal: on.signal, progress: on.progress });
  } finally {
    store.close();
  }
}

async function read(repository: Repository, work: Exclude<Work, { kind: 'backup' }>, on: WorkServices): Promise<unknown> {
  const lock = work.place.kind === 'folder' ? await lockForReading(repository) : undefined;
  try {
    switch (work.kind) {
      case 'recoveryPoints':
        return await recoveryPoints(repository);
      case 'items':
        return await listItems(repository, work, on.items);
      case 'verify':
        return await verify(repository, { signal: on.signal, progress: on.progress });
      default:
        return await restore(repository, { ...work, signal: on.signal, progress: on.progress });
    }
  } finally {
    await lock?.release();
  }
}

/** Keeps a clean-up away while we read. A place that cannot be written to (a prepared drive, a share) is read without; containers too. */
async function lockForReading(repository: Repository): Promise<RepositoryLock | undefined> {
  const lock = new RepositoryLock(repository, { exclusive: false }, now, hostname());
  try {
    await lock.take();
    return lock;
  } catch (error) {
    if (error instanceof LocalFailure && error.id !== 'AgentLocked') return undefined;
    throw error;
  }
}
