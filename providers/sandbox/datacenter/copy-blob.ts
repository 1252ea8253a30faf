import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { BlobHTTPHeaders, ContainerClient, Metadata } from '@azure/storage-blob';
import { indexBlockId } from '../../importexport/block-id.ts';
import { locateOnDrive } from '../../importexport/drive-path.ts';
import type { ManifestBlob, ManifestRange } from '../../importexport/manifest.ts';
import type { Decision } from './drive-journal.ts';
import type { BlobCode, BlobReport, PartCode, SideCode } from './drive-log.ts';
import type { Places } from './in-order.ts';
import { readSideFile } from './side-files.ts';
import { codeOf, statusOf, type TargetAccount } from './target-account.ts';

export interface CopyContext {
  readonly volume: string;
  readonly target: TargetAccount;
  readonly holdsPageBlobs: boolean;
  /** Container of the manifest's signature; blobs elsewhere are forbidden. */
  readonly onlyContainer: string | undefined;
  readonly places: Places;
  moved(bytes: number): void;
}

type Sides = { headers: BlobHTTPHeaders; metadata: Metadata; metadataCode?: SideCode; propertiesCode?: SideCode };

/** Copies one blob of a drive and says how it went. Throws only for what is not this blob's fault. */
export async function copyBlob(
  context: CopyContext,
  blob: ManifestBlob,
  known: Decision | undefined,
  decide: (decision: Decision) => Decision,
): Promise<BlobReport> {
  const slash = blob.BlobPath.indexOf('/');
  const containerName = blob.BlobPath.slice(0, slash);
  const wanted = blob.BlobPath.slice(slash + 1);
  const failed = (status: BlobCode, disposition: BlobReport['disposition'] = 'Cancelled', name = wanted): BlobReport => ({
    blob,
    status,
    blobPath: `${containerName}/${name}`,
    disposition,
    parts: blob.Ranges.map(() => 'Cancelled'),
    ...(blob.Metadata ? { metadata: 'Cancelled' } : {}),
    ...(blob.Properties ? { properties: 'Cancelled' } : {}),
    bytes: 0,
  });
  if (context.onlyContainer !== undefined && context.onlyContainer !== containerName) return failed('BlobRequestForbidden');
  if (blob.BlobType === 'PageBlob' && !context.holdsPageBlobs) return failed('BlobRequestFailed');
  let file: FileHandle;
  try {
    file = await open(await locateOnDrive(context.volume, blob.FilePath), 'r');
  } catch (error) {
    return failed(fileCode(error));
  }
  try {
    const container = await context.target.container(containerName);
    const { name, disposition } = known ?? decide(await choose(container, blob, wanted));
    if (disposition === 'Skipped') return { blob, status: 'Completed', blobPath: blob.BlobPath, disposition, parts: [], bytes: 0 };
    const sides = await sidesOf(context, blob);
    const parts =
      blob.BlobType === 'PageBlob'
        ? await copyPages(context, file, container, name, blob, sides)
        : await copyBlocks(context, file, container, name, blob, sides);
    const isWhole =
      parts.every((code) => code === 'Completed') &&
      [sides.metadataCode, sides.propertiesCode].every((code) => code === undefined || code === 'Completed');
    return {
      blob,
      status: isWhole ? 'Completed' : 'CompletedWithErrors',
      blobPath: `${containerName}/${name}`,
      disposition,
      parts,
      metadata: sides.metadataCode,
      properties: sides.propertiesCode,
      bytes: blob.Ranges.reduce((sum, { Length }, index) => sum + (parts[index] === 'Completed' ? Length : 0), 0),
    };
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined) throw error;
    const code: BlobCode =
      status === 403 || status === 401 ? 'BlobRequestForbidden' : /Lease/.test(codeOf(error)) ? 'LeasePresent' : 'BlobRequestFailed';
    return failed(code);
  } finally {
    await file.close();
  }
}

function fileCode(error: unknown): BlobCode {
  const { id } = error as { id?: string };
  return id === 'FileNameInvalid' || id === 'FileNameTooLong' || id === 'FileNotFound' || id === 'FileAccessDenied' ? id : 'IOFailed';
}

/** `Seattle.jpg` becomes `Seattle (2).jpg`: the number stands before the last dot (import-export 1.4). */
export function renamed(name: string, number: number): string {
  const start = name.lastIndexOf('/') + 1;
  const dot = name.lastIndexOf('.');
  return dot < start ? `${name} (${number})` : `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
}

async function choose(container: ContainerClient, blob: ManifestBlob, wanted: string): Promise<Decision> {
  const exists = (name: string) => container.getBlobClient(name).exists();
  if (!(await exists(wanted))) return { name: wanted, disposition: 'Created' };
  if (blob.ImportDisposition === 'overwrite') return { name: wanted, disposition: 'Overwritten' };
  if (blob.ImportDisposition === 'no-overwrite') return { name: wanted, disposition: 'Skipped' };
  for (let number = 2; ; number++) {
    const name = renamed(wanted, number);
    if (!(await exists(name))) return { name, disposition: 'Renamed' };
  }
}

async function sidesOf({ volume }: CopyContext, blob: ManifestBlob): Promise<Sides> {
  const sides: Sides = { headers: {}, metadata: {} };
  if (blob.Metadata) {
    const found = await readSideFile(volume, blob.Metadata, 'Metadata');
    sides.metadataCode = typeof found === 'string' ? found : 'Completed';
    if (typeof found !== 'string') sides.metadata = Object.fromEntries(found);
  }
  if (blob.Properties) {
    const found = await readSideFile(volume, blob.Properties, 'Properties');
    sides.propertiesCode = typeof found === 'string' ? found : 'Completed';
    if (typeof found !== 'string') sides.headers = headersOf(found);
  }
  return sides;
}

const headersOf = (found: ReadonlyMap<string, string>): BlobHTTPHeaders => ({
  blobContentType: found.get('Content-Type'),
  blobContentEncoding: found.get('Content-Encoding'),
  blobContentLanguage: found.get('Content-Language'),
  blobCacheControl: found.get('Cache-Control'),
  blobContentMD5: found.has('Content-MD5') ? Buffer.from(found.get('Content-MD5') ?? '', 'base64') : undefined,
});

/** Reads a range and holds it against its hash. */
async function readRange(file: FileHandle, { Offset, Length, Hash }: ManifestRange): Promise<{ bytes: Buffer; md5: Buffer } | PartCode> {
  const bytes = Buffer.allocUnsafe(Length);
  try {
    for (let filled = 0; filled < Length; ) {
      const { bytesRead } = await file.read(bytes, filled, Length - filled, Offset + filled);
      if (bytesRead === 0) return 'FileUnexpectedEnd';
      filled += bytesRead;
    }
  } catch {
    return 'IOFailed';
  }
  const md5 = createHash('md5').update(bytes).digest();
  return md5.toString('hex').toUpperCase() === Hash ? { bytes, md5 } : 'Corrupted';
}

/** Does one request for each range, a few at once across all blobs; an answer that refuses is the range's code. */
function eachRange(
  context: CopyContext,
  file: FileHandle,
  blob: ManifestBlob,
  send: (bytes: Buffer, md5: Buffer, range: ManifestRange, index: number) => Promise<unknown>,
): Promise<PartCode[]> {
  return Promise.all(
    blob.Ranges.map((range, index) =>
      context.places.with(async (): Promise<PartCode> => {
        const read = await readRange(file, range);
        if (typeof read === 'string') return read;
        try {
          await send(read.bytes, read.md5, range, index);
        } catch (error) {
          if (statusOf(error) === undefined) throw error;
          return 'BlobRequestFailed';
        }
        context.moved(range.Length);
        return 'Completed';
      }),
    ),
  );
}

async function copyPages(
  context: CopyContext,
  file: FileHandle,
  container: ContainerClient,
  name: string,
  blob: ManifestBlob,
  sides: Sides,
): Promise<PartCode[]> {
  const page = container.getPageBlobClient(name);
  await page.create(blob.Length, { blobHTTPHeaders: sides.headers, metadata: sides.metadata });
  return eachRange(context, file, blob, (bytes, md5, { Offset, Length }) =>
    page.uploadPages(bytes, Offset, Length, { transactionalContentMD5: md5 }),
  );
}

/** Blocks become a blob only when all are good: without that, what arrived stays uncommitted. */
async function copyBlocks(
  context: CopyContext,
  file: FileHandle,
  container: ContainerClient,
  name: string,
  blob: ManifestBlob,
  sides: Sides,
): Promise<PartCode[]> {
  const target = container.getBlockBlobClient(name);
  const ids = blob.Ranges.map(({ Id }, index) => Id ?? indexBlockId(index));
  const staged = new Set<string>();
  const parts = await eachRange(context, file, blob, async (bytes, md5, { Length }, index) => {
    const id = ids[index] ?? '';
    // Equal blocks may share an id that names their content; one of them is enough.
    if (staged.has(id) && id.startsWith('MD5/')) return;
    await target.stageBlock(id, bytes, Length, { transactionalContentMD5: md5 });
    staged.add(id);
  });
  if (parts.some((code) => code !== 'Completed')) return parts.map((code) => (code === 'Completed' ? 'Uncommitted' : code));
  await target.commitBlockList(ids, { blobHTTPHeaders: sides.headers, metadata: sides.metadata });
  return parts;
}
