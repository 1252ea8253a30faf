import type { Pack } from '../pack/blob.ts';

/** What a packing worker is told when it starts. */
export interface PackingSetup {
  readonly kind: 'packing';
  readonly key: { encrypt: Uint8Array; k: Uint8Array; r: Uint8Array };
  /** Hexadecimal. */
  readonly polynomial: string;
  /** Memory of the table of known blobs. */
  readonly known: SharedArrayBuffer;
  /** Memory in which packs are built; `flags` has a word for each: 0 free, 1 on its way to the disk. */
  readonly packs: readonly SharedArrayBuffer[];
  readonly flags: SharedArrayBuffer;
  readonly level: number;
  /** Whether zstd's inner handle may be used. */
  readonly inside: boolean;
}

/** A file as the walk saw it; paths are bytes (node/name.ts). */
export interface FileToRead {
  readonly file: number;
  readonly path: string;
  readonly size: number;
  readonly mtimeNs: bigint;
}

export type PackingJob =
  | { readonly kind: 'small'; readonly files: readonly FileToRead[] }
  | { readonly kind: 'large'; readonly source: FileToRead; readonly at: number; readonly part: number }
  | { readonly kind: 'flush' };

/** One stretch of a file, or all of it. */
export interface FilePart {
  readonly file: number;
  readonly part: number;
  readonly ids: string[];
  readonly size: number;
  readonly changed?: boolean;
  /** A small file that is no longer small: it is to be read as a large one. */
  readonly grown?: boolean;
  readonly failure?: { code: string | undefined; message: string };
}

export type PackingReport =
  | { readonly kind: 'done'; readonly parts: FilePart[]; readonly added: number; readonly blobs: number }
  /** The cuts of this stretch are known: another worker may go on at `at`. */
  | { readonly kind: 'baton'; readonly file: number; readonly at: number; readonly last: boolean }
  | { readonly kind: 'pack'; readonly buffer: number; readonly length: number; readonly pack: Pack }
  | { readonly kind: 'flushed' };
