import { execFile } from 'node:child_process';
import { LocalFailure } from '../contracts/failure.ts';

/** Runs one of the system's own tools and gives what it prints. Throws LocalFailure ToolFailed. */
export type RunTool = (program: string, args: readonly string[], signal?: AbortSignal) => Promise<string>;

export const runTool: RunTool = (program, args, signal) =>
  new Promise((done, failed) => {
    const options = { signal, timeout: 60_000, maxBuffer: 64 * 2 ** 20, windowsHide: true, env: { ...process.env, LC_ALL: 'C' } };
    execFile(program, [...args], options, (cause, stdout, stderr) => {
      if (!cause) return done(stdout);
      if (signal?.aborted) return failed(signal.reason);
      const said = stderr.trim().split('\n')[0] || cause.message;
      failed(
        new LocalFailure('ToolFailed', 'ObjectNotFound', `${program} does not tell which disks there are: ${said}`, {
          target: program,
          advice: 'Name the folder of the mounted drive with -Path and its serial with -DriveId.',
          cause,
        }),
      );
    });
  });
