import type { BackupProgress, RepositoryPlace } from '../../contracts/agents.ts';
import { LocalFailure } from '../../contracts/failure.ts';
import { missing as missingFile } from '../repository/failures.ts';
import type { Store } from '../store/store.ts';
import { addressOf, checkSameRepository, inOrder, kindOf, localStore, type PlacedFile, repositoryFiles } from './repository-files.ts';

/** Files under way at once; each may lie in memory once. */
const AT_ONCE = 4;

/** What is in one place and not, or not whole, in the other. A name is a hash, so the same name and length are the same file. */
export async function missing(from: RepositoryPlace, to: RepositoryPlace, signal?: AbortSignal): Promise<PlacedFile[]> {
  const there = await repositoryFiles(to, signal);
  return [...(await repositoryFiles(from, signal)).values()].filter(({ name, length }) => there.get(name)?.length !== length);
}

/**
 * Copies what is missing: keys, packs, index, snapshots, and config last, each kind complete before the next begins, then looks
 * again. Stopped anywhere, the same call goes on with what is still missing.
 */
export async function transfer(
  from: RepositoryPlace,
  to: RepositoryPlace,
  progress: (state: BackupProgress) => void,
  signal?: AbortSignal,
): Promise<{ Files: number; Bytes: number }> {
  await checkSameRepository(from, to, signal);
  const files = await missing(from, to, signal);
  const total = files.reduce((sum, { length }) => sum + length, 0);
  const done = { Files: 0, Bytes: 0 };
  const copier = new Copier(from, to, signal);
  try {
    await copier.prepare();
    for (const kind of inOrder) {
      await eachAtOnce(
        files.filter(({ name }) => kindOf(name) === kind),
        async ({ name, length }) => {
          signal?.throwIfAborted();
          await copier.copy(name);
          done.Files++;
          done.Bytes += length;
          progress({
            Phase: 'Transferring',
            BytesDone: done.Bytes,
            BytesTotal: total,
            FilesDone: done.Files,
            FilesTotal: files.length,
            Current: name,
          });
        },
      );
      await copier.barrier();
    }
  } finally {
    copier.close();
  }
  await checkArrived(from, to, files, signal);
  progress({ Phase: 'Completed', BytesDone: done.Bytes, BytesTotal: total, FilesDone: done.Files, FilesTotal: files.length });
  return done;
}

/** One way from place to place. */
class Copier {
  private readonly from: RepositoryPlace;
  private readonly to: RepositoryPlace;
  private readonly signal: AbortSignal | undefined;
  private readonly source: Store | undefined;
  private readonly target: Store | undefined;

  constructor(from: RepositoryPlace, to: RepositoryPlace, signal: AbortSignal | undefined) {
    this.from = from;
    this.to = to;
    this.signal = signal;
    this.source = from.kind === 'container' ? undefined : localStore(from);
    this.target = to.kind === 'container' ? undefined : localStore(to);
  }

  async prepare(): Promise<void> {
    // A store of several folders knows where a file lies once it has listed it.
    if (this.from.kind === 'folders') for (const kind of ['keys', 'data', 'index', 'snapshots'] as const) await this.source?.list(kind);
    if (this.to.kind === 'container') {
      if (!(await this.to.container.exists(this.signal))) await this.to.container.create(this.signal);
    } else await this.target?.prepare();
  }

  async copy(name: string): Promise<void> {
    const { from, to, signal } = this;
    if (to.kind === 'container') {
      if (from.kind === 'container') return to.container.copyFrom(from.container, name, signal);
      if (name === 'config') await this.source?.get(name);
      const path = this.source?.path(name);
      if (path === undefined) throw missingFile(addressOf(from), name);
      return to.container.putFile(name, path, signal);
    }
    const bytes = from.kind === 'container' ? await from.container.read(name, undefined, signal) : await this.source?.get(name);
    if (!bytes) throw missingFile(addressOf(from), name);
    await this.target?.put(name, bytes);
  }

  async barrier(): Promise<void> {
    await this.target?.barrier();
  }

  close(): void {
    this.source?.close();
    this.target?.close();
  }
}

/** Runs a few at once; the first failure ends it when those under way have ended. */
async function eachAtOnce<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failure: unknown;
  const lane = async () => {
    while (next < items.length && failure === undefined)
      await run(items[next++]!).catch((error: unknown) => {
        failure ??= error;
      });
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane));
  if (failure !== undefined) throw failure;
}

/** Looks at the target again: each file is there, whole, and with the MD5 that the source has where both know one. */
async function checkArrived(
  from: RepositoryPlace,
  to: RepositoryPlace,
  sent: readonly PlacedFile[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const there = await repositoryFiles(to, signal);
  const wrong = sent.find(({ name, length, md5 }) => {
    const file = there.get(name);
    return file?.length !== length || (md5 && file.md5 && md5 !== file.md5);
  });
  if (!wrong) return;
  throw new LocalFailure(
    'AgentTransferIncomplete',
    'WriteError',
    `"${wrong.name}" did not arrive whole in ${addressOf(to)} from ${addressOf(from)}.`,
    {
      target: wrong.name,
      advice: 'Run the command again: what has arrived is not sent a second time.',
    },
  );
}
