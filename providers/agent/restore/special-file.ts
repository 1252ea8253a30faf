import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { latin, readable } from '../node/name.ts';
import type { TreeNode } from '../node/node.ts';

const run = promisify(execFile);

/** Makes a pipe or a device with mknod (Node has no call for it). Rejects with the reason. */
export async function makeSpecialFile(node: TreeNode, path: string): Promise<void> {
  const text = readable(path);
  if (process.platform === 'win32') throw new Error('Windows has no such files');
  if (latin(text) !== path) throw new Error('its name is no UTF-8');
  // How Linux puts both numbers of a device into one.
  const device = node.device ?? 0;
  const major = Math.floor(device / 256) & 0xfff;
  const minor = (device & 0xff) | (Math.floor(device / 4096) & 0xfff00);
  const kind = node.type === 'fifo' ? ['p'] : [node.type === 'dev' ? 'b' : 'c', String(major), String(minor)];
  await run('mknod', [text, ...kind]).catch((error: { stderr?: string; message: string }) => {
    throw new Error(error.stderr?.trim() || error.message);
  });
}
