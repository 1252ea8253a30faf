import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { CloudFailure } from '../contracts/failure.ts';
import type { BlobAccess } from './blob-access.ts';

/** A blob of at most this many bytes is sent whole. */
const whole = 8 * 1024 * 1024;
/** Blocks on their way at once. */
const atOnce = 4;
/** Put Block List takes 50,000 blocks of up to 4,000 MiB (since 2019-12-12). */
const mostBlocks = 50_000;

/** Puts a file as a block blob. The service checks the MD5 of every block; that of the whole file is kept with the blob. */
export async function uploadFile(
  access: BlobAccess,
  container: string,
  name: string,
  path: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await using file = await open(path, 'r');
  const { size, mtimeMs } = await file.stat();
  const blockSize = Math.max(whole, Math.ceil(size / mostBlocks / 4096) * 4096);
  const all = createHash('md5');
  const ids: string[] = [];
  const running = new Set<Promise<void>>();
  const single = size <= whole;
  let alone: Buffer = Buffer.alloc(0);
  try {
    for (let at = 0; at < size; ) {
      signal?.throwIfAborted();
      const { buffer, bytesRead } = await file.read(
        Buffer.allocUnsafe(Math.min(blockSize, size - at)),
        0,
        Math.min(blockSize, size - at),
        at,
      );
      if (bytesRead === 0) break;
      const block = buffer.subarray(0, bytesRead);
      all.update(block);
      at += bytesRead;
      if (single) alone = Buffer.concat([alone, block]);
      else {
        const md5 = createHash('md5').update(block).digest();
        const id = blockId(ids.length, md5);
        ids.push(id);
        const sent = stage(access, container, name, id, block, md5, signal).finally(() => running.delete(sent));
        running.add(sent);
        sent.catch(() => undefined);
        if (running.size >= atOnce) await Promise.race(running);
      }
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
  const after = await file.stat();
  if (after.size !== size || after.mtimeMs !== mtimeMs)
    throw new CloudFailure('FileChangedDuringUpload', `${path} changed while it was being sent.`, {
      category: 'InvalidData',
      target: path,
      advice: 'Wait until nothing writes to it, and run the command again.',
    });
  const blobContentMD5 = all.digest();
  await access.call(
    container,
    async (client, abortSignal) => {
      const blob = client.getBlockBlobClient(name);
      if (single) await blob.upload(alone, alone.length, { abortSignal, blobHTTPHeaders: { blobContentMD5 } });
      else await blob.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentMD5 } });
    },
    { signal, bytes: alone.length },
  );
}

/** Place and MD5 of the block, so that the list of blocks alone proves what a blob holds; all ids of a blob have the same length, as Put Block wants. */
function blockId(index: number, md5: Buffer): string {
  const place = Buffer.alloc(4);
  place.writeUInt32LE(index);
  return Buffer.concat([place, md5]).toString('base64');
}

const stage = (
  access: BlobAccess,
  container: string,
  name: string,
  id: string,
  block: Buffer,
  md5: Buffer,
  signal: AbortSignal | undefined,
) =>
  access.call(
    container,
    async (client, abortSignal) =>
      void (await client.getBlockBlobClient(name).stageBlock(id, block, block.length, { abortSignal, transactionalContentMD5: md5 })),
    { signal, bytes: block.length * atOnce },
  );
