import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFailure, isMissing } from './disk-failure.ts';
import { syncFolder, writeOnce } from './durable-file.ts';
import { FOLDERS, type Folder, type Store, type StoredFile } from './store.ts';

const OPEN_FILES = 64;
const PACK_FOLDERS = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** A repository in a folder of this computer. Reading is synchronous inside: local reads are shorter than a trip through the thread pool. */
export class FolderStore implements Store {
  readonly where: string;
  private readonly descriptors = new Map<string, number>();
  private readonly changed = new Set<string>();

  constructor(root: string) {
    this.where = root;
  }

  path(name: string): string {
    return join(this.where, name);
  }

  private descriptor(path: string): number {
    const known = this.descriptors.get(path);
    if (known !== undefined) return known;
    const opened = openSync(path, 'r');
    if (this.descriptors.size >= OPEN_FILES) {
      const [oldest] = this.descriptors;
      if (oldest) {
        closeSync(oldest[1]);
        this.descriptors.delete(oldest[0]);
      }
    }
    this.descriptors.set(path, opened);
    return opened;
  }

  async get(name: string, range?: { offset: number; length: number }): Promise<Buffer | undefined> {
    const path = this.path(name);
    try {
      if (range) return readExactly(this.descriptor(path), range.offset, range.length);
      const file = openSync(path, 'r');
      try {
        return readExactly(file, 0, fstatSync(file).size);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw diskFailure(error, 'read', path);
    }
  }

  async list(folder: Folder): Promise<StoredFile[]> {
    if (folder !== 'data') return this.listOne(folder);
    // Whoever made the folder may have made only the pack folders that are needed.
    return PACK_FOLDERS.flatMap((two) => this.listOne(`data/${two}`));
  }

  private listOne(folder: string): StoredFile[] {
    const out: StoredFile[] = [];
    try {
      for (const entry of readdirSync(this.path(folder), { withFileTypes: true })) {
        const name = `${folder}/${entry.name}`;
        const stats = entry.isFile() ? statSync(this.path(name), { throwIfNoEntry: false }) : undefined;
        if (stats) out.push({ name, length: stats.size });
      }
    } catch (error) {
      if (!isMissing(error)) throw diskFailure(error, 'read', this.path(folder));
    }
    return out;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.path(name);
    try {
      await writeOnce(path, bytes).catch(async (error: unknown) => {
        if (!isMissing(error)) throw error;
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeOnce(path, bytes);
      });
    } catch (error) {
      throw diskFailure(error, 'written', path);
    }
    this.changed.add(dirname(path));
  }

  async barrier(): Promise<void> {
    const folders = [...this.changed];
    this.changed.clear();
    for (const folder of folders)
      await syncFolder(folder).catch((error: unknown) => {
        throw diskFailure(error, 'written', folder);
      });
  }

  async remove(name: string): Promise<void> {
    try {
      await rm(this.path(name), { force: true });
    } catch (error) {
      throw diskFailure(error, 'written', this.path(name));
    }
  }

  async prepare(): Promise<void> {
    try {
      for (const folder of FOLDERS) await mkdir(this.path(folder), { recursive: true, mode: 0o700 });
      // restic's local repositories have all of them from the start.
      for (const two of PACK_FOLDERS) await mkdir(this.path(`data/${two}`), { recursive: true, mode: 0o700 });
    } catch (error) {
      throw diskFailure(error, 'written', this.where);
    }
  }

  close(): void {
    for (const descriptor of this.descriptors.values()) closeSync(descriptor);
    this.descriptors.clear();
  }
}

/** As many bytes as there are, at most `length`. */
function readExactly(file: number, offset: number, length: number): Buffer {
  const out = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const got = readSync(file, out, done, length - done, offset + done);
    if (got === 0) break;
    done += got;
  }
  return done === length ? out : out.subarray(0, done);
}
