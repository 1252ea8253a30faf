import { linkSync, rmSync } from 'node:fs';
import type { SkippedList } from '../backup/skipped.ts';
import { pathOf, readable } from '../node/name.ts';
import { finishFile } from '../reading/file-writer.ts';
import type { BlobToWrite, FileToWrite } from '../reading/messages.ts';
import type { ReadingCrew } from '../reading/reading-crew.ts';
import { OVERHEAD } from '../seal/sealer.ts';
import { diskFailure } from '../store/disk-failure.ts';
import { packName } from '../store/store.ts';
import { dressPath } from './attire.ts';
import type { AttributeSetter } from './attribute-setter.ts';
import type { Window, WindowFile } from './window.ts';

export interface RestoreSum {
  files: number;
  folders: number;
  bytes: number;
  kept: number;
}

export interface WindowServices {
  readonly crew: ReadingCrew;
  readonly skipped: SkippedList;
  readonly attributes: AttributeSetter;
  readonly sum: RestoreSum;
  readonly signal: AbortSignal | undefined;
  tick(current: string): void;
}

/** Codes after which going on would only fail again and again. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** Packs that are asked for at once; the crew decides how many are really read. */
const UNDER_WAY = 16;

/** Restores one window: blobs in pack order by the workers, then links, then the folders that are complete. */
export async function runWindow(window: Window, on: WindowServices): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let failure: unknown;
  for (const [pack, blobs] of window.packs) {
    on.signal?.throwIfAborted();
    if (failure !== undefined) break;
    const task = onePack(pack, [...blobs.values()], window, on)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => underWay.delete(task));
    underWay.add(task);
    if (underWay.size >= UNDER_WAY) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (failure !== undefined) {
    for (const file of window.files.values()) drop(file);
    throw failure;
  }
  for (const { path, to } of window.links) {
    try {
      linkSync(pathOf(to), pathOf(path));
      on.sum.files++;
    } catch (error) {
      on.skipped.add(
        readable(path),
        'LinkFailed',
        `It shares its content with ${readable(to)}, and cannot be linked to it: ${(error as Error).message}`,
      );
    }
  }
  for (const { path, attire, node } of window.folders) {
    try {
      dressPath(path, attire, false);
      on.attributes.add(path, node.extended_attributes);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      on.skipped.failed(readable(path), code, message);
    }
  }
}

async function onePack(pack: string, blobs: BlobToWrite[], window: Window, on: WindowServices): Promise<void> {
  const numbers = new Set(blobs.flatMap(({ writes }) => writes.map(({ file }) => file)));
  const files = [...numbers].flatMap((file): FileToWrite[] => {
    const found = window.files.get(file);
    return found
      ? [{ file, temporary: found.temporary, path: found.path, size: found.size, attire: found.attire, single: found.single }]
      : [];
  });
  const offset = Math.min(...blobs.map((blob) => blob.offset));
  const end = Math.max(...blobs.map((blob) => blob.offset + blob.length));
  const answer = await on.crew.run<'restore'>(
    { kind: 'restore', pack, blobs, files },
    { offset, length: Math.max(OVERHEAD, end - offset) },
  );
  for (const [number, writes, bytes] of answer.done) {
    const file = window.files.get(number);
    if (!file) continue;
    on.sum.bytes += bytes;
    file.left -= writes;
    if (file.left === 0) complete(file, window, on);
  }
  for (const { file: number, code, message } of answer.failed) {
    const file = window.files.get(number);
    if (!file) continue;
    if (FULL.has(code ?? '')) throw diskFailure(Object.assign(new Error(message), { code }), 'written', readable(file.path));
    giveUp(file, window, () => on.skipped.add(readable(file.path), 'WriteFailed', message));
  }
  const [problem] = answer.problems;
  for (const number of answer.torn) {
    const file = window.files.get(number);
    if (file)
      giveUp(file, window, () => on.skipped.add(readable(file.path), 'Damaged', `${packName(pack)} is damaged: ${problem?.problem}.`));
  }
}

function complete(file: WindowFile, window: Window, on: WindowServices): void {
  try {
    if (!file.single) finishFile(file);
  } catch (error) {
    giveUp(file, window, () => on.skipped.add(readable(file.path), 'WriteFailed', (error as Error).message));
    return;
  }
  window.files.delete(file.file);
  on.sum.files++;
  on.attributes.add(file.path, file.node.extended_attributes);
  on.tick(readable(file.path));
}

function giveUp(file: WindowFile, window: Window, say: () => void): void {
  if (!window.files.delete(file.file)) return;
  drop(file);
  say();
}

function drop(file: WindowFile): void {
  rmSync(pathOf(file.temporary), { force: true });
}
