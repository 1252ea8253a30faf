import { readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlockDisk, driveIdOf, fileSystemName, isSystemMount } from './block-disk.ts';

/** What Linux itself tells of one device below /sys/block: texts of its files, names of its partitions. */
export interface KernelDevice {
  name: string;
  sectors: string; //                    of 512 bytes, whatever the device has
  logicalBlock: string;
  removable: string;
  model: string;
  serial: string;
  partitions: string[];
}

/** Disks where there is no lsblk. `mounts` is the text of /proc/self/mounts. Pure; LVM and encryption are not followed. */
export function disksFromKernel(devices: readonly KernelDevice[], mounts: string): BlockDisk[] {
  const mounted = mounts.split('\n').map((line) => line.split(' '));
  return devices
    .filter(({ name, sectors }) => Number(sectors) > 0 && !/^(loop|ram|zram|fd|sr|nbd|dm-|md)\d/.test(name))
    .map(({ name, sectors, logicalBlock, removable, model, serial, partitions }) => {
      const nodes = new Set([name, ...partitions].map((part) => `/dev/${part}`));
      const here = mounted
        .filter(([device = '']) => nodes.has(device))
        .map(([, path = '', type = '']) => ({ path: unescaped(path), type }));
      const volume = here[0];
      return {
        DriveId: driveIdOf(serial),
        Kind: 'Block' as const,
        Path: volume?.path ?? '',
        Device: `/dev/${name}`,
        Model: model.trim(),
        Bus: name.startsWith('nvme') ? 'NVMe' : /^(vd|xvd)/.test(name) ? 'Virtual' : '',
        LogicalSectorSize: Number(logicalBlock) || 512,
        Size: Number(sectors) * 512,
        Free: 0,
        FileSystem: fileSystemName(volume?.type),
        Removable: removable.trim() === '1',
        System: here.some(({ path }) => isSystemMount(path)),
        Used: partitions.length > 0 || here.length > 0,
      };
    });
}

/** Reads the kernel's own files. A device without a serial has an empty one. */
export async function kernelDevices(): Promise<KernelDevice[]> {
  const names = await readdir('/sys/block').catch(() => []);
  const file = (...path: string[]) =>
    readFile(join('/sys/block', ...path), 'latin1').then(
      (text) => text.trim(),
      () => '',
    );
  return Promise.all(
    names.map(async (name) => ({
      name,
      sectors: await file(name, 'size'),
      logicalBlock: await file(name, 'queue', 'logical_block_size'),
      removable: await file(name, 'removable'),
      model: await file(name, 'device', 'model'),
      serial: (await file(name, 'serial')) || (await file(name, 'device', 'serial')),
      partitions: (await readdir(join('/sys/block', name)).catch(() => [])).filter((entry) => entry.startsWith(name)),
    })),
  );
}

export async function kernelDisks(devices: readonly KernelDevice[]): Promise<BlockDisk[]> {
  const disks = disksFromKernel(devices, await readFile('/proc/self/mounts', 'utf8').catch(() => ''));
  return Promise.all(
    disks.map(async (disk) =>
      disk.Path === ''
        ? disk
        : {
            ...disk,
            Free: await statfs(disk.Path).then(
              ({ bavail, bsize }) => bavail * bsize,
              () => 0,
            ),
          },
    ),
  );
}

/** Blanks stand as \040 in /proc/self/mounts. */
export function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
