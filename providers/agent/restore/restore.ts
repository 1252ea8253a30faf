import type { BackupProgress, RestoreResult } from '../../contracts/agents.ts';
import { SkippedList } from '../backup/skipped.ts';
import { paced } from '../backup/tally.ts';
import { ReadingCrew } from '../reading/reading-crew.ts';
import { readContents } from '../repository/contents.ts';
import type { Repository } from '../repository/repository.ts';
import { TreeReader } from '../repository/tree-reader.ts';
import { theSnapshot } from '../snapshot/the-snapshot.ts';
import { AttributeSetter } from './attribute-setter.ts';
import { type Overwrite, Planner } from './planner.ts';
import { selection } from './selection.ts';
import type { Window } from './window.ts';
import { type RestoreSum, runWindow } from './window-run.ts';

export interface RestoreOptions {
  /** `latest`, an id, or the beginning of one. */
  readonly snapshot: string;
  readonly target: string;
  readonly include?: readonly string[];
  readonly overwrite: Overwrite;
  readonly workers?: number;
  readonly inside?: boolean;
  readonly signal?: AbortSignal;
  progress(state: BackupProgress): void;
}

/**
 * Brings a snapshot, or what was asked for of it, back below a target folder, under its whole path. One window is restored in pack
 * order by the workers while the next is planned. What cannot be restored is listed and the rest goes on; a full disk ends it.
 */
export async function restore(repository: Repository, options: RestoreOptions): Promise<RestoreResult> {
  const snapshot = theSnapshot(await repository.snapshots(), options.snapshot, repository.store.where);
  const { places } = await readContents(repository);
  const sum: RestoreSum = { files: 0, folders: 0, bytes: 0, kept: 0 };
  const skipped = new SkippedList();
  const attributes = new AttributeSetter();
  const report = paced(options.progress);
  const total = options.include?.length ? undefined : snapshot.summary;
  const state = (phase: BackupProgress['Phase'], current?: string): BackupProgress => ({
    Phase: phase,
    BytesDone: sum.bytes,
    BytesTotal: typeof total?.total_bytes_processed === 'number' ? total.total_bytes_processed : undefined,
    FilesDone: sum.files,
    FilesTotal: typeof total?.total_files_processed === 'number' ? total.total_files_processed : undefined,
    Current: current,
  });
  const crew = new ReadingCrew(repository, options);
  const services = {
    skipped,
    attributes,
    sum,
    signal: options.signal,
    tick: (current: string) => report(() => state('Restoring', current)),
  };
  let running: Promise<void> = Promise.resolve();
  const planner = new Planner({
    ...services,
    trees: new TreeReader(repository, places),
    places,
    selection: selection(options.include, process.platform),
    overwrite: options.overwrite,
    async run(window: Window) {
      await running;
      running = runWindow(window, { ...services, crew });
      running.catch(() => {});
    },
  });
  try {
    await planner.restore(snapshot.tree, options.target);
    await running;
  } finally {
    await running.catch(() => {});
    await crew.dismiss();
  }
  const note = await attributes.finish();
  options.progress(state('Completed'));
  return {
    SnapshotId: snapshot.id,
    Files: sum.files,
    Directories: sum.folders,
    Bytes: sum.bytes,
    FilesKept: sum.kept,
    Skipped: skipped.items,
    SkippedCount: skipped.count,
    Notes: note ? [note] : [],
  };
}
