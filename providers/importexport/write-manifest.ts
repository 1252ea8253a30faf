import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { ManifestBlob, ManifestHead } from './manifest.ts';
import { attributesOf, element, emptyElement } from './xml-text.ts';

/** Text is handed to the file in pieces of about this size. */
const pieceSize = 256 * 1024;

/**
 * Writes a manifest piece by piece, so that a drive may hold any number of files, and computes the MD5 of its raw bytes on the way.
 * The schema knows one credential per drive; a drive for a job of the resource manager needs none, because the job names the account,
 * so a head without one is written without one.
 */
export class ManifestWriter {
  readonly #file: FileHandle;
  readonly #hash: Hash = createHash('md5');
  #pending = '';
  #list: string | undefined;
  #bytes = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Creates or replaces `path` and writes everything before the first blob. */
  static async create(path: string, head: ManifestHead): Promise<ManifestWriter> {
    const writer = new ManifestWriter(await open(path, 'w', 0o644));
    writer.#pending = manifestStart(head);
    return writer;
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Blobs of one list follow each other. */
  async write(blob: ManifestBlob): Promise<void> {
    const list = blob.BlobListId ?? '';
    if (list !== this.#list) {
      if (this.#list !== undefined) this.#pending += '    </BlobList>\n';
      this.#pending += `    <BlobList${attributesOf({ Id: blob.BlobListId })}>\n`;
      this.#list = list;
    }
    this.#pending += blobXml(blob);
    if (this.#pending.length >= pieceSize) await this.#flush();
  }

  /** Closes the document, waits until it is on the medium, and gives the hash that the job API wants (Base16 MD5 of the raw bytes). */
  async close(): Promise<{ ManifestHash: string; Bytes: number }> {
    if (this.#list !== undefined) this.#pending += '    </BlobList>\n';
    this.#pending += '  </Drive>\n</DriveManifest>\n';
    await this.#flush();
    await this.#file.sync();
    await this.#file.close();
    return { ManifestHash: this.#hash.digest('hex').toUpperCase(), Bytes: this.#bytes };
  }

  /** Lets go of the file without finishing it. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.#file.appendFile(bytes);
  }
}

/** Everything before the first blob list. */
export function manifestStart(head: ManifestHead): string {
  let text = `<?xml version="1.0" encoding="UTF-8"?>\n<DriveManifest Version="${head.Version}">\n  <Drive>\n    ${element('DriveId', head.DriveId)}\n`;
  if (head.StorageAccountKey !== undefined) text += `    ${element('StorageAccountKey', head.StorageAccountKey)}\n`;
  if (head.ContainerSas !== undefined) text += `    ${element('ContainerSas', head.ContainerSas)}\n`;
  if (head.ClientCreator !== undefined) text += `    ${element('ClientCreator', head.ClientCreator)}\n`;
  return text;
}

function blobXml(blob: ManifestBlob): string {
  let text = `      <Blob>\n        ${element('BlobPath', blob.BlobPath)}\n        ${element('FilePath', blob.FilePath)}\n`;
  if (blob.ClientData !== undefined) text += `        ${element('ClientData', blob.ClientData)}\n`;
  if (blob.Snapshot !== undefined) text += `        ${element('Snapshot', blob.Snapshot)}\n`;
  text += `        <Length>${blob.Length}</Length>\n`;
  if (blob.ImportDisposition !== undefined) text += `        ${element('ImportDisposition', blob.ImportDisposition)}\n`;
  const [list, item] = blob.BlobType === 'BlockBlob' ? ['BlockList', 'Block'] : ['PageRangeList', 'PageRange'];
  if (blob.Ranges.length === 0) text += `        <${list} />\n`;
  else {
    text += `        <${list}>\n`;
    for (const { Offset, Length, Hash, Id } of blob.Ranges) text += `          ${emptyElement(item ?? '', { Offset, Length, Id, Hash })}\n`;
    text += `        </${list}>\n`;
  }
  if (blob.Metadata) text += `        ${element('MetadataPath', blob.Metadata.Path, { Hash: blob.Metadata.Hash })}\n`;
  if (blob.Properties) text += `        ${element('PropertiesPath', blob.Properties.Path, { Hash: blob.Properties.Hash })}\n`;
  return `${text}      </Blob>\n`;
}
