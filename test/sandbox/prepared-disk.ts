import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SandboxControl } from '../../providers/contracts/sandbox.ts';
import { md5BlockId } from '../../providers/importexport/block-id.ts';
import { drivePath } from '../../providers/importexport/drive-path.ts';
import { type ManifestBlob, type ManifestHead, manifestFile } from '../../providers/importexport/manifest.ts';
import { tiles } from '../../providers/importexport/tiling.ts';
import { ManifestWriter } from '../../providers/importexport/write-manifest.ts';

export interface SeedFile extends Partial<Pick<ManifestBlob, 'ImportDisposition'>> {
  /** Below the container, with slashes; also the path on the drive. */
  readonly name: string;
  readonly content: Buffer;
  readonly type?: ManifestBlob['BlobType'];
  readonly metadata?: string; //         XML of a metadata file
  readonly properties?: string;
}

export interface PreparedDisk {
  readonly driveId: string;
  readonly folder: string;
  readonly volume: string;
  readonly drive: { readonly driveId: string; readonly manifestFile: string; readonly manifestHash: string };
}

/** Bytes that differ from file to file and are the same in every run. */
export function bytes(length: number, seed: number): Buffer {
  const content = Buffer.alloc(length);
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    content[at] = state >>> 24;
  }
  return content;
}

/** A practice disk with files and their manifest, as the preparation would write them. */
export async function prepareDisk(
  control: SandboxControl,
  files: readonly SeedFile[],
  change: { head?: Partial<ManifestHead>; container?: string } = {},
): Promise<PreparedDisk> {
  const disk = await control.newDisk({ size: 2 ** 30 });
  const write = async (path: string, content: string | Buffer) => {
    const file = join(disk.Path, ...path.split('\\').filter(Boolean));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return { Path: path, Hash: createHash('md5').update(content).digest('hex').toUpperCase() };
  };
  const writer = await ManifestWriter.create(join(disk.Path, 'DriveManifest.xml'), {
    Version: '2014-11-01',
    DriveId: disk.DriveId,
    ...change.head,
  });
  for (const [index, { name, content, type = 'BlockBlob', ImportDisposition, metadata, properties }] of files.entries()) {
    const FilePath = drivePath(['session', ...name.split('/')]);
    await write(FilePath, content);
    const Ranges = [...tiles(content.length)].map((tile) => {
      const md5 = createHash('md5')
        .update(content.subarray(tile.Offset, tile.Offset + tile.Length))
        .digest();
      return { ...tile, Hash: md5.toString('hex').toUpperCase(), ...(type === 'BlockBlob' ? { Id: md5BlockId(md5) } : {}) };
    });
    await writer.write({
      BlobPath: `${change.container ?? 'landing'}/${name}`,
      FilePath,
      Length: content.length,
      BlobType: type,
      Ranges,
      ImportDisposition,
      ...(metadata ? { Metadata: await write(`\\session\\meta-${index}.xml`, metadata) } : {}),
      ...(properties ? { Properties: await write(`\\session\\prop-${index}.xml`, properties) } : {}),
    });
  }
  const { ManifestHash } = await writer.close();
  return {
    driveId: disk.DriveId,
    folder: disk.Device,
    volume: disk.Path,
    drive: { driveId: disk.DriveId, manifestFile, manifestHash: ManifestHash },
  };
}
