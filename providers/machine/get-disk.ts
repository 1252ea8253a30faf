import { type BlockDisk, bytes, driveIdOf, fileSystemName } from './block-disk.ts';

/** What is asked of Windows PowerShell's Storage module: disks with the volumes that have a drive letter, as one JSON array. */
export const getDiskScript = `
$ProgressPreference = 'SilentlyContinue'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$disks = foreach ($disk in Get-Disk) {
  $volumes = foreach ($partition in Get-Partition -DiskNumber $disk.Number -ErrorAction SilentlyContinue) {
    if ([string]$partition.DriveLetter -match '[A-Z]') {
      $volume = Get-Volume -Partition $partition -ErrorAction SilentlyContinue
      @{ Letter = [string]$partition.DriveLetter; FileSystem = [string]$volume.FileSystem; Free = [string]$volume.SizeRemaining }
    }
  }
  @{
    Number = $disk.Number; SerialNumber = [string]$disk.SerialNumber; FriendlyName = [string]$disk.FriendlyName; BusType = [string]$disk.BusType
    LogicalSectorSize = $disk.LogicalSectorSize; Size = [string]$disk.Size; IsSystem = $disk.IsSystem; IsBoot = $disk.IsBoot
    PartitionStyle = [string]$disk.PartitionStyle; Partitions = $disk.NumberOfPartitions; Volumes = @($volumes)
  }
}
ConvertTo-Json -InputObject @($disks) -Depth 4 -Compress`;

interface DiskRecord {
  Number?: number;
  SerialNumber?: string;
  FriendlyName?: string;
  BusType?: string;
  LogicalSectorSize?: number;
  Size?: string;
  IsSystem?: boolean;
  IsBoot?: boolean;
  PartitionStyle?: string;
  Partitions?: number;
  Volumes?: { Letter?: string; FileSystem?: string; Free?: string }[] | null;
}

/** Disks from what the script prints; an empty answer has none. Pure. */
export function disksFromGetDisk(json: string): BlockDisk[] {
  const text = json.replace(/^\ufeff/, '').trim();
  if (text === '') return [];
  const parsed = JSON.parse(text) as DiskRecord | DiskRecord[];
  return (Array.isArray(parsed) ? parsed : [parsed]).map((disk) => {
    const volume = (disk.Volumes ?? []).find(({ Letter }) => Letter);
    const bus = disk.BusType ?? '';
    return {
      DriveId: driveIdOf(disk.SerialNumber),
      Kind: 'Block' as const,
      Path: volume ? `${volume.Letter}:\\` : '',
      Device: `\\\\.\\PhysicalDrive${disk.Number ?? 0}`,
      Model: disk.FriendlyName?.trim() ?? '',
      Bus: bus === 'File Backed Virtual' || bus === 'Spaces' ? 'Virtual' : bus,
      LogicalSectorSize: bytes(disk.LogicalSectorSize) || 512,
      Size: bytes(disk.Size),
      Free: bytes(volume?.Free),
      FileSystem: fileSystemName(volume?.FileSystem),
      Removable: bus === 'USB' || bus === 'SD',
      System: disk.IsSystem === true || disk.IsBoot === true,
      Used: (disk.Partitions ?? 0) > 0 || (disk.PartitionStyle !== undefined && !['RAW', ''].includes(disk.PartitionStyle)),
    };
  });
}
