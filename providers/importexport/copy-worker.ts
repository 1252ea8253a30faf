// entry
import { parentPort } from 'node:worker_threads';
import { type CopyResult, type CopyTask, runTask } from './copy-file.ts';
import { CopyFailure } from './copy-side.ts';

/** What a worker answers: how far it is, how it ended. */
export type WorkerMessage =
  | { kind: 'bytes'; count: number }
  | { kind: 'done'; result: CopyResult }
  | { kind: 'failed'; side?: 'source' | 'target'; code: string; message: string };

parentPort?.on('message', (task: CopyTask) => {
  const answer = (message: WorkerMessage) => parentPort?.postMessage(message);
  try {
    answer({ kind: 'done', result: runTask(task, (count) => answer({ kind: 'bytes', count })) });
  } catch (error) {
    if (error instanceof CopyFailure) answer({ kind: 'failed', side: error.side, code: error.code, message: error.message });
    else answer({ kind: 'failed', code: 'Unexpected', message: String(error) });
  }
});
