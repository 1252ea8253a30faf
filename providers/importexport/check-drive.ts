import { lstat } from 'node:fs/promises';
import type { DriveCheck, DrivePreparation } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';
import { CopyPool } from './copy-pool.ts';
import { CopyFailure } from './copy-side.ts';
import { manifestPath } from './drive-mark.ts';
import { locateOnDrive } from './drive-path.ts';
import type { ManifestBlob } from './manifest.ts';
import { readManifest } from './read-manifest.ts';
import { importJobOf } from './session.ts';
import { fileMd5 } from './small-file.ts';

const mostProblems = 10_000;

type Problem = DriveCheck['Problems'][number];

/** Does what the datacenter will do with the drive: manifest, names, lengths, the hash of every range, read from the medium. Changes nothing. */
export const checkDrive: DrivePreparation['check'] = async (path, progress, signal) => {
  const file = manifestPath(path);
  const check: DriveCheck = {
    DriveId: '',
    ImportJobName: '',
    Manifest: { Status: 'Completed', Hash: '', Detail: file },
    Containers: [],
    Blobs: 0,
    Bytes: 0,
    Problems: [],
    ProblemCount: 0,
  };
  const pool = new CopyPool();
  const stop = () => void pool.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await checkManifest(check, file, path, pool, progress);
    signal?.throwIfAborted();
    return check;
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof LocalFailure)) throw error;
    check.Manifest = { ...check.Manifest, Status: error.id, Detail: error.message };
    return check;
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.close();
  }
};

async function checkManifest(
  check: DriveCheck,
  file: string,
  root: string,
  pool: CopyPool,
  progress: Parameters<DrivePreparation['check']>[1],
): Promise<void> {
  const manifest = await readManifest(file);
  check.DriveId = manifest.Head.DriveId;
  check.ImportJobName = importJobOf(manifest.Head.ClientCreator) ?? '';
  check.Manifest.Hash = await fileMd5(file);
  const containers = new Set<string>();
  const running = new Set<Promise<void>>();
  let failure: unknown;
  for await (const blob of manifest.Blobs) {
    containers.add(blob.BlobPath.split('/')[0] ?? '');
    const work: Promise<void> = checkBlob(blob, root, pool)
      .then(
        (problem) => {
          check.Blobs += 1;
          check.Bytes += blob.Length;
          if (problem && ++check.ProblemCount <= mostProblems) check.Problems.push(problem);
          const counts = { BytesDone: check.Bytes, BytesTotal: check.Bytes, FilesDone: check.Blobs, FilesTotal: check.Blobs };
          progress({ DriveId: check.DriveId, Phase: 'Verifying', ...counts, Current: blob.BlobPath });
        },
        (error: unknown) => {
          failure ??= error;
        },
      )
      .finally(() => running.delete(work));
    running.add(work);
    if (running.size >= 2 * pool.size) await Promise.race(running);
    if (failure !== undefined) break;
  }
  await Promise.all(running);
  if (failure !== undefined) throw failure;
  check.Containers = [...containers];
}

async function checkBlob(blob: ManifestBlob, root: string, pool: CopyPool): Promise<Problem | undefined> {
  const problem = (Status: string, Detail: string): Problem => ({ BlobPath: blob.BlobPath, FilePath: blob.FilePath, Status, Detail });
  try {
    const target = await locateOnDrive(root, blob.FilePath);
    const { size } = await lstat(target);
    if (size < blob.Length) return problem('FileUnexpectedEnd', `it has ${size} bytes, the manifest says ${blob.Length}`);
    if (size > blob.Length) return problem('Failed', `it has ${size} bytes, the manifest says ${blob.Length}`);
    const hashes = Buffer.from(blob.Ranges.map(({ Hash }) => Hash).join(''), 'hex');
    const offsets = blob.Ranges.map(({ Offset }) => Offset);
    const lengths = blob.Ranges.map(({ Length }) => Length);
    const { equal, blocks } = await pool.run({ kind: 'verify', target, offsets, lengths, hashes }, () => undefined);
    if (equal) return undefined;
    const differs = (index: number) =>
      Buffer.compare(blocks.subarray(index * 16, index * 16 + 16), hashes.subarray(index * 16, index * 16 + 16)) !== 0;
    const bad = offsets.filter((_, index) => differs(index));
    return problem('Corrupted', `${bad.length} of ${offsets.length} ranges differ, the first at byte ${bad[0]}`);
  } catch (error) {
    if (error instanceof LocalFailure) return problem(error.id, error.message);
    if (error instanceof CopyFailure && error.code !== 'Stopped') return problem('IOFailed', error.message);
    throw error;
  }
}
