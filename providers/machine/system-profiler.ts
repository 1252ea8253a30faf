import { type BlockDisk, bytes, driveIdOf, fileSystemName, isSystemMount } from './block-disk.ts';

/** What is asked of macOS' `system_profiler`. */
export const systemProfiler = ['-json', 'SPNVMeDataType', 'SPSerialATADataType', 'SPUSBDataType', 'SPStorageDataType'];

type Node = Readonly<Record<string, unknown>>;

interface Volume {
  name: string;
  path: string;
  free: number;
  fileSystem: string;
  /** The disk that the volume's container lies on, as far as it is told. */
  device: string;
}

/**
 * Disks from system_profiler's JSON: an entry with a BSD name like disk2 is a disk; its serial stands on it, or on the USB device that
 * holds it. Volumes come with the disk, and once more under SPStorageDataType, which knows what is mounted. Pure.
 */
export function disksFromSystemProfiler(json: string): BlockDisk[] {
  const report = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const mounted = entries(report.SPStorageDataType).map(volumeOf);
  const buses: readonly [key: string, bus: string][] = [
    ['SPNVMeDataType', 'NVMe'],
    ['SPSerialATADataType', 'SATA'],
    ['SPUSBDataType', 'USB'],
  ];
  return buses.flatMap(([key, bus]) => entries(report[key]).flatMap((node) => disksIn(node, bus, '', mounted)));
}

function disksIn(node: Node, bus: string, serialAbove: string, mounted: readonly Volume[]): BlockDisk[] {
  const serial = driveIdOf(node.device_serial) || driveIdOf(node.serial_num) || serialAbove;
  const inner = [...entries(node._items), ...entries(node.Media)].flatMap((child) => disksIn(child, bus, serial, mounted));
  const name = String(node.bsd_name ?? '');
  if (!/^disk\d+$/.test(name)) return inner;
  const parts = entries(node.volumes).map(volumeOf);
  const model = String(node.device_model ?? node._name ?? '').trim();
  const volumes = mounted.filter(
    ({ name: volume, device }) => volume.startsWith(`${name}s`) || volume === name || (device !== '' && device === model),
  );
  const seen = [...volumes, ...parts];
  const volume = seen.find(({ path }) => path.startsWith('/Volumes/')) ?? seen.find(({ path }) => path !== '');
  const disk: BlockDisk = {
    DriveId: serial,
    Kind: 'Block',
    Path: volume?.path ?? '',
    Device: `/dev/${name}`,
    Model: model,
    Bus: bus,
    LogicalSectorSize: bytes(node.block_size) || 512,
    Size: bytes(node.size_in_bytes),
    Free: volume?.free ?? 0,
    FileSystem: volume?.fileSystem ?? '',
    Removable: node.removable_media === 'yes' || node.detachable_drive === 'yes' || bus === 'USB',
    System: seen.some(({ path }) => isSystemMount(path)),
    Used: parts.length > 0 || volumes.length > 0,
  };
  return [disk, ...inner];
}

function volumeOf(node: Node): Volume {
  const physical = (node.physical_drive ?? {}) as Node;
  return {
    name: String(node.bsd_name ?? ''),
    path: String(node.mount_point ?? ''),
    free: bytes(node.free_space_in_bytes),
    fileSystem: fileSystemName(node.file_system),
    device: String(physical.device_name ?? '').trim(),
  };
}

function entries(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter((one): one is Node => typeof one === 'object' && one !== null) : [];
}
