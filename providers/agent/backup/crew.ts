import { Worker } from 'node:worker_threads';
import { LocalFailure } from '../../contracts/failure.ts';
import type { BlobTable } from '../blobs/table.ts';
import { MIN } from '../chunker/chunker.ts';
import { workerEntry } from '../entry.ts';
import { readable } from '../node/name.ts';
import { ROOM } from '../pack/builder.ts';
import type { Repository } from '../repository/repository.ts';
import type { FilePart, FileToRead, PackingJob, PackingReport, PackingSetup } from './messages.ts';
import type { PackWriter } from './pack-writer.ts';
import { CHANGED, type SkippedList } from './skipped.ts';

export interface FileContent {
  readonly ids: string[];
  readonly size: number;
}

interface OpenFile {
  readonly source: FileToRead;
  readonly parts: string[][];
  size: number;
  /** Parts that were given out, and those that came back. */
  given: number;
  back: number;
  ended: boolean;
  changed: boolean;
  settle(content: FileContent | undefined): void;
}

interface Mate {
  readonly worker: Worker;
  readonly flags: Int32Array;
  readonly packs: SharedArrayBuffer[];
  load: number;
}

export interface CrewOptions {
  /** Worker threads; by default one for each core, at most four, for each takes some 45 MB. */
  readonly workers: number;
  readonly level: number;
  readonly inside: boolean;
}

/** Jobs a worker has at most: the one it does and the next. */
const DEPTH = 2;
const PACKS_EACH = 2;
/** Files that are under way at most: what bounds the walk's memory. */
const OPEN_FILES = 400;
const BATCH_BYTES = 1 << 20;
const BATCH_FILES = 48;

/** The packing workers, seen from the main thread: files go in in walk order, ids come out, packs reach the disk. */
export class Crew {
  private readonly repository: Repository;
  private readonly known: BlobTable;
  private readonly writer: PackWriter;
  private readonly skipped: SkippedList;
  private readonly options: CrewOptions;
  private team: Mate[] = [];
  private readonly jobs: PackingJob[] = [];
  private batch: FileToRead[] = [];
  private batchBytes = 0;
  private readonly open = new Map<number, OpenFile>();
  private next = 0;
  private readonly writing = new Set<Promise<void>>();
  private wake: (() => void) | undefined;
  private failure: unknown;
  private break: (error: unknown) => void = () => {};
  /** Rejects when a worker or the disk failed: files that are under way will then never settle. */
  readonly broken = new Promise<never>((_, reject) => (this.break = reject));
  /** Plain bytes and number of blobs that were not there before. */
  addedBytes = 0;
  addedBlobs = 0;
  bytesRead = 0;

  constructor(repository: Repository, known: BlobTable, writer: PackWriter, skipped: SkippedList, options: CrewOptions) {
    this.repository = repository;
    this.known = known;
    this.writer = writer;
    this.skipped = skipped;
    this.options = options;
    this.broken.catch(() => {});
  }

  private hire(): void {
    const { key } = this.repository.sealer;
    for (let n = 0; n < this.options.workers; n++) {
      const packs = Array.from({ length: PACKS_EACH }, () => new SharedArrayBuffer(ROOM));
      const flags = new SharedArrayBuffer(4 * PACKS_EACH);
      const workerData: PackingSetup = {
        kind: 'packing',
        key: { encrypt: key.encrypt, k: key.k, r: key.r },
        polynomial: this.repository.config.chunker_polynomial,
        known: this.known.shared,
        packs,
        flags,
        level: this.options.level,
        inside: this.options.inside,
      };
      const worker = new Worker(workerEntry, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 64 } });
      const mate: Mate = { worker, load: 0, flags: new Int32Array(flags), packs };
      worker.on('message', (report: PackingReport) => this.hear(mate, report));
      worker.on('error', (error) => this.fail(workerFailed(error)));
      this.team.push(mate);
    }
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.break(error);
    this.stir();
  }
  private stir(): void {
    const wake = this.wake;
    this.wake = undefined;
    wake?.();
  }
  private async until(done: () => boolean): Promise<void> {
    for (;;) {
      if (this.failure !== undefined) throw this.failure;
      if (done()) return;
      await new Promise<void>((wake) => (this.wake = wake));
    }
  }

  private hear(mate: Mate, report: PackingReport): void {
    switch (report.kind) {
      case 'pack':
        this.store(mate, report);
        return;
      case 'baton':
        this.passOn(report.file, report.at, report.last);
        break;
      case 'done':
        mate.load--;
        this.addedBytes += report.added;
        this.addedBlobs += report.blobs;
        for (const part of report.parts) this.take(part);
        break;
      case 'flushed':
        mate.load--;
    }
    this.deal();
    this.stir();
  }

  private store(mate: Mate, { buffer, length, pack }: Extract<PackingReport, { kind: 'pack' }>): void {
    const write = this.writer
      .write(pack, new Uint8Array(mate.packs[buffer]!, 0, length))
      .then(() => {
        Atomics.store(mate.flags, buffer, 0);
        Atomics.notify(mate.flags, buffer);
      })
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.writing.delete(write);
        this.stir();
      });
    this.writing.add(write);
  }

  private passOn(file: number, at: number, last: boolean): void {
    const open = this.open.get(file);
    if (!open) return;
    if (last) open.ended = true;
    else this.jobs.unshift({ kind: 'large', source: open.source, at, part: open.given++ });
  }

  private take(part: FilePart): void {
    const open = this.open.get(part.file);
    if (!open) return;
    if (part.grown) {
      open.ended = false;
      this.jobs.unshift({ kind: 'large', source: open.source, at: 0, part: 0 });
      return;
    }
    const path = readable(open.source.path);
    if (part.failure) {
      this.open.delete(part.file);
      this.skipped.failed(path, part.failure.code, part.failure.message);
      open.settle(undefined);
      return;
    }
    open.parts[part.part] = part.ids;
    open.back++;
    open.size += part.size;
    this.bytesRead += part.size;
    open.changed ||= part.changed === true;
    if (!open.ended || open.back < open.given) return;
    this.open.delete(part.file);
    if (open.changed) this.skipped.add(path, ...CHANGED);
    open.settle({ ids: open.parts.flat(), size: open.size });
  }

  private deal(): void {
    while (this.jobs.length) {
      let best = this.team[0]!;
      for (const mate of this.team) if (mate.load < best.load) best = mate;
      if (best.load >= DEPTH) return;
      best.load++;
      best.worker.postMessage(this.jobs.shift());
    }
  }

  /** Starts what waits in the batch of small files. */
  hurry(): void {
    if (!this.batch.length) return;
    this.jobs.push({ kind: 'small', files: this.batch });
    this.batch = [];
    this.batchBytes = 0;
    this.deal();
  }

  /** Hands a file in. Its content is known when all of its blobs are claimed (they are durable after `finish`); undefined when it was skipped. */
  file(path: string, size: number, mtimeNs: bigint): Promise<FileContent | undefined> {
    if (!this.team.length) this.hire();
    const source: FileToRead = { file: this.next++, path, size, mtimeNs };
    return new Promise((settle) => {
      this.open.set(source.file, { source, parts: [], size: 0, given: 1, back: 0, ended: size < MIN, changed: false, settle });
      if (size >= MIN) {
        this.hurry();
        this.jobs.push({ kind: 'large', source, at: 0, part: 0 });
        this.deal();
        return;
      }
      this.batch.push(source);
      this.batchBytes += size;
      if (this.batchBytes > BATCH_BYTES || this.batch.length >= BATCH_FILES) this.hurry();
    });
  }

  get crowded(): boolean {
    return this.open.size >= OPEN_FILES || this.failure !== undefined;
  }
  /** Waits until another file may be handed in; throws what went wrong in a worker or on the disk. */
  room(): Promise<void> {
    return this.until(() => this.open.size < OPEN_FILES);
  }

  /** Every file settled, every pack handed to the disk and durable. */
  async finish(): Promise<void> {
    this.hurry();
    await this.until(() => this.open.size === 0);
    for (const mate of this.team) {
      mate.load++;
      mate.worker.postMessage({ kind: 'flush' } satisfies PackingJob);
    }
    await this.until(() => this.writing.size === 0 && this.team.every((mate) => mate.load === 0));
    await this.dismiss();
  }

  async dismiss(): Promise<void> {
    const team = this.team;
    this.team = [];
    await Promise.all(team.map((mate) => mate.worker.terminate()));
  }
}

function workerFailed(error: unknown): LocalFailure {
  const message = error instanceof Error ? error.message : String(error);
  return new LocalFailure('AgentWorkerFailed', 'InvalidOperation', `A worker of the backup ended: ${message}`, {
    target: 'agent',
    advice: 'Run the backup again: it goes on with what is already stored. If it ends in the same way, there may be too little memory.',
    cause: error,
  });
}
