import type { NodeType } from './mode.ts';

export interface Attribute {
  readonly name: string;
  /** Base64. */
  readonly value: string;
}

/** One entry of a folder as it stands in a tree blob. Inode and device numbers beyond 2^53 lose their last bits when parsed. */
export interface TreeNode {
  readonly name: string;
  readonly type: NodeType | string;
  readonly mode?: number;
  readonly mtime: string;
  readonly atime: string;
  readonly ctime: string;
  readonly uid: number;
  readonly gid: number;
  readonly inode?: number;
  readonly device_id?: number;
  readonly size?: number;
  readonly links?: number;
  readonly linktarget?: string;
  readonly linktarget_raw?: string;
  readonly extended_attributes?: Attribute[];
  readonly device?: number;
  readonly content: string[] | null;
  readonly subtree?: string;
}
