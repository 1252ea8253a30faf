import { randomBytes } from 'node:crypto';
import { chmod, open, rename, rm } from 'node:fs/promises';

/** Names of files that are being written; what a killed run of ours left behind is told from others' by the process id and eight hex digits. */
export const leftOver = /-tmp-(\d+)-[0-9a-f]{8}$/;

/** Writes beside the final name, syncs, makes it read-only and renames. The rename is durable once its folder is synced. */
export async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}-tmp-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temporary, 0o400);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** Makes the names in a folder durable. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
