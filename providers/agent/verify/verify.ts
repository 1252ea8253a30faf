import type { BackupProgress, VerifyResult } from '../../contracts/agents.ts';
import { LocalFailure } from '../../contracts/failure.ts';
import { paced } from '../backup/tally.ts';
import { ReadingCrew } from '../reading/reading-crew.ts';
import { type Contents, readContents } from '../repository/contents.ts';
import type { Repository } from '../repository/repository.ts';
import { TreeReader } from '../repository/tree-reader.ts';
import { packName } from '../store/store.ts';
import { SnapshotCheck } from './snapshot-check.ts';

export interface VerifyOptions {
  readonly workers?: number;
  readonly inside?: boolean;
  readonly signal?: AbortSignal;
  progress(state: BackupProgress): void;
}

/** Problems beyond this are counted in the first line of the list that says so. */
const MOST_PROBLEMS = 1000;

/**
 * Reads everything: each pack's name, header, and of each blob seal, length and hash; each tree of each snapshot. A damaged file is
 * a problem in the result and ends nothing; the repository itself must open.
 */
export async function verify(repository: Repository, options: VerifyOptions): Promise<VerifyResult> {
  const problems: VerifyResult['Problems'] = [];
  const add = (file: string, problem: string, code: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ File: file, Problem: problem, Code: code });
  };
  const trouble = (failure: unknown): void => {
    if (!(failure instanceof LocalFailure)) throw failure;
    add(failure.target, failure.message, failure.id);
  };
  const snapshots = await repository.snapshots(trouble);
  const contents = await readContents(repository, trouble);
  const unsound = new Set<string>();
  const trees = new TreeReader(repository, contents.places);
  const points = async (told: (failure: unknown) => void) => {
    const check = new SnapshotCheck(trees, contents, unsound, told);
    const list: VerifyResult['RecoveryPoints'] = [];
    for (const snapshot of snapshots)
      list.push({ SnapshotId: snapshot.id, Restorable: await check.isWhole(snapshot.tree, options.signal) });
    return { list, count: check.count };
  };
  const packs = verifyPacks(repository, contents, options, (pack, problem, code) => {
    unsound.add(pack);
    add(packName(pack), problem, code);
  });
  // The workers read packs while this thread looks at the trees; a second look is needed only when packs are damaged.
  const [sum, first] = await Promise.all([packs, points(trouble)]);
  const { list, count } = unsound.size ? await points(() => {}) : first;
  return { ...sum, Trees: count, RecoveryPoints: list, Problems: problems };
}

/** Every pack that an index names, in the order of the index. */
async function verifyPacks(
  repository: Repository,
  contents: Contents,
  options: VerifyOptions,
  fault: (pack: string, problem: string, code: string) => void,
): Promise<Pick<VerifyResult, 'Packs' | 'Blobs' | 'Bytes'>> {
  const sum = { Packs: 0, Blobs: 0, Bytes: 0 };
  let total = 0;
  let stored = 0;
  for (const pack of contents.named.keys()) {
    const length = contents.files.get(pack);
    if (length === undefined) fault(pack, 'The pack is missing.', 'PackMissing');
    else total += length;
  }
  const report = paced(options.progress);
  const crew = new ReadingCrew(repository, options);
  const underWay = new Set<Promise<void>>();
  let failure: unknown;
  const one = async (pack: string, length: number, blobs: number) => {
    const { ids, bytes, problems } = await crew.run<'verify'>({ kind: 'verify', pack, length });
    for (const { problem } of problems) fault(pack, `The pack is damaged: ${problem}.`, 'PackDamaged');
    const count = ids.length / 32;
    // A pack whose header cannot be read has said so already.
    if (count !== blobs && !problems.length)
      fault(pack, `The index names ${blobs} blobs of this pack, which holds ${count}.`, 'IndexWrong');
    for (let at = 0; at < ids.length; at += 32)
      if (!contents.places.has(Buffer.from(ids.buffer, ids.byteOffset + at, 32).toString('hex'))) {
        fault(pack, 'A blob of this pack is in no index.', 'IndexWrong');
        break;
      }
    sum.Packs++;
    sum.Blobs += count;
    sum.Bytes += bytes;
    stored += length;
    report(() => ({
      Phase: 'Verifying',
      BytesDone: stored,
      BytesTotal: total,
      FilesDone: sum.Packs,
      FilesTotal: contents.named.size,
      Current: packName(pack),
    }));
  };
  try {
    for (const [pack, blobs] of contents.named) {
      const length = contents.files.get(pack);
      if (length === undefined) continue;
      options.signal?.throwIfAborted();
      if (failure !== undefined) throw failure;
      const task = one(pack, length, blobs)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => underWay.delete(task));
      underWay.add(task);
      if (underWay.size >= UNDER_WAY) await Promise.race(underWay);
    }
    await Promise.all(underWay);
    if (failure !== undefined) throw failure;
  } finally {
    await crew.dismiss();
  }
  return sum;
}

/** Packs that are asked for at once; the crew decides how many are really read. */
const UNDER_WAY = 16;
