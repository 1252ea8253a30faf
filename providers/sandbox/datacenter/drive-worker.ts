// entry
import { parentPort, workerData } from 'node:worker_threads';
import { copyDrive } from './copy-drive.ts';
import type { DriveProgress, DriveTask, WorkerMessage } from './drive-task.ts';

/** A thread of the datacenter: one drive, from its check to its logs. Progress is told a few times a second. */
const often = 200;
let told = 0;

const tell = (message: WorkerMessage) => parentPort?.postMessage(message);

const result = await copyDrive(workerData as DriveTask, (progress: DriveProgress) => {
  if (performance.now() - told < often) return;
  told = performance.now();
  tell({ progress });
});
tell({ result });
