import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openPracticeCloud } from './open.ts';
import { AlreadyRunning } from './state/database.ts';

/** Ends itself when nobody has asked for anything for so long. */
const idleMinutes = 60;

/** Exit codes of the process. */
const exits = { usage: 64, alreadyRunning: 3, failed: 1 } as const;

const log = (text: string) => console.error(`${new Date().toISOString()} ${text}`);

/** Runs the practice cloud of a home folder until it is told to stop, idle for an hour, or ended by a signal. */
export async function run(home: string | undefined): Promise<void> {
  if (!home) {
    log('usage: node main.ts <home>');
    process.exitCode = exits.usage;
    return;
  }
  const folder = join(resolve(home), 'sandbox');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.on('uncaughtException', (error) => {
    log(`ended by an unexpected error: ${error.stack ?? error}`);
    process.exit(exits.failed);
  });
  let touched = performance.now();
  try {
    const cloud = await openPracticeCloud({
      home: resolve(home),
      folder,
      record: process.env.OFFLINESEED_SANDBOX_RECORD,
      log,
      touched: () => {
        touched = performance.now();
      },
      stop: () => void stop('asked to'),
    });
    const minutes = Number(process.env.OFFLINESEED_SANDBOX_IDLE_MINUTES) || idleMinutes;
    const watch = setInterval(
      () => {
        // A home that was deleted under the process takes the process with it.
        if (!existsSync(folder)) process.exit(0);
        if (!cloud.isBusy() && performance.now() - touched > minutes * 60_000) void stop('idle');
      },
      Math.min(15_000, minutes * 60_000),
    );
    let stopping = false;
    const stop = async (why: string): Promise<void> => {
      if (stopping) return;
      stopping = true;
      clearInterval(watch);
      log(`stopping: ${why}`);
      rmSync(cloud.descriptionFile, { force: true });
      await cloud.close();
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
    log(`listening on ${cloud.address}, blobs on ${cloud.blobs}`);
  } catch (error) {
    if (error instanceof AlreadyRunning) {
      log('another process serves this folder already');
      process.exit(exits.alreadyRunning);
    }
    log(`cannot start: ${(error as Error).stack ?? error}`);
    process.exit(exits.failed);
  }
}
