/** The folders of a repository beside `config`. */
export const FOLDERS = ['keys', 'data', 'index', 'snapshots', 'locks'] as const;
export type Folder = (typeof FOLDERS)[number];

export interface StoredFile {
  /** Relative name with slashes: `config`, `keys/<id>`, `data/<xx>/<id>`. */
  readonly name: string;
  readonly length: number;
}

/**
 * All input and output of a repository. Failures are LocalFailure or CloudFailure; a missing file is `undefined`, never a failure.
 * Files are written once and never changed.
 */
export interface Store {
  /** For messages: a path or an address. */
  readonly where: string;
  /** Path of a file on this computer, so that a worker can read it by itself; undefined in a container. */
  path(name: string): string | undefined;
  get(name: string, range?: { offset: number; length: number }): Promise<Buffer | undefined>;
  list(folder: Folder): Promise<StoredFile[]>;
  /** Durable when it settles, together with `barrier`; a reader never sees half a file. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Everything put before is durable, names included. */
  barrier(): Promise<void>;
  remove(name: string): Promise<void>;
  /** Makes the folders of a new repository. */
  prepare(): Promise<void>;
  close(): void;
}

export const packName = (id: string): string => `data/${id.slice(0, 2)}/${id}`;
/** Last part of a stored name: the id. */
export const idOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
