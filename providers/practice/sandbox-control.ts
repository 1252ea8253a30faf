import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LocalFailure } from '../contracts/failure.ts';
import type { SandboxControl, SandboxInfo } from '../contracts/sandbox.ts';
import { control, type Description, descriptionFile, readDescription } from './control-client.ts';
import { sandboxEntry } from './entry.ts';
import { makePracticeDisk } from './practice-disks.ts';

/** A start needs about a second; a busy machine gets more. */
const startTime = 60_000;
const stopTime = 30_000;
const pingTime = 5_000;
const retryTime = 500;
/** Exit code of a process that found another one serving the folder. */
const alreadyRunning = 3;

interface Running {
  readonly description: Description;
  readonly clock: Date;
}

/** The practice cloud of one home folder, seen from the shell. */
export function sandboxControl(home: string): SandboxControl {
  const folder = join(home, 'sandbox');

  async function running(): Promise<Running | undefined> {
    const description = await readDescription(home);
    if (!description) return undefined;
    try {
      const { ProcessId, Clock } = await control(home, description, 'GET', 'ping', undefined, pingTime);
      return ProcessId === description.ProcessId ? { description, clock: new Date(String(Clock)) } : undefined;
    } catch {
      return undefined;
    }
  }

  async function needed(): Promise<Description> {
    const found = await running();
    if (found) return found.description;
    throw new LocalFailure('PracticeCloudNotRunning', 'InvalidOperation', 'The practice cloud is not running.', {
      target: folder,
      advice: 'Start it: Start-Sandbox',
    });
  }

  const info = ({ description, clock }: Running): SandboxInfo => ({ State: 'Running', ...description, Clock: clock, Folder: folder });

  return {
    async start(signal) {
      const found = await running();
      if (found) return info(found);
      const log = join(folder, 'sandbox.log');
      let child = launch(home, folder, log);
      for (const end = performance.now() + startTime; performance.now() < end; ) {
        signal?.throwIfAborted();
        const now = await running();
        if (now) return info(now);
        const code = child.code();
        if (code !== undefined && code !== alreadyRunning) throw await notStarted(log, `its process ended with ${code}`);
        await wait(code === undefined ? 40 : retryTime, undefined, { signal });
        // The other one may just be ending.
        if (code === alreadyRunning && !(await running())) child = launch(home, folder, log);
      }
      throw await notStarted(log, `it does not answer after ${startTime / 1000} seconds`);
    },

    async get() {
      const found = await running();
      if (found) return info(found);
      return {
        State: 'Stopped',
        ResourceManager: '',
        Authority: '',
        Graph: '',
        Blob: '',
        CaFile: join(folder, 'authority.pem'),
        TenantId: '',
        SubscriptionId: '',
        ClientId: '',
        ClientSecretFile: join(folder, 'client-secret.txt'),
        ClientCertificateFile: join(folder, 'client-certificate.pem'),
        Folder: folder,
      };
    },

    async stop() {
      const found = await running();
      // One that was killed could not take its description away.
      if (!found) return forgetDead(home);
      const { description } = found;
      await control(home, description, 'POST', 'stop', {});
      for (const end = performance.now() + stopTime; isAlive(description.ProcessId); ) {
        if (performance.now() > end)
          throw new LocalFailure(
            'PracticeCloudDoesNotStop',
            'ResourceBusy',
            `The practice cloud (process ${description.ProcessId}) does not end.`,
            {
              target: folder,
              advice: 'Try again; if it stays, end the process.',
            },
          );
        await wait(20);
      }
    },

    async stepClock(milliseconds) {
      const { Clock } = await control(home, await needed(), 'POST', 'clock', { milliseconds });
      return new Date(String(Clock));
    },

    newDisk: (options) => makePracticeDisk(home, options),

    async sendPackage({ carrier, trackingNumber, driveIds }) {
      const sent = await control(home, await needed(), 'POST', 'parcels', {
        Carrier: carrier,
        TrackingNumber: trackingNumber,
        DriveIds: driveIds,
      });
      return { TrackingNumber: String(sent.TrackingNumber), Drives: Number(sent.Drives), ArrivesAt: new Date(String(sent.ArrivesAt)) };
    },

    async addFault(fault) {
      await control(home, await needed(), 'POST', 'faults', fault);
    },
  };
}

/** Starts the process on its own: it outlives this shell and writes what it has to say into its log. */
function launch(home: string, folder: string, log: string): { code(): number | undefined } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const output = openSync(log, 'a', 0o600);
  let code: number | undefined;
  try {
    const child = spawn(process.execPath, [sandboxEntry(), home], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', output, output],
      windowsHide: true,
    });
    child.once('exit', (status, signal) => {
      code = status ?? (signal ? 128 : 1);
    });
    child.once('error', () => {
      code = 127;
    });
    child.unref();
  } finally {
    closeSync(output);
  }
  return { code: () => code };
}

async function notStarted(log: string, why: string): Promise<LocalFailure> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  return new LocalFailure(
    'PracticeCloudNotStarted',
    'InvalidOperation',
    `The practice cloud cannot be started: ${why}. ${last}`.trimEnd(),
    {
      target: log,
      advice: `Its log says more: ${log}`,
    },
  );
}

async function forgetDead(home: string): Promise<void> {
  const left = await readDescription(home);
  if (left && !isAlive(left.ProcessId)) await rm(descriptionFile(home), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
