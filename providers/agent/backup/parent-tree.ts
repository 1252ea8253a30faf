import type { BigIntStats } from 'node:fs';
import type { Places } from '../blobs/places.ts';
import type { BlobTable } from '../blobs/table.ts';
import { unescapeName } from '../node/name.ts';
import type { TreeNode } from '../node/node.ts';
import { nodesOf } from '../node/read-tree.ts';
import { sameTime } from '../node/time.ts';
import type { Repository } from '../repository/repository.ts';

/**
 * A folder of the parent snapshot, read along with the walk: both are sorted by the bytes of the names, so nothing is kept. Names
 * must be asked for in that order; a tree in another order costs only that files are read again.
 */
export class ParentTree {
  private readonly nodes: Iterator<TreeNode>;
  private node: TreeNode | undefined;
  private name = '';

  constructor(tree: Buffer) {
    this.nodes = nodesOf(tree);
    this.advance();
  }

  private advance(): void {
    const { value, done } = this.nodes.next();
    this.node = done ? undefined : (value as TreeNode);
    if (this.node) this.name = unescapeName(this.node.name);
  }

  find(name: string): TreeNode | undefined {
    while (this.node && this.name < name) this.advance();
    return this.node && this.name === name ? this.node : undefined;
  }
}

/** Opens folders of the parent; one that cannot be read is as if there were none. */
export class ParentSnapshot {
  private readonly repository: Repository;
  private readonly trees: Places;

  constructor(repository: Repository, trees: Places) {
    this.repository = repository;
    this.trees = trees;
  }

  async folder(id: string | undefined): Promise<ParentTree | undefined> {
    const place = id ? this.trees.find(id) : undefined;
    if (!id || !place) return undefined;
    try {
      return new ParentTree(await this.repository.blob(id, place));
    } catch {
      return undefined;
    }
  }
}

/** Whether a file is as the parent saw it, and all of it is stored. */
export function isUntouched(node: TreeNode | undefined, stats: BigIntStats, known: BlobTable): node is TreeNode & { content: string[] } {
  return (
    node?.type === 'file' &&
    (node.size ?? 0) === Number(stats.size) &&
    (node.inode ?? 0) === Number(stats.ino) &&
    sameTime(node.mtime, stats.mtimeNs) &&
    sameTime(node.ctime, stats.ctimeNs) &&
    Array.isArray(node.content) &&
    node.content.every((id) => known.has(Buffer.from(id, 'hex')))
  );
}
