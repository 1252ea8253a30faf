import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PracticeDisk } from '../../contracts/sandbox.ts';
import { locateOnDrive } from '../../importexport/drive-path.ts';
import { readManifest } from '../../importexport/read-manifest.ts';
import { type DriveCode, DriveFailure, type DriveTask } from './drive-task.ts';

export interface CheckedManifest {
  readonly path: string;
  readonly volume: string;
  readonly blobs: number;
  readonly bytes: number;
  readonly storageAccountKey: string | undefined;
  readonly containerSas: string | undefined;
}

/** A job's manifest path is at most this long. */
const longestName = 260;

/**
 * Everything that is checked before the first byte is copied: the disk, its volume, the manifest's name, its hash, the drive id in it, and its
 * whole grammar. Throws DriveFailure with the service's code.
 */
export async function checkManifest(task: DriveTask): Promise<CheckedManifest> {
  const disk = await readDisk(task);
  const volume = join(task.diskFolder, 'volume');
  const path = await findManifest(task, volume);
  await checkHash(path, task.manifestHash);
  try {
    const manifest = await readManifest(path);
    const { DriveId, StorageAccountKey, ContainerSas } = manifest.Head;
    if (bare(DriveId) !== bare(task.driveId) || bare(DriveId) !== bare(disk.DriveId)) {
      await manifest.close();
      throw new DriveFailure(
        'ManifestDriveIdMismatch',
        `The manifest is of drive ${DriveId}, the disk is ${disk.DriveId}, the job says ${task.driveId}.`,
      );
    }
    let blobs = 0;
    let bytes = 0;
    for await (const blob of manifest.Blobs) {
      blobs += 1;
      bytes += blob.Length;
    }
    return { path, volume, blobs, bytes, storageAccountKey: StorageAccountKey, containerSas: ContainerSas };
  } catch (error) {
    throw manifestFailure(error);
  }
}

const bare = (serial: string) => serial.replace(/\s/g, '').toUpperCase();

async function readDisk({ diskFolder }: DriveTask): Promise<PracticeDisk> {
  let disk: PracticeDisk;
  try {
    disk = JSON.parse(await readFile(join(diskFolder, 'disk.json'), 'utf8')) as PracticeDisk;
  } catch {
    throw new DriveFailure('DiskNotFound', 'The disk was not found.');
  }
  if (disk.LogicalSectorSize !== 512)
    throw new DriveFailure('DiskOperationFailed', `The disk has logical sectors of ${disk.LogicalSectorSize} bytes, 512 are supported.`);
  if (disk.FileSystem.toUpperCase() !== 'NTFS') throw new DriveFailure('VolumeNotNtfs', `The first data volume is ${disk.FileSystem}.`);
  return disk;
}

async function findManifest({ manifestFile }: DriveTask, volume: string): Promise<string> {
  if (manifestFile.length > longestName) throw new DriveFailure('ManifestNameTooLong', 'The name of the manifest is too long.');
  try {
    return await locateOnDrive(volume, manifestFile);
  } catch (error) {
    const code: Readonly<Record<string, DriveCode>> = {
      FileNameInvalid: 'ManifestNameInvalid',
      FileNameTooLong: 'ManifestNameTooLong',
      FileAccessDenied: 'ManifestAccessDenied',
      FileNotFound: 'ManifestNotFound',
    };
    throw new DriveFailure(code[(error as { id?: string }).id ?? ''] ?? 'ReadManifestFailed', (error as Error).message);
  }
}

/** The hash is over the raw bytes: MD5 when it has 32 digits, SHA-256 when it has 64 (import-export 1.6). */
async function checkHash(path: string, wanted: string): Promise<void> {
  const hash = createHash(wanted.length === 64 ? 'sha256' : 'md5');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  } catch (error) {
    throw manifestFailure(error);
  }
  const found = hash.digest('hex').toUpperCase();
  if (found !== wanted.trim().toUpperCase())
    throw new DriveFailure('ManifestCorrupted', `The manifest's hash is ${found}, the job says ${wanted}.`);
}

function manifestFailure(error: unknown): DriveFailure {
  if (error instanceof DriveFailure) return error;
  const { id, code, message } = error as { id?: string; code?: string; message: string };
  if (id === 'ManifestFormatInvalid') return new DriveFailure('ManifestFormatInvalid', message);
  // A name that cannot be is found while the list of blobs is read.
  if (id === 'FileNameInvalid' || id === 'FileNameTooLong') return new DriveFailure('BlobListFormatInvalid', message);
  if (id === 'ManifestAccessDenied' || code === 'EACCES' || code === 'EPERM') return new DriveFailure('ManifestAccessDenied', message);
  return new DriveFailure('ReadManifestFailed', message);
}
