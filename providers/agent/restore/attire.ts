import { chmodSync, lchownSync, lutimesSync, utimesSync } from 'node:fs';
import { unixMode } from '../node/mode.ts';
import { pathOf } from '../node/name.ts';
import type { TreeNode } from '../node/node.ts';
import { nanoseconds } from '../node/time.ts';
import type { Attire } from '../reading/messages.ts';

/** What utimes takes: seconds as a double, good to a quarter of a microsecond; a number below zero it would take for now. */
function moment(text: string): number | Date {
  const value = nanoseconds(text);
  return value < 0n ? new Date(Number(value / 1_000_000n)) : Number(value) / 1e9;
}

/** Mode, owner and times of a node. Throws RangeError for times that are none. */
export const attireOf = (node: TreeNode): Attire => ({
  mode: unixMode(node.mode ?? 0),
  uid: node.uid,
  gid: node.gid,
  atime: moment(node.atime ?? node.mtime),
  mtime: moment(node.mtime),
});

/** For everything but files, which the workers dress. */
export function dressPath(path: string, attire: Attire, link: boolean): void {
  const target = pathOf(path);
  if (process.getuid?.() === 0) lchownSync(target, attire.uid, attire.gid);
  if (link) {
    lutimesSync(target, attire.atime, attire.mtime);
    return;
  }
  if (process.platform !== 'win32') chmodSync(target, attire.mode);
  utimesSync(target, attire.atime, attire.mtime);
}
