import { LocalFailure } from '../../contracts/failure.ts';
import { FolderStore } from './folder.ts';
import type { Folder, Store, StoredFile } from './store.ts';

/** One repository whose files lie in several folders, such as prepared drives that hold a part each. It is only read. */
export class FoldersStore implements Store {
  readonly where: string;
  private readonly parts: FolderStore[];
  /** Which part has a file, once it was found. */
  private readonly home = new Map<string, FolderStore>();

  constructor(roots: readonly string[]) {
    this.where = roots.join(', ');
    this.parts = roots.map((root) => new FolderStore(root));
  }

  path(name: string): string | undefined {
    return this.home.get(name)?.path(name);
  }

  async get(name: string, range?: { offset: number; length: number }): Promise<Buffer | undefined> {
    const known = this.home.get(name);
    for (const part of known ? [known] : this.parts) {
      const bytes = await part.get(name, range);
      if (!bytes) continue;
      this.home.set(name, part);
      return bytes;
    }
    return undefined;
  }

  async list(folder: Folder): Promise<StoredFile[]> {
    const out = new Map<string, StoredFile>();
    for (const part of this.parts)
      for (const file of await part.list(folder)) {
        if (out.has(file.name)) continue;
        out.set(file.name, file);
        this.home.set(file.name, part);
      }
    return [...out.values()];
  }

  put(name: string): Promise<void> {
    return Promise.reject(this.readOnly(name));
  }
  remove(name: string): Promise<void> {
    return Promise.reject(this.readOnly(name));
  }
  prepare(): Promise<void> {
    return Promise.reject(this.readOnly('config'));
  }
  async barrier(): Promise<void> {}

  private readOnly(name: string): LocalFailure {
    return new LocalFailure(
      'AgentPlaceReadOnly',
      'InvalidOperation',
      `"${name}" cannot be written: a repository on several drives is only read.`,
      {
        target: this.where,
        advice: 'Write to one folder or to a container.',
      },
    );
  }

  close(): void {
    for (const part of this.parts) part.close();
  }
}
