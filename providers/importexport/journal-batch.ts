import type { DriveFolders } from './drive-folder.ts';
import type { DriveJournal, JournalFile } from './drive-journal.ts';

/** The journal is written after this many finished files, or after this many milliseconds. */
const journalBatch = 64;
const journalPause = 250;

/** Collects finished files: they are entered in the journal once their names are on the medium, many at a time. */
export class JournalBatch {
  readonly #journal: DriveJournal;
  readonly #folders: DriveFolders;
  #files: JournalFile[] = [];
  #since = performance.now();
  #writing: Promise<void> = Promise.resolve();

  constructor(journal: DriveJournal, folders: DriveFolders) {
    this.#journal = journal;
    this.#folders = folders;
  }

  add(file: JournalFile): void {
    this.#files.push(file);
  }

  async writeWhenDue(): Promise<void> {
    if (this.#files.length >= journalBatch || performance.now() - this.#since > journalPause) await this.write();
  }

  write(): Promise<void> {
    const files = this.#files;
    this.#files = [];
    this.#since = performance.now();
    this.#writing = this.#writing.then(async () => {
      await this.#folders.sync();
      await this.#journal.files(files);
    });
    return this.#writing;
  }
}
