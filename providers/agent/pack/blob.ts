import { hash } from 'node:crypto';

export type BlobType = 'data' | 'tree';

/** One blob inside a pack. `size` is the plain length when it is compressed, 0 when it is stored raw. */
export interface Blob {
  readonly id: string;
  readonly type: BlobType;
  readonly offset: number;
  readonly length: number;
  readonly size: number;
}

export interface Pack {
  readonly id: string;
  readonly blobs: Blob[];
}

export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');
export const isId = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
