import type { MessagePort } from 'node:worker_threads';
import { Sealer } from '../seal/sealer.ts';
import { BlobOpener } from './blob-opener.ts';
import type { ReadingJob, ReadingReport, ReadingSetup } from './messages.ts';
import { PackSource, ReadingMemory } from './pack-source.ts';
import { restorePack } from './restore-pack.ts';
import { verifyPack } from './verify-pack.ts';

/** One reading worker: whole packs for a verification, wanted blobs for a restore. */
export function readPacks(setup: ReadingSetup, port: MessagePort): void {
  const key = { encrypt: Buffer.from(setup.key.encrypt), k: Buffer.from(setup.key.k), r: Buffer.from(setup.key.r) };
  const sealer = new Sealer(key);
  const opener = new BlobOpener(sealer, setup.inside);
  const memory = new ReadingMemory();
  const say = (report: ReadingReport): void => port.postMessage(report);

  port.on('message', (job: ReadingJob) => {
    let source: PackSource | undefined;
    try {
      source = new PackSource(job.source, memory);
      if (job.kind === 'verify') say({ kind: 'verified', job: job.job, ...verifyPack(job.pack, job.length, source, sealer, opener) });
      else say({ kind: 'restored', job: job.job, ...restorePack(job, source, opener) });
    } catch (error) {
      // The pack itself cannot be read.
      const problems = [{ pack: job.pack, problem: `it cannot be read: ${(error as Error).message}` }];
      if (job.kind === 'verify') say({ kind: 'verified', job: job.job, ids: new Uint8Array(), bytes: 0, problems });
      else say({ kind: 'restored', job: job.job, done: [], failed: [], problems, torn: job.files.map(({ file }) => file) });
    } finally {
      source?.close();
    }
  });
}
