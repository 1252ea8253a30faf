import { mkdir, open, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { LocalFailure } from '../contracts/failure.ts';

/** A holder needs milliseconds; after this long it is dead, whatever its process id says. */
const staleAfter = 60_000;
const giveUpAfter = 15_000;

/**
 * Runs `action` while no other process (and nobody else in this one) does so for the same lock file. What a dead process left behind is
 * taken over. Throws LocalFailure StateBusy after 15 seconds.
 */
export async function withLock<T>(path: string, action: () => Promise<T>): Promise<T> {
  const until = performance.now() + giveUpAfter;
  for (let pause = 2; !(await taken(path)); pause = Math.min(pause * 2, 50)) {
    if (performance.now() > until)
      throw new LocalFailure('StateBusy', 'ResourceBusy', `Another shell holds ${path} for longer than ${giveUpAfter / 1000} seconds.`, {
        target: path,
        advice: 'Wait for the other shell; if there is none, delete this file and try again.',
      });
    if (await stale(path)) await clear(path);
    else await wait(pause + Math.random() * pause);
  }
  try {
    return await action();
  } finally {
    await rm(path, { force: true });
  }
}

async function taken(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Windows answers EPERM while a file of this name is being deleted.
    if (code === 'EEXIST' || (code === 'EPERM' && process.platform === 'win32')) return false;
    throw error;
  }
}

async function stale(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    if (Math.abs(Date.now() - mtimeMs) > staleAfter) return true;
    const { pid, host } = JSON.parse(await readFile(path, 'utf8')) as { pid?: number; host?: string };
    return host === hostname() && typeof pid === 'number' && !alive(pid);
  } catch {
    // Gone meanwhile, or not yet written to the end: its age decides later.
    return false;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a stale lock. Only one process does so at a time, and looks again first, so that nobody removes a fresh one. */
async function clear(path: string): Promise<void> {
  const guard = `${path}.clearing`;
  try {
    await mkdir(guard);
  } catch {
    const left = await stat(guard).catch(() => undefined);
    if (left && Math.abs(Date.now() - left.mtimeMs) > staleAfter) await rmdir(guard).catch(() => undefined);
    else await wait(5);
    return;
  }
  try {
    if (await stale(path)) await rm(path, { force: true });
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}
