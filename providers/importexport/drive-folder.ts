import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';

/** A file that lies on a drive already. */
export interface DriveFile {
  Length: number;
  Modified: number;
}

/** Files below a folder of a drive by their names with `/`; empty when there is no such folder. Links are not followed. */
export async function driveFiles(folder: string): Promise<Map<string, DriveFile>> {
  const found = new Map<string, DriveFile>();
  const open = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entries = await readdir(join(folder, at), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
      throw error;
    });
    for (const entry of entries) {
      const name = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) open.push(name);
      else if (entry.isFile()) {
        const { size, mtimeMs } = await lstat(join(folder, name));
        found.set(name, { Length: size, Modified: mtimeMs });
      } else found.set(name, { Length: Number.NaN, Modified: Number.NaN });
    }
  }
  return found;
}

/** Whether a file on a drive was put there for this source: FAT and its heirs keep times to two seconds. */
export function sameFile(onDrive: DriveFile | undefined, file: DriveFile): boolean {
  return onDrive !== undefined && onDrive.Length === file.Length && Math.abs(onDrive.Modified - file.Modified) <= 2000;
}

/**
 * Makes folders below the root of one drive and remembers what has to be made durable. It never makes the root itself, so that a drive
 * that was pulled away is noticed, and never goes through a link or onto another file system.
 */
export class DriveFolders {
  readonly #root: string;
  readonly #made = new Map<string, Promise<void>>();
  readonly #dirty = new Set<string>();
  #device: number | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  async make(segments: readonly string[]): Promise<void> {
    let path = this.#root;
    for (const segment of segments) {
      const parent = path;
      path = join(path, segment);
      const at = path;
      if (!this.#made.has(at)) this.#made.set(at, this.#makeOne(parent, at));
      await this.#made.get(at);
    }
  }

  /** Something was renamed into this folder. */
  touch(folder: string): void {
    this.#dirty.add(folder);
  }

  /** Waits until all that was made and renamed is on the medium. */
  async sync(): Promise<void> {
    const folders = [...this.#dirty];
    this.#dirty.clear();
    await Promise.all(folders.map(syncFolder));
  }

  async #makeOne(parent: string, path: string): Promise<void> {
    this.#device ??= (await lstat(this.#root)).dev;
    try {
      await mkdir(path);
      this.#dirty.add(parent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const found = await lstat(path);
      if (found.isDirectory() && found.dev === this.#device) return;
      throw new LocalFailure('DriveLayoutInvalid', 'SecurityError', `${path} is not a folder of this drive.`, {
        target: path,
        advice: 'Take it off the drive and start the preparation again.',
      });
    }
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // NTFS journals renames by itself
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    // File systems in user space and shares refuse this; nothing more can be done there.
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await folder.close();
  }
}
