import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import { BlobTable } from '../blobs/table.ts';
import { installTables, MAX, MIN, nextCut } from '../chunker/chunker.ts';
import { makeKernel } from '../kernel/kernel.ts';
import { DATA } from '../kernel/layout.ts';
import { pathOf } from '../node/name.ts';
import { sha256 } from '../pack/blob.ts';
import { PackBuilder } from '../pack/builder.ts';
import { Sealer } from '../seal/sealer.ts';
import { hopeless } from '../squeeze/hopeless.ts';
import { Squeezer } from '../squeeze/zstd.ts';
import type { FilePart, FileToRead, PackingJob, PackingReport, PackingSetup } from './messages.ts';

/** One reading of a large file; it must hold the longest chunk. */
const STRETCH = MAX + (1 << 20);
/** A file that turned into a pipe or a link is not waited for and not followed. */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * One packing worker: read → cut → hash → claim → squeeze → seal → pack. Everything is synchronous and no blob crosses a thread;
 * finished packs lie in shared memory that the main thread writes out. A failure other than of reading ends the worker.
 */
export function packFiles(setup: PackingSetup, port: MessagePort): void {
  const kernel = makeKernel(STRETCH);
  installTables(kernel, BigInt(`0x${setup.polynomial}`));
  const key = { encrypt: Buffer.from(setup.key.encrypt), k: Buffer.from(setup.key.k), r: Buffer.from(setup.key.r) };
  const sealer = new Sealer(key, kernel);
  const squeezer = new Squeezer(setup.level, setup.inside);
  const known = new BlobTable(0, setup.known);
  const flags = new Int32Array(setup.flags);
  const builders = setup.packs.map((memory) => new PackBuilder(new Uint8Array(memory), sealer));
  let turn = 0;
  let added = 0;
  let blobs = 0;
  const say = (report: PackingReport): void => port.postMessage(report);

  function ship(): void {
    const builder = builders[turn]!;
    if (builder.empty) return;
    const { id, blobs, length } = builder.finish();
    Atomics.store(flags, turn, 1);
    say({ kind: 'pack', buffer: turn, length, pack: { id, blobs } });
    turn = (turn + 1) % builders.length;
  }

  function keep(chunk: Uint8Array): string {
    const raw = sha256(chunk);
    const id = raw.toString('hex');
    if (!known.claim(raw)) return id;
    let stored = chunk;
    let size = 0;
    if (!hopeless(squeezer, chunk)) {
      const frame = squeezer.squeeze(chunk);
      if (frame.length < chunk.length) {
        stored = frame;
        size = chunk.length;
      }
    }
    if (!builders[turn]!.fits(stored.length)) ship();
    Atomics.wait(flags, turn, 1);
    const builder = builders[turn]!;
    builder.add(id, 'data', stored, size);
    added += chunk.length;
    blobs++;
    if (builder.full) ship();
    return id;
  }

  /** Reads on into the kernel, from `length` to `room` bytes, the first of which is the file's byte `at`; a shorter answer is the file's end. */
  function fill(file: number, at: number, room: number, done = 0): number {
    let length = done;
    while (length < room) {
      const got = readSync(file, kernel.bytes, DATA + length, room - length, at + length);
      if (got === 0) break;
      length += got;
    }
    return length;
  }

  /** Opens, reads, and says whether the file is still the one the walk saw. */
  function read(source: FileToRead, at: number, room: number): { length: number; changed: boolean } {
    const file = openSync(pathOf(source.path), READ);
    try {
      // A file of known size is not asked again whether it has ended; one of size 0 may be the system's own and have content.
      let length = fill(file, at, source.size > 0 ? Math.max(0, Math.min(room, source.size - at)) : room);
      const stats = fstatSync(file, { bigint: true });
      if (Number(stats.size) > at + length) length = fill(file, at, room, length);
      if (!stats.isFile()) throw Object.assign(new Error('it is no file any more'), { code: 'ENXIO' });
      return { length, changed: stats.mtimeNs !== source.mtimeNs || Number(stats.size) !== source.size };
    } finally {
      closeSync(file);
    }
  }

  const failed = (source: FileToRead, part: number, error: unknown): FilePart => {
    const { code, message } = error as NodeJS.ErrnoException;
    return { file: source.file, part, ids: [], size: 0, failure: { code, message } };
  };

  function small(source: FileToRead): FilePart {
    let found: { length: number; changed: boolean };
    try {
      found = read(source, 0, MIN);
    } catch (error) {
      return failed(source, 0, error);
    }
    const { length, changed } = found;
    if (length === MIN) return { file: source.file, part: 0, ids: [], size: 0, grown: true };
    return { file: source.file, part: 0, ids: length ? [keep(kernel.bytes.subarray(DATA, DATA + length))] : [], size: length, changed };
  }

  function large({ source, at, part }: Extract<PackingJob, { kind: 'large' }>): FilePart {
    let found: { length: number; changed: boolean };
    try {
      found = read(source, at, STRETCH);
    } catch (error) {
      say({ kind: 'baton', file: source.file, at, last: true });
      return failed(source, part, error);
    }
    const last = found.length < STRETCH;
    const end = DATA + found.length;
    const cuts: number[] = [];
    let start = DATA;
    for (let cut = nextCut(kernel, start, end, last); cut; cut = nextCut(kernel, start, end, last)) {
      cuts.push(cut);
      start = cut;
    }
    say({ kind: 'baton', file: source.file, at: at + start - DATA, last });
    const ids: string[] = [];
    let from = DATA;
    for (const cut of cuts) {
      ids.push(keep(kernel.bytes.subarray(from, cut)));
      from = cut;
    }
    return { file: source.file, part, ids, size: from - DATA, changed: found.changed };
  }

  port.on('message', (job: PackingJob) => {
    if (job.kind === 'flush') {
      ship();
      say({ kind: 'flushed' });
      return;
    }
    const parts = job.kind === 'large' ? [large(job)] : job.files.map(small);
    say({ kind: 'done', parts, added, blobs });
    added = 0;
    blobs = 0;
  });
}
