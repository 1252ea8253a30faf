import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';
import { nameProblem } from './drive-path.ts';
import { type ManifestBlob, manifestLimits } from './manifest.ts';

/** A file of the staging location. `Name` is its path below it with `/`, as its blob is called. */
export interface StagingFile {
  readonly Name: string;
  readonly Length: number;
  readonly Modified: number; //          milliseconds since 1970
}

export interface Staging {
  readonly Files: StagingFile[];
  /** A restic repository: index and snapshots go on the last drive, locks and temporary files stay at home (its format, section "Locks"). */
  readonly Repository: boolean;
}

/** Blocks of 4 MiB, 50,000 of them: more cannot be in a block blob that a manifest describes. */
const largestBlockBlob = manifestLimits.blocks * 4 * 2 ** 20;

/**
 * Lists what is to be carried. Everything that the datacenter would refuse is refused here, before a byte is copied: names that NTFS or
 * Azure do not allow, page blobs that are no multiple of 512 bytes, blobs that are too large. Throws LocalFailure StagingNotFound,
 * StagingEmpty, StagingUnreadable, FileNameInvalid, NotAFile, PageBlobSizeInvalid, BlobTooLarge.
 */
export async function stagingFiles(source: string, blobType?: ManifestBlob['BlobType'], signal?: AbortSignal): Promise<Staging> {
  const Files: StagingFile[] = [];
  const repository = await isRepository(source);
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    for (const entry of await entriesOf(source, folder)) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (repository && (name === 'locks' || entry.name.includes('-tmp-'))) continue;
      const problem = nameProblem(entry.name);
      if (problem) throw refusal('FileNameInvalid', source, name, problem, 'Rename it in the staging location.');
      if (entry.isDirectory()) folders.push(name);
      else if (!entry.isFile())
        throw refusal(
          'NotAFile',
          source,
          name,
          'it is a link, a pipe or a device, and only files travel',
          'Take it out of the staging location.',
        );
      else Files.push(await fileOf(source, name, blobType));
    }
  }
  if (Files.length === 0)
    throw new LocalFailure('StagingEmpty', 'ObjectNotFound', `There is nothing to carry in ${source}.`, {
      target: source,
      advice: 'Run Start-OBBackup first: it writes the first backup into the staging location.',
    });
  return { Files, Repository: repository };
}

/** What restic requires of a repository: `config`, and the folders of packs, index, keys and snapshots. */
export async function isRepository(folder: string): Promise<boolean> {
  const kinds = await Promise.all(
    ['config', 'data', 'index', 'keys', 'snapshots'].map((name) => lstat(join(folder, name)).catch(() => undefined)),
  );
  return kinds.every((found, index) => (index === 0 ? found?.isFile() : found?.isDirectory()));
}

async function entriesOf(source: string, folder: string) {
  try {
    return await readdir(join(source, folder), { withFileTypes: true });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (folder === '' && (code === 'ENOENT' || code === 'ENOTDIR'))
      throw new LocalFailure('StagingNotFound', 'ObjectNotFound', `The staging location ${source} is not there.`, {
        target: source,
        advice: 'Give the staging location of the policy (Get-OfflineSeedPolicy shows it), spelled the same way.',
        cause,
      });
    throw refusal('StagingUnreadable', source, folder, (cause as Error).message, 'Check rights and disk, then try again.', cause);
  }
}

async function fileOf(source: string, name: string, blobType: ManifestBlob['BlobType'] | undefined): Promise<StagingFile> {
  let Length: number;
  let Modified: number;
  try {
    ({ size: Length, mtimeMs: Modified } = await lstat(join(source, name)));
  } catch (cause) {
    throw refusal('StagingUnreadable', source, name, (cause as Error).message, 'Check that no backup is running, then try again.', cause);
  }
  if (blobType === 'PageBlob' && Length % manifestLimits.page)
    throw refusal(
      'PageBlobSizeInvalid',
      source,
      name,
      `a page blob's length must be a multiple of ${manifestLimits.page}, this file has ${Length} bytes`,
      'Use -BlobType BlockBlob, or run the backup again.',
    );
  const largest = blobType === 'PageBlob' ? manifestLimits.pageBlob : largestBlockBlob;
  if (Length > largest)
    throw refusal('BlobTooLarge', source, name, `it has ${Length} bytes, ${largest} are possible`, 'Split it, or use page blobs.');
  return { Name: name, Length, Modified };
}

function refusal(id: string, source: string, name: string, why: string, advice: string, cause?: unknown): LocalFailure {
  const category = id === 'StagingUnreadable' ? 'ReadError' : 'InvalidData';
  const target = join(source, name);
  return new LocalFailure(id, category, `${target.replace(/\p{C}/gu, '?')} cannot be carried: ${why}.`, { target, advice, cause });
}
