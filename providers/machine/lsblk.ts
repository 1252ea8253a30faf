import { type BlockDisk, bytes, driveIdOf, fileSystemName, isSystemMount } from './block-disk.ts';

/** What is asked of `lsblk` (util-linux); sizes in bytes. Columns that an old version does not know are left out by `lsblkFallback`. */
export const lsblk = ['--json', '--bytes', '--output', 'NAME,PATH,TYPE,SIZE,SERIAL,MODEL,TRAN,RM,LOG-SEC,FSTYPE,MOUNTPOINTS,FSAVAIL'];
export const lsblkFallback = ['--json', '--bytes', '--output', 'NAME,TYPE,SIZE,SERIAL,MODEL,TRAN,RM,LOG-SEC,FSTYPE,MOUNTPOINT'];

interface Node {
  name?: unknown;
  path?: unknown;
  type?: unknown;
  size?: unknown;
  serial?: unknown;
  model?: unknown;
  tran?: unknown;
  rm?: unknown;
  'log-sec'?: unknown;
  fstype?: unknown;
  mountpoints?: unknown;
  mountpoint?: unknown;
  fsavail?: unknown;
  children?: unknown;
}

const buses: Readonly<Record<string, string>> = {
  sata: 'SATA',
  ata: 'SATA',
  usb: 'USB',
  nvme: 'NVMe',
  sas: 'SAS',
  virtio: 'Virtual',
  mmc: 'MMC',
};

/**
 * Disks from lsblk's JSON. Loop, memory, compressed-memory and optical devices are left out; what lies on partitions, LVM, RAID or
 * encryption counts for the disk below. `serials` has those that lsblk does not see (no udev), by device name. Pure; odd input gives fewer disks.
 */
export function disksFromLsblk(json: string, serials: Readonly<Record<string, string>> = {}): BlockDisk[] {
  const { blockdevices } = JSON.parse(json) as { blockdevices?: unknown };
  return nodes(blockdevices)
    .filter((node) => node.type === 'disk' && bytes(node.size) > 0 && !/^(zram|ram|loop|fd|sr|nbd)\d/.test(String(node.name)))
    .map((node) => {
      const name = String(node.name);
      const parts = [node, ...below(node)];
      const mounted = parts.flatMap((part) => mounts(part).map((path) => ({ path, part })));
      const system = mounted.some(({ path }) => isSystemMount(path));
      const volume = mounted.find(({ path }) => path.startsWith('/'));
      const tran = typeof node.tran === 'string' ? node.tran.toLowerCase() : '';
      return {
        DriveId: driveIdOf(node.serial) || driveIdOf(serials[name]),
        Kind: 'Block' as const,
        Path: volume?.path ?? '',
        Device: typeof node.path === 'string' ? node.path : `/dev/${name}`,
        Model: typeof node.model === 'string' ? node.model.trim().replaceAll('_', ' ') : '',
        Bus: buses[tran] ?? (tran.toUpperCase() || (/^(vd|xvd)/.test(name) ? 'Virtual' : '')),
        LogicalSectorSize: bytes(node['log-sec']) || 512,
        Size: bytes(node.size),
        Free: bytes(volume?.part.fsavail),
        FileSystem: fileSystemName((volume?.part ?? parts.find((part) => part.fstype))?.fstype),
        Removable: node.rm === true || node.rm === '1' || node.rm === 1,
        System: system,
        Used: parts.length > 1 || Boolean(node.fstype) || mounted.length > 0,
      };
    });
}

function nodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter((one): one is Node => typeof one === 'object' && one !== null) : [];
}

function below(node: Node): Node[] {
  return nodes(node.children).flatMap((child) => [child, ...below(child)]);
}

function mounts({ mountpoints, mountpoint }: Node): string[] {
  return [...(Array.isArray(mountpoints) ? mountpoints : []), mountpoint].filter(
    (path): path is string => typeof path === 'string' && path !== '',
  );
}
