import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CopyResult, CopyTask } from './copy-file.ts';
import { CopyFailure } from './copy-side.ts';
import type { WorkerMessage } from './copy-worker.ts';

/** Two at least, so that one hashes while another waits for the medium; more than four only fight over it. */
const workers = Math.min(4, Math.max(2, availableParallelism()));

/** Does tasks on worker threads. `close` must be called; it ends what is still running. */
export class CopyPool {
  readonly size = workers;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: { take(worker: Worker): void; refuse(error: Error): void }[] = [];
  #closed = false;

  /** Rejects with CopyFailure; `bytes` hears of every block. */
  async run(task: CopyTask, bytes: (count: number) => void): Promise<CopyResult> {
    const worker = await this.#worker();
    try {
      return await ask(worker, task, bytes);
    } finally {
      this.#release(worker);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { refuse } of this.#waiting.splice(0)) refuse(stopped());
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  async #worker(): Promise<Worker> {
    if (this.#closed) throw stopped();
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size >= workers) return new Promise((take, refuse) => this.#waiting.push({ take, refuse }));
    return this.#start();
  }

  #start(): Worker {
    // Its buffers lie outside the heap, so it needs little of it; flags of the program that runs us are not for it.
    const worker = new Worker(workerFile(), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 64 } });
    this.#all.add(worker);
    worker.once('exit', () => this.#all.delete(worker));
    // Whoever waits for an answer hears of it, too; without a listener it would end the program.
    worker.on('error', () => this.#all.delete(worker));
    return worker;
  }

  #release(worker: Worker): void {
    const usable = this.#all.has(worker);
    const next = this.#closed ? undefined : this.#waiting.shift();
    if (next) next.take(usable ? worker : this.#start());
    else if (usable) this.#idle.push(worker);
  }
}

function stopped(): CopyFailure {
  return new CopyFailure('target', 'Stopped', 'the copy was stopped');
}

function ask(worker: Worker, task: CopyTask, bytes: (count: number) => void): Promise<CopyResult> {
  return new Promise((done, failed) => {
    const ended = () => {
      worker.off('message', heard);
      worker.off('error', broken);
      worker.off('exit', gone);
    };
    const heard = (message: WorkerMessage) => {
      if (message.kind === 'bytes') return bytes(message.count);
      ended();
      if (message.kind === 'done') return done(message.result);
      if (message.side === undefined) return failed(new Error(message.message));
      failed(new CopyFailure(message.side, message.code, message.message));
    };
    const broken = (error: Error) => {
      ended();
      failed(error);
    };
    const gone = () => {
      ended();
      failed(stopped());
    };
    worker.on('message', heard);
    worker.on('error', broken);
    worker.on('exit', gone);
    worker.postMessage(task);
  });
}

/** The worker's file, whether this runs from the sources or from a bundle whose chunks lie elsewhere. */
function workerFile(): string {
  const name = join('providers', 'importexport', 'copy-worker');
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    for (const ending of ['.js', '.ts']) if (existsSync(join(folder, name + ending))) return join(folder, name + ending);
    if (folder === dirname(folder)) throw new Error(`${name} is missing from this installation`);
  }
}
