import { LocalFailure } from '../contracts/failure.ts';
import type { BlockDisk } from './block-disk.ts';
import { disksFromGetDisk, getDiskScript } from './get-disk.ts';
import { kernelDevices, kernelDisks } from './kernel-disks.ts';
import { disksFromLsblk, lsblk, lsblkFallback } from './lsblk.ts';
import type { RunTool } from './run-tool.ts';
import { disksFromSystemProfiler, systemProfiler } from './system-profiler.ts';

/** The block devices of this computer, asked of the system's own tool. Throws LocalFailure ToolFailed, DiskListDamaged. */
export async function blockDisks(platform: NodeJS.Platform, run: RunTool, signal?: AbortSignal): Promise<BlockDisk[]> {
  if (platform === 'win32')
    return read(await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', getDiskScript], signal), disksFromGetDisk);
  if (platform === 'darwin') return read(await run('system_profiler', systemProfiler, signal), disksFromSystemProfiler);
  const devices = await kernelDevices();
  for (const args of [lsblk, lsblkFallback])
    try {
      const serials = Object.fromEntries(devices.map(({ name, serial }) => [name, serial]));
      return read(await run('lsblk', args, signal), (text) => disksFromLsblk(text, serials));
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof LocalFailure) || error.id !== 'ToolFailed') throw error;
    }
  return kernelDisks(devices);
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
