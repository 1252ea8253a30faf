import { rmSync } from 'node:fs';
import type { DriveTask } from './drive-task.ts';

/** Forgets the work on a drive once its result is in the state. */
export const clearWork = (task: DriveTask): void => rmSync(task.workFolder, { recursive: true, force: true });
