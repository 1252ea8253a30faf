import { lstatSync } from 'node:fs';
import { availableParallelism, userInfo } from 'node:os';
import type { BackupProgress, BackupResult } from '../../contracts/agents.ts';
import { timeOf } from '../node/time.ts';
import { RepositoryLock } from '../repository/locks.ts';
import type { Repository } from '../repository/repository.ts';
import { type NamedSnapshot, parentOf, type Snapshot } from '../snapshot/snapshot.ts';
import { readAttributes, type SourceAttributes } from './attributes.ts';
import { Crew, type CrewOptions } from './crew.ts';
import { type Estimate, estimate } from './estimate.ts';
import { type Exclusion, exclusion } from './exclusion.ts';
import { Forest } from './forest.ts';
import { type Known, knownBlobs, mend, tidy } from './known-blobs.ts';
import { PackWriter } from './pack-writer.ts';
import { ParentSnapshot } from './parent-tree.ts';
import { SkippedList } from './skipped.ts';
import { branches, checkSources, normalisedSources } from './source-path.ts';
import { newTally, paced, type Tally } from './tally.ts';
import { Walk } from './walk.ts';

export interface BackupOptions {
  readonly sources: readonly string[];
  readonly exclude: readonly string[];
  readonly hostName: string;
  readonly tags?: readonly string[];
  /** Extended attributes of the sources, when somebody has begun to read them. */
  readonly attributes?: Promise<SourceAttributes>;
  readonly crew?: Partial<CrewOptions>;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  progress(state: BackupProgress): void;
}

/** Four workers outrun most disks, and each takes some 45 MB. */
const MOST_WORKERS = 4;

/**
 * One backup run: lock, what is known, walk, packs, index, snapshot. A run that is stopped anywhere leaves packs that the next one
 * takes over. Throws LocalFailure, or the signal's reason when it was aborted.
 */
export async function backUp(repository: Repository, options: BackupOptions): Promise<BackupResult> {
  const sources = normalisedSources(options.sources, process.platform);
  checkSources(sources);
  const exclude = exclusion(options.exclude, process.platform);
  const startedAt = options.now();
  const lock = new RepositoryLock(repository, { exclusive: false, work: 'backup' }, options.now);
  // The lock waits for a second look; what only reads goes on meanwhile.
  const attributes = options.attributes ?? readAttributes(sources, options.signal);
  const known = knownBlobs(repository);
  known.catch(() => {});
  await lock.take();
  try {
    return await new Run(repository, options, sources, exclude, startedAt).run(await known, await attributes);
  } finally {
    await lock.release();
  }
}

class Run {
  private readonly repository: Repository;
  private readonly options: BackupOptions;
  private readonly sources: string[];
  private readonly exclude: Exclusion;
  private readonly startedAt: Date;
  private readonly writer: PackWriter;
  private readonly skipped = new SkippedList();
  private readonly tally: Tally = newTally();

  constructor(repository: Repository, options: BackupOptions, sources: string[], exclude: Exclusion, startedAt: Date) {
    this.repository = repository;
    this.options = options;
    this.sources = sources;
    this.exclude = exclude;
    this.startedAt = startedAt;
    this.writer = new PackWriter(repository);
  }

  async run(known: Known, attributes: SourceAttributes): Promise<BackupResult> {
    const { repository, options, tally } = this;
    await tidy(repository, this.writer, known);
    const parent = parentOf(await repository.snapshots(), options.hostName, this.sources);
    const total = await this.total(parent);
    const crewOptions = { workers: Math.min(MOST_WORKERS, availableParallelism()), level: 3, inside: true, ...options.crew };
    const crew = new Crew(repository, known.blobs, this.writer, this.skipped, crewOptions);
    const forest = new Forest(repository, known.blobs, this.writer);
    const report = paced(options.progress);
    const state = (): BackupProgress => ({
      Phase: 'Transferring',
      BytesDone: tally.bytesProcessed,
      BytesTotal: total?.bytes,
      FilesDone: tally.filesDone,
      FilesTotal: total?.files,
      Current: tally.current,
    });
    const trees = new ParentSnapshot(repository, known.trees);
    const walk = new Walk({
      crew,
      forest,
      known: known.blobs,
      parent: trees,
      exclusion: this.exclude,
      skipped: this.skipped,
      tally,
      platform: process.platform,
      self: this.ownFolder(),
      attributes: attributes.byPath,
      signal: options.signal,
      tick: () => report(state),
    });
    // While large files are read the walk stands still, but the progress goes on.
    const timer = setInterval(() => report(() => ({ ...state(), BytesDone: Math.max(tally.bytesProcessed, crew.bytesRead) })), 250);
    try {
      const root = await Promise.race([this.tree(walk, trees, parent), crew.broken, aborted(options.signal)]);
      options.progress({ ...state(), Phase: 'Indexing' });
      await forest.finish();
      await crew.finish();
      return await this.close(root, parent, crew, forest, known, attributes.note);
    } finally {
      clearInterval(timer);
      await crew.dismiss();
    }
  }

  private async tree(walk: Walk, trees: ParentSnapshot, parent: NamedSnapshot | undefined): Promise<string> {
    return walk.above(branches(this.sources, process.platform), [], await trees.folder(parent?.tree));
  }

  /** What is to be read: the parent says how much it was, a first backup looks. */
  private async total(parent: NamedSnapshot | undefined): Promise<Estimate | undefined> {
    const { total_bytes_processed: bytes, total_files_processed: files } = parent?.summary ?? {};
    if (typeof bytes === 'number' && typeof files === 'number') return { bytes, files };
    if (parent) return undefined;
    const report = paced(this.options.progress);
    const looked = (sum: Estimate) =>
      report(() => ({ Phase: 'Estimating', BytesDone: 0, BytesTotal: sum.bytes, FilesDone: 0, FilesTotal: sum.files }));
    return estimate(this.sources, this.exclude, looked, this.options.signal);
  }

  private ownFolder(): { dev: bigint; ino: bigint } | undefined {
    const config = this.repository.store.path('config');
    if (config === undefined) return undefined;
    const { dev, ino } = lstatSync(this.repository.store.where, { bigint: true });
    return ino ? { dev, ino } : undefined;
  }

  /** Index, snapshot, and what the run found to mend. */
  private async close(
    root: string,
    parent: NamedSnapshot | undefined,
    crew: Crew,
    forest: Forest,
    known: Known,
    note: string | undefined,
  ): Promise<BackupResult> {
    const { repository, writer, tally, options, skipped } = this;
    await writer.flush();
    await mend(repository, writer, known.torn);
    const endedAt = options.now();
    const me = userInfo();
    const added = crew.addedBytes + forest.addedBytes;
    const snapshot: Snapshot = {
      time: timeOf(this.startedAt),
      ...(parent ? { parent: parent.id } : {}),
      tree: root,
      paths: this.sources,
      hostname: options.hostName,
      username: me.username,
      ...(me.uid > 0 ? { uid: me.uid } : {}),
      ...(me.gid > 0 ? { gid: me.gid } : {}),
      ...(options.tags?.length ? { tags: [...options.tags] } : {}),
      program_version: 'OfflineSeed',
      summary: {
        backup_start: timeOf(this.startedAt),
        backup_end: timeOf(endedAt),
        files_new: tally.filesNew,
        files_changed: tally.filesChanged,
        files_unmodified: tally.filesUnmodified,
        data_added: added,
        data_added_packed: writer.storedBytes,
        total_files_processed: tally.filesDone,
        total_bytes_processed: tally.bytesProcessed,
      },
    };
    const saved = await repository.save('snapshots', JSON.stringify(snapshot));
    await repository.store.barrier();
    options.progress({
      Phase: 'Completed',
      BytesDone: tally.bytesProcessed,
      BytesTotal: tally.bytesProcessed,
      FilesDone: tally.filesDone,
      FilesTotal: tally.filesDone,
    });
    return {
      SnapshotId: saved.id,
      ParentId: parent?.id,
      StartedAt: this.startedAt,
      EndedAt: endedAt,
      FilesRead: tally.filesNew + tally.filesChanged,
      FilesNew: tally.filesNew,
      FilesChanged: tally.filesChanged,
      FilesUnmodified: tally.filesUnmodified,
      Directories: tally.folders,
      BytesRead: crew.bytesRead,
      BytesProcessed: tally.bytesProcessed,
      BytesAdded: added,
      BytesStored: writer.storedBytes + saved.length,
      Skipped: skipped.items,
      SkippedCount: skipped.count,
      Notes: [...notes(known), ...(note ? [note] : [])],
    };
  }
}

function notes({ orphans, torn }: Known): string[] {
  const lost = torn.flatMap((index) => index.lost);
  return [
    ...(orphans.length ? [`${orphans.length} packs of an interrupted run were taken over.`] : []),
    ...lost.map(
      ({ id }) =>
        `The pack data/${id.slice(0, 2)}/${id} is gone or too short; what the sources still have of it was stored again. Earlier recovery points may be incomplete: run Test-RecoveryPoint.`,
    ),
  ];
}

/** Rejects when the signal is aborted. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  const rejected = new Promise<never>((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  rejected.catch(() => {});
  return rejected;
}
