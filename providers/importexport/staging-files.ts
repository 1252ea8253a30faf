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
  /** The folder that file names start from. */
  readonly Source: string;
  readonly BlobType: ManifestBlob['BlobType'];
  readonly Files: StagingFile[];
  /** A restic repository: index and snapshots go on the last drive, locks and temporary files stay at home (its format, section "Locks"). */
  readonly Repository: boolean;
}

/** Blocks of 4 MiB, 50,000 of them: more cannot be in a block blob that a manifest describes. */
const largestBlockBlob = manifestLimits.blocks * 4 * 2 ** 20;

/**
 * Lists what is to be carried from a staging location. Everything that the datacenter would refuse is refused here, before a byte is
 * copied: names that NTFS or Azure do not allow, page blobs that are no multiple of 512 bytes, blobs that are too large. Throws LocalFailure
 * StagingNotFound, StagingEmpty, StagingUnreadable, FileNameInvalid, NotAFile, PageBlobSizeInvalid, BlobTooLarge.
 */
export async function stagingFiles(location: string, blobType?: ManifestBlob['BlobType'], signal?: AbortSignal): Promise<Staging> {
  const within = join(location, 'repository');
  const Source = (await isRepository(within)) ? within : location;
  const Repository = await isRepository(Source);
  const Files: StagingFile[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    for (const entry of await entriesOf(Source, folder)) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (Repository ? name === 'locks' || entry.name.includes('-tmp-') : name === stagingKey) continue;
      const problem = nameProblem(entry.name);
      if (problem) throw refusal('FileNameInvalid', Source, name, problem, 'Rename it in the staging location.');
      if (entry.isDirectory()) folders.push(name);
      else if (!entry.isFile())
        throw refusal(
          'NotAFile',
          Source,
          name,
          'it is a link, a pipe or a device, and only files travel',
          'Take it out of the staging location.',
        );
      else Files.push(await fileOf(Source, name));
    }
  }
  if (Files.length === 0)
    throw new LocalFailure('StagingEmpty', 'ObjectNotFound', `There is nothing to carry in ${Source}.`, {
      target: Source,
      advice: 'Run Start-OBBackup first: it writes the first backup into the staging location.',
    });
  const BlobType = blobType ?? (!Repository && Files.some(({ Name }) => microsoftSeed.test(Name)) ? 'PageBlob' : 'BlockBlob');
  for (const file of Files) checkSize(Source, file, BlobType);
  return { Source, BlobType, Files, Repository };
}

/** The agents of Microsoft stage page blobs under these names (import-export 0.5). */
export const microsoftSeed = /\.(AIBBlob|BaseBlob)$/i;

/** Ties a staging location to its import job; it stays at home. */
export const stagingKey = 'seed.json';

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

async function fileOf(source: string, name: string): Promise<StagingFile> {
  try {
    const { size: Length, mtimeMs: Modified } = await lstat(join(source, name));
    return { Name: name, Length, Modified };
  } catch (cause) {
    throw refusal('StagingUnreadable', source, name, (cause as Error).message, 'Check that no backup is running, then try again.', cause);
  }
}

function checkSize(source: string, { Name, Length }: StagingFile, blobType: ManifestBlob['BlobType']): void {
  if (blobType === 'PageBlob' && Length % manifestLimits.page)
    throw refusal(
      'PageBlobSizeInvalid',
      source,
      Name,
      `a page blob's length must be a multiple of ${manifestLimits.page}, this file has ${Length} bytes`,
      'Use -BlobType BlockBlob, or run the backup again.',
    );
  const largest = blobType === 'PageBlob' ? manifestLimits.pageBlob : largestBlockBlob;
  if (Length > largest)
    throw refusal('BlobTooLarge', source, Name, `it has ${Length} bytes, ${largest} are possible`, 'Split it, or use page blobs.');
}

function refusal(id: string, source: string, name: string, why: string, advice: string, cause?: unknown): LocalFailure {
  const category = id === 'StagingUnreadable' ? 'ReadError' : 'InvalidData';
  const target = join(source, name);
  return new LocalFailure(id, category, `${target.replace(/\p{C}/gu, '?')} cannot be carried: ${why}.`, { target, advice, cause });
}
