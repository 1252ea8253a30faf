import { openRepository } from '../../providers/agent/repository/open.ts';
import { FolderStore } from '../../providers/agent/store/folder.ts';
import { PASSPHRASE } from './scratch.ts';

/** The packs that a repository's index names, with the types of what they hold. */
export async function readIndexedPacks(folder: string): Promise<{ id: string; types: Set<string> }[]> {
  const repository = await openRepository(new FolderStore(folder), PASSPHRASE);
  const out: { id: string; types: Set<string> }[] = [];
  for await (const { packs } of repository.indexes())
    for (const { id, blobs } of packs) out.push({ id, types: new Set(blobs.map(({ type }) => type)) });
  repository.close();
  return out;
}
