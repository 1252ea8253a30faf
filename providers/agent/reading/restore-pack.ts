import type { BlobOpener } from './blob-opener.ts';
import { FileWriter } from './file-writer.ts';
import type { BlobToWrite, PackProblem, ReadingJob, ReadingReport } from './messages.ts';
import type { PackSource } from './pack-source.ts';

/** Blobs that lie this close are read together. */
const GAP = 64 * 1024;
const STRETCH = 4 << 20;

type Restored = Omit<Extract<ReadingReport, { kind: 'restored' }>, 'kind' | 'job'>;

/** Reads the wanted blobs of one pack in the order in which they lie there, and writes each to every place it belongs. */
export function restorePack(job: Extract<ReadingJob, { kind: 'restore' }>, source: PackSource, opener: BlobOpener): Restored {
  const done = new Map<number, [writes: number, bytes: number]>();
  const failed: Restored['failed'][number][] = [];
  const problems: PackProblem[] = [];
  const torn = new Set<number>();
  const writer = new FileWriter(job.files);
  const blobs = [...job.blobs].sort((a, b) => a.offset - b.offset);
  try {
    for (let first = 0; first < blobs.length; ) {
      const next = endOfStretch(blobs, first);
      const from = blobs[first]!.offset;
      const last = blobs[next - 1]!;
      const bytes = source.read(from, last.offset + last.length - from);
      for (const blob of blobs.slice(first, next)) {
        let plain: Buffer;
        try {
          plain = opener.open(bytes.subarray(blob.offset - from, blob.offset - from + blob.length), blob);
        } catch (error) {
          problems.push({ pack: job.pack, problem: `blob ${blob.id}: ${(error as Error).message}` });
          for (const { file } of blob.writes) torn.add(file);
          continue;
        }
        for (const { file, at } of blob.writes) {
          try {
            writer.write(file, plain, at);
            const sum = done.get(file) ?? [0, 0];
            done.set(file, [sum[0] + 1, sum[1] + plain.length]);
          } catch (error) {
            writer.drop(file);
            const { code, message } = error as NodeJS.ErrnoException;
            failed.push({ file, code, message });
          }
        }
      }
      first = next;
    }
  } finally {
    writer.close();
  }
  return { done: [...done].map(([file, [writes, bytes]]) => [file, writes, bytes] as const), failed, problems, torn: [...torn] };
}

/** Index after the last blob that is read together with `first`. */
function endOfStretch(blobs: readonly BlobToWrite[], first: number): number {
  const from = blobs[first]!.offset;
  let end = from + blobs[first]!.length;
  let next = first + 1;
  for (; next < blobs.length; next++) {
    const blob = blobs[next]!;
    if (blob.offset - end > GAP || blob.offset + blob.length - from > STRETCH) break;
    end = Math.max(end, blob.offset + blob.length);
  }
  return next;
}
