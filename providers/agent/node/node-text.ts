import type { BigIntStats } from 'node:fs';
import { goMode, type NodeType } from './mode.ts';
import { escapeName, quote } from './name.ts';
import type { Attribute } from './node.ts';
import { ownerText } from './owner.ts';
import { time } from './time.ts';

/**
 * The JSON of tree nodes, byte for byte as restic writes it, for the id of a tree is the hash of its text. Field order and what is
 * left out: docs of restic 0.14, held by golden texts in test/agent.
 */
export function nodeHead(
  name: string,
  type: NodeType,
  stats: BigIntStats,
  more: { size?: number; target?: string; attributes?: readonly Attribute[] } = {},
): string {
  const mtime = time(stats.mtimeNs);
  const ctime = time(stats.ctimeNs);
  // restic keeps atime = mtime unless it is told otherwise, so that reading does not change trees.
  let out = `{"name":${quote(escapeName(name))},"type":"${type}","mode":${goMode(Number(stats.mode), type)}`;
  out += `,"mtime":"${mtime}","atime":"${mtime}","ctime":"${ctime}",${ownerText(stats.uid, stats.gid)}`;
  if (stats.ino) out += `,"inode":${stats.ino}`;
  if (stats.dev) out += `,"device_id":${stats.dev}`;
  if (type === 'file' && more.size) out += `,"size":${more.size}`;
  if (type !== 'dir' && type !== 'fifo' && stats.nlink) out += `,"links":${stats.nlink}`;
  if (more.target !== undefined) out += targetText(more.target);
  if (more.attributes?.length)
    out += `,"extended_attributes":[${more.attributes.map((one) => `{"name":${quote(one.name)},"value":"${one.value}"}`).join(',')}]`;
  if ((type === 'dev' || type === 'chardev') && stats.rdev) out += `,"device":${stats.rdev}`;
  return out;
}

/** `linktarget_raw` is what newer restic reads for targets that are no UTF-8; restic 0.14 breaks on those. */
function targetText(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1');
  const text = raw.toString('utf8');
  return `,"linktarget":${quote(text)}${Buffer.from(text).equals(raw) ? '' : `,"linktarget_raw":"${raw.toString('base64')}"`}`;
}

export const fileText = (head: string, content: readonly string[]): string =>
  `${head},"content":[${content.length ? `"${content.join('","')}"` : ''}]}`;
export const folderText = (head: string, subtree: string): string => `${head},"content":null,"subtree":"${subtree}"}`;
export const otherText = (head: string): string => `${head},"content":null}`;
