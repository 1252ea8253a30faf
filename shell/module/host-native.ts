import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { RunNative } from '../engine/host-link.ts';
import type { Running } from './host.ts';

/** Runs a program whose output is read while it runs; a program that writes faster than it is read is held back by its pipe. */
export async function runNative(request: RunNative, running: Running): Promise<void> {
  const child = spawn(request.path, [...request.args], {
    cwd: request.folder,
    env: { ...request.environment },
    stdio: [
      request.input === 'inherit' ? 'inherit' : request.input === 'fed' ? 'pipe' : 'ignore',
      'pipe',
      request.error === 'inherit' ? 'inherit' : request.error === 'read' ? 'pipe' : 'ignore',
    ],
    windowsHide: true,
  });
  running.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  if (child.stdin) {
    const { stdin } = child;
    // The program may end before it has read all: that is its right, not an error.
    stdin.on('error', () => {});
    running.onFeed((bytes) => {
      if (bytes === null) stdin.end();
      else stdin.write(bytes);
    });
  }
  const read = async (stream: NodeJS.ReadableStream | null, name: 'out' | 'err'): Promise<void> => {
    if (!stream) return;
    for await (const part of stream) {
      running.post({ kind: 'output', stream: name, bytes: new Uint8Array(part as Buffer) });
      await running.room();
    }
  };
  const ended = new Promise<number>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  const [code] = await Promise.all([ended, read(child.stdout, 'out'), read(child.stderr, 'err')]);
  running.post({ kind: 'exited', code });
}
