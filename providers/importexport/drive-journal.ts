import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';
import { type DriveInfo, driveInfoXml, readDriveInfo } from './drive-info.ts';
import { type JournalRecord, journalText, readJournal } from './journal-record.ts';

/** Whose journal it is; a journal serves one import job. */
export interface JournalSession {
  DriveId: string;
  ImportJobName: string;
  SessionId: string;
  Container: string;
  BlobType: 'BlockBlob' | 'PageBlob';
}

/** A file that is finished: copied, on the medium, read back. */
export interface JournalFile {
  Name: string;
  Length: number;
  Modified: number;
  Blocks: Uint8Array; //                 16 bytes for each block of 4 MiB
}

export const vocabulary = '2013-02-01';
const filePrefix = 'File:';

/** `<folder>/<serial>.jrn`, one per drive, on the copy computer (import-export 2.4). */
export function journalPath(folder: string, driveId: string): string {
  return join(folder, `${driveFileName(driveId)}.jrn`);
}

/** A serial as a file name. */
export function driveFileName(driveId: string): string {
  return driveId.replace(/[^A-Za-z0-9._-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}

/** A journal that is open for appending. Every `append` is on the medium when it returns. */
export class DriveJournal {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #now: () => Date;

  private constructor(path: string, file: FileHandle, now: () => Date) {
    this.path = path;
    this.#file = file;
    this.#now = now;
  }

  /**
   * Opens the journal of a drive or begins it; one of another job is first put aside as `<serial>-<job>.jrn`.
   * It holds secrets in its last record, so only its owner may read it.
   */
  static async open(folder: string, session: JournalSession, now: () => Date = () => new Date()): Promise<DriveJournal> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = journalPath(folder, session.DriveId);
    const before = await journalSession(path);
    if (before && before.ImportJobName !== session.ImportJobName) await rename(path, freeName(folder, before));
    const fresh = before?.ImportJobName !== session.ImportJobName;
    const journal = new DriveJournal(path, await open(path, 'a', 0o600), now);
    // An empty line behind what a killed writer left.
    await journal.#file.appendFile(fresh ? '' : '\n');
    if (fresh) {
      await journal.#append('NewJournalFile', { VocabularyVersion: vocabulary });
      await journal.#append('ActivityRecord', { ActivityId: 'PrepImportDriveCommandContext', LogDirectory: folder });
      await journal.#append('ActivityRecord', { ActivityId: 'CopySession', ...session });
    }
    return journal;
  }

  async files(files: readonly JournalFile[]): Promise<void> {
    if (files.length === 0) return;
    const text = files.map(({ Name, Length, Modified, Blocks }) =>
      this.#text('ActivityRecord', {
        ActivityId: filePrefix + Name,
        Length: String(Length),
        Modified: String(Modified),
        Blocks: blockLines(Blocks),
        State: 'Verified',
      }),
    );
    await this.#write(text.join(''));
  }

  /** The file is no longer part of the drive. */
  async forget(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    await this.#write(names.map((name) => this.#text('ActivityRecord', { ActivityId: filePrefix + name, State: 'Removed' })).join(''));
  }

  async completed(info: DriveInfo, manifestBytes: number): Promise<void> {
    await this.#append('ActivityRecord', {
      ActivityId: 'DriveInfo',
      DriveState: driveInfoXml(info),
      ManifestLength: String(manifestBytes),
      SaveCommandOutput: 'Completed',
    });
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #text(Type: string, values: Readonly<Record<string, string>>): string {
    return journalText({ Time: this.#now(), Type, Values: new Map(Object.entries(values)) });
  }

  #append(type: string, values: Readonly<Record<string, string>>): Promise<void> {
    return this.#write(this.#text(type, values));
  }

  async #write(text: string): Promise<void> {
    try {
      await this.#file.appendFile(text);
      await this.#file.datasync();
    } catch (cause) {
      throw new LocalFailure(
        'JournalNotWritten',
        'WriteError',
        `The journal ${this.path} cannot be written: ${(cause as Error).message}.`,
        {
          target: this.path,
          advice: 'Make room on the disk of the journal, then run Start-OfflineBackupDiskPrep again: what is finished is not copied again.',
          cause,
        },
      );
    }
  }
}

/** What a journal says. `files` comes in the journal's order; a later word on a file replaces an earlier one, so use `order` to pick. */
export interface JournalContent {
  readonly Session: JournalSession | undefined;
  /** The last DriveInfo record, when nothing was changed after it. */
  readonly Info: (DriveInfo & { ManifestLength: number; CompletedAt: Date }) | undefined;
  /** Finished files: for each name the number of its last record. */
  readonly order: ReadonlyMap<string, { record: number; Length: number; Modified: number }>;
}

/** Reads a journal; one that is not there has nothing to say. Hashes are not kept: `journalFiles` reads them again. */
export async function readDriveJournal(path: string): Promise<JournalContent> {
  const order = new Map<string, { record: number; Length: number; Modified: number }>();
  let Session: JournalSession | undefined;
  let Info: JournalContent['Info'];
  let number = 0;
  if (existsSync(path))
    for await (const record of readJournal(path)) {
      number += 1;
      const activity = record.Values.get('ActivityId') ?? '';
      if (activity === 'CopySession') Session = sessionOf(record);
      else if (activity === 'DriveInfo' && record.Values.get('SaveCommandOutput') === 'Completed') {
        const info = await readDriveInfo(record.Values.get('DriveState') ?? '', `drive information in ${path}`);
        Info = { ...info, ManifestLength: Number(record.Values.get('ManifestLength') ?? Number.NaN), CompletedAt: record.Time };
      } else if (activity.startsWith(filePrefix)) {
        Info = undefined;
        const file = fileOf(record, path);
        const name = activity.slice(filePrefix.length);
        if (file) order.set(name, { record: number, Length: file.Length, Modified: file.Modified });
        else order.delete(name);
      }
    }
  return { Session, Info, order };
}

/** Finished files with their hashes, in the journal's order. */
export async function* journalFiles(path: string, content: JournalContent): AsyncGenerator<JournalFile> {
  let number = 0;
  for await (const record of readJournal(path)) {
    number += 1;
    const activity = record.Values.get('ActivityId') ?? '';
    if (!activity.startsWith(filePrefix) || content.order.get(activity.slice(filePrefix.length))?.record !== number) continue;
    const file = fileOf(record, path);
    if (file) yield file;
  }
}

async function journalSession(path: string): Promise<JournalSession | undefined> {
  return (await readDriveJournal(path)).Session;
}

function sessionOf({ Values }: JournalRecord): JournalSession {
  return {
    DriveId: Values.get('DriveId') ?? '',
    ImportJobName: Values.get('ImportJobName') ?? '',
    SessionId: Values.get('SessionId') ?? '',
    Container: Values.get('Container') ?? '',
    BlobType: Values.get('BlobType') === 'PageBlob' ? 'PageBlob' : 'BlockBlob',
  };
}

/** A finished file, or undefined when the record takes it back. A record that does not add up is damage. */
function fileOf({ Values }: JournalRecord, path: string): JournalFile | undefined {
  const Name = (Values.get('ActivityId') ?? '').slice(filePrefix.length);
  if (Values.get('State') === 'Removed') return undefined;
  const Length = Number(Values.get('Length') ?? Number.NaN);
  const Modified = Number(Values.get('Modified') ?? Number.NaN);
  const lines = Length === 0 ? [] : (Values.get('Blocks') ?? '').split('\n');
  const sound =
    Number.isSafeInteger(Length) &&
    Number.isFinite(Modified) &&
    lines.length === Math.ceil(Length / 4_194_304) &&
    lines.every((line) => /^[0-9A-F]{32}$/.test(line));
  if (!sound)
    throw new LocalFailure(
      'JournalDamaged',
      'InvalidData',
      `The journal ${path} is damaged: the record of ${Name.slice(0, 200)} does not add up.`,
      {
        target: `${path}: ${Name}`,
        advice:
          'Move the journal away and start the preparation again: files that are on the drive are compared with the staging location and not copied again.',
      },
    );
  return { Name, Length, Modified, Blocks: Buffer.from(lines.join(''), 'hex') };
}

function blockLines(blocks: Uint8Array): string {
  const hex = Buffer.from(blocks).toString('hex').toUpperCase();
  return (hex.match(/.{32}/g) ?? []).join('\n');
}

function freeName(folder: string, { DriveId, ImportJobName }: JournalSession): string {
  const base = join(folder, `${driveFileName(DriveId)}-${driveFileName(ImportJobName)}`);
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${base}.jrn` : `${base}-${number}.jrn`;
    if (!existsSync(name)) return name;
  }
}
