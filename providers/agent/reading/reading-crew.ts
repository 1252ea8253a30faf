import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { LocalFailure } from '../../contracts/failure.ts';
import { workerEntry } from '../entry.ts';
import { missing } from '../repository/failures.ts';
import type { Repository } from '../repository/repository.ts';
import { packName } from '../store/store.ts';
import type { PackBytes, ReadingJob, ReadingReport, ReadingSetup } from './messages.ts';

type Without<J> = J extends ReadingJob ? Omit<J, 'job' | 'source'> : never;
type Answer<K> = K extends 'verify' ? Extract<ReadingReport, { kind: 'verified' }> : Extract<ReadingReport, { kind: 'restored' }>;

interface Mate {
  readonly worker: Worker;
  load: number;
}

/** Jobs under way for each worker. A pack that comes from a container lies in memory meanwhile, so there it is one more than workers. */
const DEPTH = 2;
const MOST_WORKERS = 4;

/** The reading workers, seen from the main thread. */
export class ReadingCrew {
  private readonly repository: Repository;
  private readonly team: Mate[] = [];
  private readonly answers = new Map<number, { mate: Mate; settle(report: ReadingReport): void; fail(error: unknown): void }>();
  private next = 0;
  private underWay = 0;
  private readonly most: number;
  private readonly waiting: (() => void)[] = [];

  constructor(repository: Repository, options: { workers?: number; inside?: boolean } = {}) {
    this.repository = repository;
    const workers = options.workers ?? Math.min(MOST_WORKERS, availableParallelism());
    const { key } = repository.sealer;
    const workerData: ReadingSetup = { kind: 'reading', key: { encrypt: key.encrypt, k: key.k, r: key.r }, inside: options.inside ?? true };
    for (let n = 0; n < workers; n++) {
      const worker = new Worker(workerEntry, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 64 } });
      const mate: Mate = { worker, load: 0 };
      worker.on('message', (report: ReadingReport) => this.hear(report));
      worker.on('error', (error) => this.fail(error));
      this.team.push(mate);
    }
    this.most = repository.store.path('config') === undefined ? workers + 1 : workers * DEPTH;
  }

  private hear(report: ReadingReport): void {
    const answer = this.answers.get(report.job);
    if (!answer) return;
    this.answers.delete(report.job);
    answer.mate.load--;
    answer.settle(report);
  }

  private fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const failure = new LocalFailure('AgentWorkerFailed', 'InvalidOperation', `A worker ended: ${message}`, {
      target: 'agent',
      advice: 'Run the command again. If it ends in the same way, there may be too little memory.',
      cause: error,
    });
    for (const { fail } of this.answers.values()) fail(failure);
    this.answers.clear();
  }

  /** Runs one job on the worker that has least to do; waits for room first. `range` is what it needs of the pack, whole when not given. */
  async run<K extends ReadingJob['kind']>(
    job: Extract<Without<ReadingJob>, { kind: K }>,
    range?: { offset: number; length: number },
  ): Promise<Answer<K>> {
    if (this.underWay >= this.most) await new Promise<void>((go) => this.waiting.push(go));
    else this.underWay++;
    try {
      const source = await this.source(job.pack, range);
      const number = this.next++;
      const mate = this.team.reduce((best, one) => (one.load < best.load ? one : best));
      mate.load++;
      const answer = new Promise<ReadingReport>((settle, fail) => this.answers.set(number, { mate, settle, fail }));
      // Fetched bytes that own their memory move to the worker instead of being copied.
      const own =
        'bytes' in source && source.bytes.byteLength === source.bytes.buffer.byteLength && source.bytes.buffer instanceof ArrayBuffer;
      mate.worker.postMessage({ ...job, job: number, source }, own ? [source.bytes.buffer as ArrayBuffer] : []);
      return (await answer) as Answer<K>;
    } finally {
      const go = this.waiting.shift();
      if (go) go();
      else this.underWay--;
    }
  }

  private async source(pack: string, range: { offset: number; length: number } | undefined): Promise<PackBytes> {
    const name = packName(pack);
    const path = this.repository.store.path(name);
    if (path !== undefined) return { path };
    const bytes = await this.repository.store.get(name, range);
    if (!bytes) throw missing(this.repository.store.where, name);
    return { bytes, from: range?.offset ?? 0 };
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.team.map(({ worker }) => worker.terminate()));
  }
}
