import { open, rm } from 'node:fs/promises';
import type { CopyResult, Source } from './copy-file.ts';
import type { CopyPool } from './copy-pool.ts';

/** A larger file is copied in parts of this size by all workers at once. */
const part = 64 * 2 ** 20;

/** Copies a file to a drive; see copy-file.ts. What is not finished leaves no name behind. */
export async function copyOne(
  pool: CopyPool,
  source: Source,
  temporary: string,
  target: string,
  bytes: (count: number) => void,
): Promise<CopyResult> {
  try {
    if (source.length <= part) return await pool.run({ kind: 'copy', ...source, temporary, target, offset: 0, size: source.length }, bytes);
    await (await open(temporary, 'w', 0o644)).close();
    const offsets = Array.from({ length: Math.ceil(source.length / part) }, (_, index) => index * part);
    const parts = await Promise.all(
      offsets.map((offset) =>
        pool.run({ kind: 'copy', ...source, temporary, offset, size: Math.min(part, source.length - offset) }, bytes),
      ),
    );
    await pool.run({ kind: 'name', temporary, modified: source.modified, target }, bytes);
    return { equal: true, blocks: Buffer.concat(parts.map(({ blocks }) => blocks)) };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
