import type { Folder, Store, StoredFile } from './store.ts';

/** What a remote store asks of the process that has the connection; the answers come over the channel of `process/conversation.ts`. */
export interface RemoteFiles {
  get(name: string, range?: { offset: number; length: number }): Promise<Uint8Array | undefined>;
  list(folder: Folder): Promise<StoredFile[]>;
  put(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A repository in a container, reached through the process that signed in: no credential ever comes here. */
export class RemoteStore implements Store {
  readonly where: string;
  private readonly files: RemoteFiles;

  constructor(where: string, files: RemoteFiles) {
    this.where = where;
    this.files = files;
  }

  path(): undefined {
    return undefined;
  }

  async get(name: string, range?: { offset: number; length: number }): Promise<Buffer | undefined> {
    const bytes = await this.files.get(name, range);
    return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  list(folder: Folder): Promise<StoredFile[]> {
    return this.files.list(folder);
  }
  put(name: string, bytes: Uint8Array): Promise<void> {
    return this.files.put(name, bytes);
  }
  remove(name: string): Promise<void> {
    return this.files.remove(name);
  }

  /** A blob is durable when the service has answered. */
  async barrier(): Promise<void> {}
  /** A container has no folders. */
  async prepare(): Promise<void> {}
  close(): void {}
}
