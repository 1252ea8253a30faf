/** What a reading worker is told when it starts. */
export interface ReadingSetup {
  readonly kind: 'reading';
  readonly key: { encrypt: Uint8Array; k: Uint8Array; r: Uint8Array };
  readonly inside: boolean;
}

/** Bytes of a pack: a file that the worker opens, or what was fetched for it, of which the first byte is the pack's byte `from`. */
export type PackBytes = { readonly path: string } | { readonly bytes: Uint8Array; readonly from: number };

export interface BlobToRead {
  readonly id: string;
  readonly offset: number;
  readonly length: number;
  readonly size: number;
}

/** Times are what utimes takes: seconds, or a Date before 1970. */
export interface Attire {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly atime: number | Date;
  readonly mtime: number | Date;
}

/** A file that is being restored; paths are bytes. It grows under `temporary` and is renamed when it is whole. */
export interface FileToWrite {
  readonly file: number;
  readonly temporary: string;
  readonly path: string;
  readonly size: number;
  readonly attire: Attire;
  /** One blob is all of it: the worker finishes it. */
  readonly single: boolean;
}

export interface BlobToWrite extends BlobToRead {
  readonly writes: readonly { readonly file: number; readonly at: number }[];
}

export type ReadingJob =
  | { readonly kind: 'verify'; readonly job: number; readonly pack: string; readonly source: PackBytes; readonly length: number }
  | {
      readonly kind: 'restore';
      readonly job: number;
      readonly pack: string;
      readonly source: PackBytes;
      readonly blobs: readonly BlobToWrite[];
      readonly files: readonly FileToWrite[];
    };

/** What is wrong with a pack; `problem` completes "… is damaged: ". */
export interface PackProblem {
  readonly pack: string;
  readonly problem: string;
}

export type ReadingReport =
  | { readonly kind: 'verified'; readonly job: number; readonly ids: Uint8Array; readonly bytes: number; readonly problems: PackProblem[] }
  | {
      readonly kind: 'restored';
      readonly job: number;
      /** Writes that are done, by file: how many. */
      readonly done: readonly (readonly [file: number, writes: number, bytes: number])[];
      readonly failed: readonly { readonly file: number; readonly code: string | undefined; readonly message: string }[];
      readonly problems: PackProblem[];
      /** Files that lack a blob because of a problem. */
      readonly torn: readonly number[];
    };
