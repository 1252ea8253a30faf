import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrivePreparation } from '../contracts/disks.ts';
import { manifestPath } from './drive-mark.ts';
import { manifestFile } from './manifest.ts';
import { readManifest } from './read-manifest.ts';
import { importJobOf } from './session.ts';
import { fileMd5 } from './small-file.ts';

/** What is on a prepared drive, from its own manifest alone. `path` is the root of its volume, or a manifest elsewhere. Throws LocalFailure (see readManifest). */
export async function readDrive(path: string): ReturnType<DrivePreparation['read']> {
  const file = (await stat(path).catch(() => undefined))?.isFile() ? path : manifestPath(path);
  const manifest = await readManifest(file);
  const Blobs: { BlobPath: string; FilePath: string; Length: number }[] = [];
  let Bytes = 0;
  for await (const { BlobPath, FilePath, Length } of manifest.Blobs) {
    Blobs.push({ BlobPath, FilePath, Length });
    Bytes += Length;
  }
  return {
    DriveId: manifest.Head.DriveId,
    Path: path,
    ImportJobName: importJobOf(manifest.Head.ClientCreator) ?? '',
    SessionId: Blobs[0]?.FilePath.split(/[\\/]/).filter(Boolean)[0] ?? '',
    ManifestFile: file === join(path, 'DriveManifest.xml') ? manifestFile : file,
    ManifestHash: await fileMd5(file),
    DriveHeaderHash: '',
    JournalPath: '',
    Files: Blobs.length,
    Bytes,
    CompletedAt: (await stat(file)).mtime,
    Blobs,
  };
}
