import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { locateOnDrive } from '../../importexport/drive-path.ts';
import type { ManifestSideFile } from '../../importexport/manifest.ts';
import { xmlPieces } from '../../importexport/xml-stream.ts';
import type { SideCode } from './drive-log.ts';

/** A blob's metadata have 8 KiB at most, its properties less. */
const largest = 64 * 1024;

/** Reads a metadata or properties file of the drive (import-export 1.5): element names and their texts, or the code of what is wrong. */
export async function readSideFile(
  volume: string,
  file: ManifestSideFile,
  root: 'Metadata' | 'Properties',
): Promise<ReadonlyMap<string, string> | SideCode> {
  let bytes: Buffer;
  try {
    const path = await locateOnDrive(volume, file.Path);
    if ((await stat(path)).size > largest) return 'XmlReadFailed';
    bytes = await readFile(path);
  } catch (error) {
    const { id } = error as { id?: string };
    return id === 'FileNameInvalid' || id === 'FileNameTooLong' || id === 'FileNotFound' || id === 'FileAccessDenied' ? id : 'IOFailed';
  }
  if (createHash('md5').update(bytes).digest('hex').toUpperCase() !== file.Hash) return 'Corrupted';
  try {
    const found = new Map<string, string>();
    let isRight = false;
    for await (const pieces of xmlPieces(only(bytes), new Set([root])))
      for (const piece of pieces) {
        if (piece.kind === 'open') isRight = true;
        else if (piece.kind === 'node' && piece.parent === root) found.set(piece.node.name, piece.node.text);
      }
    return isRight ? found : 'XmlReadFailed';
  } catch {
    return 'XmlReadFailed';
  }
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
