import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PreparationProgress, PreparedDrive, SeedDisk } from '../contracts/disks.ts';
import { LocalFailure } from '../contracts/failure.ts';
import { copyFailure } from './copy-failure.ts';
import type { CopyResult } from './copy-file.ts';
import { copyOne } from './copy-one.ts';
import type { CopyPool } from './copy-pool.ts';
import { type DriveFile, DriveFolders, sameFile } from './drive-folder.ts';
import { driveInfoXml } from './drive-info.ts';
import {
  DriveJournal,
  driveFileName,
  type JournalContent,
  type JournalFile,
  type JournalSession,
  readDriveJournal,
} from './drive-journal.ts';
import { lockDrive } from './drive-lock.ts';
import { writeDriveManifest } from './drive-manifest.ts';
import { inspectVolume, manifestPath, removeSeed, writeMark } from './drive-mark.ts';
import { JournalBatch } from './journal-batch.ts';
import { type ManifestHead, manifestFile } from './manifest.ts';
import { clientCreator, sessionId, workFolder } from './session.ts';
import { fileMd5, writeOwn } from './small-file.ts';
import type { StagingFile } from './staging-files.ts';

export interface DriveWork {
  readonly drive: SeedDisk;
  readonly source: string;
  /** What this drive is to hold, and nothing else. */
  readonly files: readonly StagingFile[];
  /** What lies in its session folder already. */
  readonly present: ReadonlyMap<string, DriveFile>;
  /** The names that come last. */
  readonly last: (name: string) => boolean;
  readonly session: JournalSession;
  readonly journalFolder: string;
  /** 48-digit recovery password, for the journal and the drive information. */
  readonly bitLockerKey: string;
  /** A seed of another job on this drive is taken off. */
  readonly replace: boolean;
  readonly pool: CopyPool;
  readonly progress: (state: PreparationProgress) => void;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** Does all the work of one drive; what an earlier run has finished is kept. Throws LocalFailure; see copy-failure.ts. */
export async function prepareDrive(work: DriveWork): Promise<PreparedDrive> {
  await mkdir(work.journalFolder, { recursive: true, mode: 0o700 });
  const release = lockDrive(join(work.journalFolder, `${driveFileName(work.session.DriveId)}.jrn`), work.drive.DriveId);
  try {
    return await new Preparation(work).run();
  } catch (error) {
    throw copyFailure(error, work.drive, work.drive.Path);
  } finally {
    release();
  }
}

class Preparation {
  readonly #work: DriveWork;
  readonly #root: string;
  readonly #session: string;
  readonly #folders: DriveFolders;
  readonly #total: number;
  #bytesDone = 0;
  #filesDone = 0;
  #said = 0;

  constructor(work: DriveWork) {
    this.#work = work;
    this.#root = work.drive.Path;
    this.#session = join(this.#root, work.session.SessionId);
    this.#folders = new DriveFolders(this.#root);
    this.#total = work.files.reduce((sum, file) => sum + file.Length, 0);
  }

  async run(): Promise<PreparedDrive> {
    await this.#claim();
    const { session, journalFolder, now } = this.#work;
    const journal = await DriveJournal.open(journalFolder, session, now);
    try {
      const before = await readDriveJournal(journal.path);
      const todo = this.#work.files.filter((file) => !this.#finished(file, before));
      const extra = [...new Set([...before.order.keys(), ...this.#work.present.keys()])].filter((name) => !this.#wanted.has(name));
      if (todo.length === 0 && extra.length === 0 && before.Info && (await this.#manifestIs(before.Info))) {
        await rm(join(this.#root, workFolder), { recursive: true, force: true });
        return this.#prepared(before.Info.ManifestHash, journal.path, before.Info.CompletedAt);
      }
      await this.#begin();
      await this.#takeOff(extra, journal);
      await this.#copyAll(todo, journal);
      return await this.#finish(journal);
    } finally {
      await journal.close();
    }
  }

  get #wanted(): ReadonlySet<string> {
    this.#names ??= new Set(this.#work.files.map((file) => file.Name));
    return this.#names;
  }
  #names: ReadonlySet<string> | undefined;

  /** Makes sure that the drive is there and free for this job. */
  async #claim(): Promise<void> {
    const { drive, session, replace } = this.#work;
    const found = await lstat(this.#root).catch(() => undefined);
    if (!found?.isDirectory())
      throw new LocalFailure('DriveLost', 'DeviceError', `Drive ${drive.DriveId} is not at ${this.#root}.`, {
        target: drive.DriveId,
        advice: 'Connect and mount it, then start again.',
      });
    const { ImportJobName: job } = await inspectVolume(this.#root);
    if (job === undefined || job === session.ImportJobName) return;
    if (!replace)
      throw new LocalFailure('DriveHoldsOtherJob', 'ResourceExists', `Drive ${drive.DriveId} holds a seed for import job ${job}.`, {
        target: drive.DriveId,
        advice: `Name another drive, or use -Force to take the seed for ${job} off this one.`,
      });
    await removeSeed(this.#root, sessionId(job));
  }

  #finished(file: StagingFile, before: JournalContent): boolean {
    const known = before.order.get(file.Name);
    return known?.Length === file.Length && known.Modified === file.Modified && sameFile(this.#work.present.get(file.Name), file);
  }

  async #manifestIs(info: { ManifestHash: string; ManifestLength: number }): Promise<boolean> {
    const path = manifestPath(this.#root);
    const size = await lstat(path)
      .then((found) => (found.isFile() ? found.size : -1))
      .catch(() => -1);
    return size === info.ManifestLength && (await fileMd5(path)) === info.ManifestHash;
  }

  /** Marks the drive as being prepared; what an interrupted copy left in the work folder goes away. */
  async #begin(): Promise<void> {
    const work = join(this.#root, workFolder);
    await rm(work, { recursive: true, force: true });
    await this.#folders.make([workFolder]);
    await writeMark(this.#root, this.#head());
    this.#folders.touch(work);
    await this.#folders.make([this.#work.session.SessionId]);
    await this.#folders.sync();
  }

  /** Removes files of this session that are no longer to be on this drive. */
  async #takeOff(names: readonly string[], journal: DriveJournal): Promise<void> {
    if (names.length === 0) return;
    await journal.forget(names);
    for (const name of names) await rm(join(this.#session, ...name.split('/')), { force: true, recursive: true });
  }

  async #copyAll(todo: readonly StagingFile[], journal: DriveJournal): Promise<void> {
    const { last, pool, signal } = this.#work;
    const names = new Set(todo.map((file) => file.Name));
    for (const file of this.#work.files) if (!names.has(file.Name)) this.#count(file);
    const order = [...todo].sort((a, b) => Number(last(a.Name)) - Number(last(b.Name)) || (a.Name < b.Name ? -1 : 1));
    const batch = new JournalBatch(journal, this.#folders);
    let next = 0;
    let failure: unknown;
    const runner = async () => {
      for (let file = order[next++]; file && failure === undefined; file = order[next++]) {
        try {
          signal.throwIfAborted();
          batch.add(await this.#copyOne(file));
          this.#filesDone += 1;
          this.#say('Copying', file.Name);
          await batch.writeWhenDue();
        } catch (error) {
          failure ??= copyFailure(error, this.#work.drive, file.Name);
        }
      }
    };
    this.#say('Copying');
    await Promise.all(Array.from({ length: pool.size }, runner));
    try {
      await batch.write();
    } catch (error) {
      failure ??= error;
    }
    signal.throwIfAborted();
    if (failure !== undefined) throw failure;
  }

  async #copyOne(file: StagingFile): Promise<JournalFile> {
    const { pool, source, present } = this.#work;
    const parts = file.Name.split('/');
    await this.#folders.make([this.#work.session.SessionId, ...parts.slice(0, -1)]);
    const target = join(this.#session, ...parts);
    const from = { source: join(source, ...parts), length: file.Length, modified: file.Modified };
    let counted = 0;
    const bytes = (count: number) => {
      counted += count;
      this.#bytesDone += count;
      this.#say('Copying', file.Name);
    };
    const done = ({ blocks }: CopyResult): JournalFile => {
      this.#folders.touch(dirname(target));
      return { Name: file.Name, Length: file.Length, Modified: file.Modified, Blocks: blocks };
    };
    // It lies there whole, but the journal does not say so: it is compared, not copied again.
    if (sameFile(present.get(file.Name), file)) {
      const found = await pool.run({ kind: 'compare', ...from, target }, bytes);
      if (found.equal) return done(found);
      this.#bytesDone -= counted;
    }
    return done(await copyOne(pool, from, join(this.#root, workFolder, `${process.pid}-${nextTemporary++}`), target, bytes));
  }

  /** Writes the manifest from the journal, gives it its name, and closes the journal's account of this drive. */
  async #finish(journal: DriveJournal): Promise<PreparedDrive> {
    const { session, now, journalFolder, bitLockerKey, drive } = this.#work;
    this.#say('Writing manifest');
    const temporary = join(this.#root, workFolder, 'DriveManifest.xml.new');
    const written = await writeDriveManifest(temporary, this.#head(), session, journal.path);
    if (written.Files !== this.#work.files.length)
      throw new Error(`the journal knows ${written.Files} of ${this.#work.files.length} files`);
    if ((await fileMd5(temporary)) !== written.ManifestHash)
      throw new LocalFailure('DriveCorrupts', 'DeviceError', `The manifest of drive ${drive.DriveId} is not on it as it was written.`, {
        target: drive.DriveId,
        advice: 'Do not use this drive: it, its cable or the memory is bad. Name another one.',
      });
    await rename(temporary, manifestPath(this.#root));
    this.#folders.touch(this.#root);
    await this.#folders.sync();
    const info = { DriveId: drive.DriveId, BitLockerKey: bitLockerKey, ManifestFile: manifestFile, ManifestHash: written.ManifestHash };
    await writeOwn(join(journalFolder, `${driveFileName(session.DriveId)}.xml`), driveInfoXml(info));
    await journal.completed(info, written.Bytes);
    await rm(join(this.#root, workFolder), { recursive: true, force: true });
    this.#say('Completed');
    return this.#prepared(written.ManifestHash, journal.path, now());
  }

  #head(): ManifestHead {
    const { drive, session } = this.#work;
    return { Version: '2014-11-01', DriveId: drive.DriveId, ClientCreator: clientCreator(session.ImportJobName) };
  }

  #prepared(hash: string, journal: string, completed: Date): PreparedDrive {
    const { drive, session, files } = this.#work;
    return {
      DriveId: drive.DriveId,
      Path: drive.Path,
      ImportJobName: session.ImportJobName,
      SessionId: session.SessionId,
      ManifestFile: manifestFile,
      ManifestHash: hash,
      DriveHeaderHash: '',
      JournalPath: journal,
      Files: files.length,
      Bytes: this.#total,
      CompletedAt: completed,
    };
  }

  #count(file: StagingFile): void {
    this.#filesDone += 1;
    this.#bytesDone += file.Length;
  }

  /** Progress, ten times a second at most. */
  #say(Phase: PreparationProgress['Phase'], Current?: string): void {
    const time = performance.now();
    if (Phase === 'Copying' && time - this.#said < 100) return;
    this.#said = time;
    this.#work.progress({
      DriveId: this.#work.drive.DriveId,
      Phase,
      BytesDone: Math.round(this.#bytesDone),
      BytesTotal: this.#total,
      FilesDone: this.#filesDone,
      FilesTotal: this.#work.files.length,
      Current,
    });
  }
}

let nextTemporary = 0;
