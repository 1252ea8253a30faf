import { md5BlockId } from './block-id.ts';
import { type JournalFile, type JournalSession, journalFiles, readDriveJournal } from './drive-journal.ts';
import { drivePath } from './drive-path.ts';
import type { ManifestBlob, ManifestHead } from './manifest.ts';
import { tiles } from './tiling.ts';
import { ManifestWriter } from './write-manifest.ts';

/** Writes a drive's manifest from its journal, streaming from one file into the other. */
export async function writeDriveManifest(
  path: string,
  head: ManifestHead,
  session: JournalSession,
  journal: string,
): Promise<{ ManifestHash: string; Bytes: number; Files: number }> {
  const content = await readDriveJournal(journal);
  const writer = await ManifestWriter.create(path, head);
  let Files = 0;
  try {
    for await (const file of journalFiles(journal, content)) {
      await writer.write(manifestBlob(file, session));
      Files += 1;
    }
    return { ...(await writer.close()), Files };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** How a finished file stands in the manifest. */
export function manifestBlob({ Name, Length, Blocks }: JournalFile, { SessionId, Container, BlobType }: JournalSession): ManifestBlob {
  let index = 0;
  const Ranges = [...tiles(Length)].map((tile) => {
    const md5 = Blocks.subarray(index * 16, ++index * 16);
    const Hash = Buffer.from(md5).toString('hex').toUpperCase();
    return BlobType === 'BlockBlob' ? { ...tile, Hash, Id: md5BlockId(md5) } : { ...tile, Hash };
  });
  return {
    BlobListId: `${SessionId}-0`,
    BlobPath: `${Container}/${Name}`,
    FilePath: drivePath([SessionId, ...Name.split('/')]),
    Length,
    // A second parcel for the same container brings the same files again; any other answer would rename them.
    ImportDisposition: 'overwrite',
    BlobType,
    Ranges,
  };
}
