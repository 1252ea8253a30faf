import { parentPort, workerData } from 'node:worker_threads';
import type { PackingSetup } from './backup/messages.ts';
import { packFiles } from './backup/packing.ts';
import type { ReadingSetup } from './reading/messages.ts';
import { readPacks } from './reading/reader.ts';

/** Where every worker thread of the agent begins. */
if (parentPort) {
  const setup = workerData as PackingSetup | ReadingSetup;
  if (setup.kind === 'packing') packFiles(setup, parentPort);
  else readPacks(setup, parentPort);
}
