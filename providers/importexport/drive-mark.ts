import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';
import type { ManifestHead } from './manifest.ts';
import { readManifestHead } from './read-manifest.ts';
import { importJobOf, sessionId, workFolder } from './session.ts';
import { ManifestWriter } from './write-manifest.ts';

/** What a volume shows of itself, without reading more than the start of a manifest. */
export interface DriveMark {
  State: 'Empty' | 'Foreign' | 'Preparing' | 'Prepared';
  DriveId?: string; //                   as its manifest says
  ImportJobName?: string;
  /** What else lies in its root, at most 100 names. */
  Foreign: string[];
}

/** Names that every NTFS or ext4 volume has by itself. */
const own: ReadonlySet<string> = new Set([
  'lost+found',
  'system volume information',
  '$recycle.bin',
  '.trashes',
  '.spotlight-v100',
  '.fseventsd',
  'desktop.ini',
]);

const manifestName = 'DriveManifest.xml';

/** The manifest of a prepared drive as a path. */
export function manifestPath(root: string): string {
  return join(root, manifestName);
}

/** Says what lies on a volume. A damaged manifest counts as foreign, so that nothing is written over it unasked. */
export async function inspectVolume(root: string): Promise<DriveMark> {
  const names = (await readdir(root)).filter((name) => !own.has(name.toLowerCase()));
  const working = await headOf(join(root, workFolder, manifestName));
  const finished = await headOf(manifestPath(root));
  const head = working ?? finished;
  const job = importJobOf(head?.ClientCreator);
  if (!head || job === undefined) {
    const left = names.filter((name) => name !== workFolder);
    return { State: left.length ? 'Foreign' : 'Empty', DriveId: head?.DriveId, Foreign: left.slice(0, 100) };
  }
  const ours = new Set([workFolder, manifestName, sessionId(job)]);
  return {
    State: working ? 'Preparing' : 'Prepared',
    DriveId: head.DriveId,
    ImportJobName: job,
    Foreign: names.filter((name) => !ours.has(name)).slice(0, 100),
  };
}

/** Marks a drive as being prepared for a job: the start of its manifest, in the work folder. */
export async function writeMark(root: string, head: ManifestHead): Promise<void> {
  const writer = await ManifestWriter.create(join(root, workFolder, manifestName), head);
  await writer.close();
}

/** Takes a seed for another job off a drive: its files, manifest and work folder, nothing else. */
export async function removeSeed(root: string, session: string): Promise<void> {
  await rm(manifestPath(root), { force: true });
  await rm(join(root, session), { recursive: true, force: true });
  await rm(join(root, workFolder), { recursive: true, force: true });
}

async function headOf(path: string): Promise<ManifestHead | undefined> {
  if (!existsSync(path) || !(await stat(path)).isFile()) return undefined;
  try {
    return await readManifestHead(path);
  } catch (error) {
    if (error instanceof LocalFailure) return undefined;
    throw error;
  }
}
