import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';
import type { BlockDisk } from './block-disk.ts';
import { disksFromGetDisk, getDiskScript } from './get-disk.ts';
import { disksFromLsblk, lsblk, lsblkFallback } from './lsblk.ts';
import type { RunTool } from './run-tool.ts';
import { disksFromSystemProfiler, systemProfiler } from './system-profiler.ts';

/** The block devices of this computer, asked of the system's own tool. Throws LocalFailure ToolFailed, DiskListDamaged. */
export async function blockDisks(platform: NodeJS.Platform, run: RunTool, signal?: AbortSignal): Promise<BlockDisk[]> {
  if (platform === 'win32')
    return read(await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', getDiskScript], signal), disksFromGetDisk);
  if (platform === 'darwin') return read(await run('system_profiler', systemProfiler, signal), disksFromSystemProfiler);
  const json = await run('lsblk', lsblk, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    if (error instanceof LocalFailure) return run('lsblk', lsblkFallback, signal);
    throw error;
  });
  const serials = await kernelSerials();
  return read(json, (text) => disksFromLsblk(text, serials));
}

function read(text: string, parse: (text: string) => BlockDisk[]): BlockDisk[] {
  try {
    return parse(text);
  } catch (cause) {
    throw new LocalFailure('DiskListDamaged', 'InvalidData', `The list of disks cannot be read: ${(cause as Error).message}`, {
      target: 'disks',
      advice: 'Name the folder of the mounted drive with -Path and its serial with -DriveId.',
      cause,
    });
  }
}

/** Serials from the kernel itself, for containers and small systems where nobody has told lsblk. */
async function kernelSerials(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const names = await readdir('/sys/block').catch(() => []);
  for (const name of names)
    for (const file of ['serial', 'device/serial']) {
      const serial = await readFile(join('/sys/block', name, file), 'latin1').catch(() => '');
      found[name] ||= serial.trim();
    }
  return found;
}
