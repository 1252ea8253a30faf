import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';

const opener = { win32: ['cmd', '/c', 'start', ''], darwin: ['open'] } as const;

/** Invoke-Item: runs a program, and opens everything else with the program that the desktop has for it. */
export function openFile(path: string): void {
  const [command, ...args] = runnable(path) ? [path] : [...(opener[process.platform as 'darwin'] ?? ['xdg-open']), path];
  const child = spawn(command as string, args, { stdio: 'inherit', detached: process.platform !== 'win32' });
  // A desktop without an opener is told by its own message; the shell does not wait for the window.
  child.on('error', () => {});
  child.unref();
}

function runnable(path: string): boolean {
  if (process.platform === 'win32' || !statSync(path).isFile()) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
