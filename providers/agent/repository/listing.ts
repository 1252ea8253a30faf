import type { RecoverableItem, RecoveryPoint } from '../../contracts/agents.ts';
import { LocalFailure } from '../../contracts/failure.ts';
import { readable, unescapeName } from '../node/name.ts';
import type { TreeNode } from '../node/node.ts';
import { nanoseconds } from '../node/time.ts';
import { theSnapshot } from '../snapshot/the-snapshot.ts';
import { readContents } from './contents.ts';
import type { Repository } from './repository.ts';
import { TreeReader } from './tree-reader.ts';

/** Items that are handed on together. */
const BATCH = 500;

const counted = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

export async function recoveryPoints(repository: Repository): Promise<RecoveryPoint[]> {
  return (await repository.snapshots()).map((one) => ({
    SnapshotId: one.id,
    ParentId: one.parent,
    Time: new Date(one.time),
    HostName: one.hostname ?? '',
    Paths: one.paths,
    Tags: one.tags ?? [],
    Files: counted(one.summary?.total_files_processed),
    Bytes: counted(one.summary?.total_bytes_processed),
  }));
}

/** Hands on what lies in a folder of a snapshot, in the order of the names; throws AgentNoSuchItem when there is no such folder. */
export async function listItems(
  repository: Repository,
  wanted: { snapshot: string; folder: string; recurse: boolean },
  hand: (items: RecoverableItem[]) => Promise<void>,
): Promise<void> {
  const snapshot = theSnapshot(await repository.snapshots(), wanted.snapshot, repository.store.where);
  const { places } = await readContents(repository);
  const trees = new TreeReader(repository, places);
  let batch: RecoverableItem[] = [];
  const each = async (tree: string, above: string): Promise<void> => {
    for (const node of await trees.read(tree)) {
      const item = itemOf(node, above);
      batch.push(item);
      if (batch.length >= BATCH) {
        const full = batch;
        batch = [];
        await hand(full);
      }
      if (wanted.recurse && node.subtree) await each(node.subtree, item.Path);
    }
  };
  const names = wanted.folder.split('/').filter(Boolean);
  let tree = snapshot.tree;
  for (const [depth, name] of names.entries()) {
    const node = find(await trees.read(tree), name);
    if (!node) throw noSuchItem(wanted.folder, snapshot.id);
    if (node.subtree) tree = node.subtree;
    else if (depth === names.length - 1) return hand([itemOf(node, `/${names.slice(0, -1).join('/')}`.replace(/\/$/, ''))]);
    else throw noSuchItem(wanted.folder, snapshot.id);
  }
  await each(tree, names.length ? `/${names.join('/')}` : '');
  if (batch.length) await hand(batch);
}

function find(nodes: Iterable<TreeNode>, name: string): TreeNode | undefined {
  for (const node of nodes) if (readable(unescapeName(node.name)) === name) return node;
  return undefined;
}

function itemOf(node: TreeNode, above: string): RecoverableItem {
  const name = readable(unescapeName(node.name));
  const time = new Date(Number(nanoseconds(node.mtime) / 1_000_000n));
  return { Path: `${above}/${name}`, Name: name, Type: node.type, Size: node.size ?? 0, LastWriteTime: time };
}

const noSuchItem = (path: string, snapshot: string) =>
  new LocalFailure('AgentNoSuchItem', 'ObjectNotFound', `The recovery point ${snapshot.slice(0, 8)} does not hold "${path}".`, {
    target: path,
    advice: 'Get-OBRecoverableItem without -Path lists what it holds.',
  });
