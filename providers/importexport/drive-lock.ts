import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { LocalFailure } from '../contracts/failure.ts';

/**
 * Keeps two preparations off one drive: a file beside its journal with the process that holds it. What a dead process of this computer
 * left is taken over. Gives the function that lets go. Throws LocalFailure DriveBusy.
 */
export function lockDrive(journalPath: string, driveId: string): () => void {
  const path = `${journalPath}.lock`;
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, host: hostname() }), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(own, path);
        return () => rmSync(path, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      if (held(path)) break;
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new LocalFailure('DriveBusy', 'ResourceBusy', `Another process prepares drive ${driveId}.`, {
    target: driveId,
    advice: `Wait until it is ready; if there is none, delete ${path}.`,
  });
}

function held(path: string): boolean {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; host: string };
    if (host !== hostname()) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
