import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import type { DriveStatus, Job, JobDetails } from '../importexport/job.ts';
import type { Documents } from '../state/documents.ts';
import { holdsPageBlobs } from '../storage/account-shape.ts';
import { clearWork } from './clear-work.ts';
import type { DriveProgress, DriveResult, DriveTask, WorkerMessage } from './drive-task.ts';
import type { Parcels } from './parcels.ts';
import type { Timetable } from './timetable.ts';
import { workerEntry } from './worker-entry.ts';

export interface DatacenterParts {
  readonly cloud: PracticeCloud;
  readonly parcels: Parcels;
  readonly timetable: Timetable;
  /** When the copy of a drive was begun; it names the logs. */
  readonly stamps: Documents<string>;
  readonly home: string;
  readonly folder: string;
  readonly authorityFile: string;
  log(text: string): void;
}

/** How often the clock is looked at. */
const tick = 1000;
/** A thread that dies is tried again so many times before its drive is given up with InternalError. */
const tries = 3;

/** The datacenter: looks at its timetable, and copies one drive after the other in a thread of its own. */
export class Datacenter {
  readonly #parts: DatacenterParts;
  readonly #timer: NodeJS.Timeout;
  #worker: Worker | undefined;
  #copying: Promise<void> | undefined;
  #isClosed = false;

  constructor(parts: DatacenterParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.advance(), tick);
    this.advance();
  }

  get isBusy(): boolean {
    return this.#copying !== undefined;
  }

  /** Lets happen what is due, and starts copying when a drive waits for it. */
  advance(): void {
    if (this.#isClosed) return;
    this.#parts.timetable.advance();
    if (this.#copying || !this.#waiting()) return;
    this.#copying = this.#copyAll()
      .catch((error) => this.#parts.log(`datacenter: ${(error as Error).stack ?? error}`))
      .finally(() => {
        this.#copying = undefined;
      });
  }

  /** Stops the thread; what it has done is kept, the rest is done at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#worker?.terminate();
    await this.#copying;
  }

  #waiting(): { job: Job; drive: DriveStatus } | undefined {
    for (const job of this.#parts.timetable.jobs()) {
      if (job.properties.state !== 'Transferring') continue;
      const drive = job.properties.driveList.find(({ state }) => state === 'Received' || state === 'Transferring');
      if (drive) return { job, drive };
      this.#parts.timetable.finishTransfer(job);
    }
    return undefined;
  }

  async #copyAll(): Promise<void> {
    for (let next = this.#waiting(); next && !this.#isClosed; next = this.#waiting()) {
      const { job, drive } = next;
      const task = this.#task(job, drive);
      this.#put(job, drive.driveId, { state: 'Transferring', copyStatus: 'InProgress' });
      const result = await this.#copy(task, (progress) => this.#put(job, drive.driveId, progress));
      if (!result) return;
      const { status, ...rest } = result;
      this.#put(job, drive.driveId, { ...rest, state: status === 'Completed' ? 'Completed' : 'CompletedMoreInfo', copyStatus: status });
      this.#parts.stamps.delete(stampKey(job, drive));
      clearWork(task);
      this.#parts.timetable.advance();
    }
  }

  /** Undefined when the datacenter is closed meanwhile. */
  async #copy(task: DriveTask, progress: (progress: DriveProgress) => void): Promise<DriveResult | undefined> {
    for (let attempt = 1; !this.#isClosed; attempt++) {
      try {
        return await this.#inThread(task, progress);
      } catch (error) {
        if (this.#isClosed) return undefined;
        this.#parts.log(`datacenter: drive ${task.driveId} of ${task.jobName}, attempt ${attempt}: ${(error as Error).stack ?? error}`);
        if (attempt >= tries) return { status: 'InternalError', bytesSucceeded: 0, percentComplete: 0 };
      }
    }
    return undefined;
  }

  #inThread(task: DriveTask, progress: (progress: DriveProgress) => void): Promise<DriveResult> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(workerEntry, { workerData: task });
      this.#worker = worker;
      let result: DriveResult | undefined;
      worker.on('message', (message: WorkerMessage) => {
        if (this.#isClosed) return;
        if ('progress' in message) progress(message.progress);
        else result = message.result;
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        this.#worker = undefined;
        if (result) resolve(result);
        else reject(new Error(`the thread ended with ${code}`));
      });
    });
  }

  #task(job: Job, drive: DriveStatus): DriveTask {
    const { cloud, stamps, home, folder, authorityFile } = this.#parts;
    const { storageAccountId, diagnosticsPath, logLevel, backupDriveManifest } = job.properties;
    const account = cloud.resources.get(storageAccountId);
    const keys = account && cloud.accountKeys.get(account.name);
    const key = stampKey(job, drive);
    const stamp = stamps.get(key) ?? stamps.put(key, stampOf(cloud.clock.date()));
    return {
      jobName: job.name,
      driveId: drive.driveId,
      manifestFile: drive.manifestFile,
      manifestHash: drive.manifestHash,
      diskFolder: join(home, 'disks', this.#serialInParcel(job, drive.driveId)),
      workFolder: join(folder, 'datacenter', createHash('sha256').update(`${key} ${stamp}`).digest('hex').slice(0, 24)),
      stamp,
      logLevel,
      backupManifest: backupDriveManifest,
      diagnosticsPath,
      target: {
        endpoint: cloud.blobs.endpoint,
        account: account?.name ?? '',
        keys: keys ? [keys.key1, keys.key2] : [],
        holdsPageBlobs: holdsPageBlobs(account?.kind),
        authorityFile,
        pass: cloud.identity.controlToken,
      },
    };
  }

  /** A job may write a serial in another case than the disk has it. */
  #serialInParcel(job: Job, driveId: string): string {
    return this.#parts.parcels.of(job.id)?.driveIds.find((id) => id.toUpperCase() === driveId.toUpperCase()) ?? 'none';
  }

  /** Changes one drive of a job as it is now, and the job's own percentage with it. */
  #put(job: Job, driveId: string, change: Partial<DriveStatus>): void {
    const now = this.#parts.cloud.resources.get<JobDetails>(job.id);
    if (!now) return;
    const driveList = now.properties.driveList.map((drive) => (drive.driveId === driveId ? { ...drive, ...change } : drive));
    const present = driveList.filter(({ state }) => state !== 'NeverReceived');
    const percentComplete = Math.floor(
      present.reduce((sum, drive) => sum + (isDone(drive) ? 100 : (drive.percentComplete ?? 0)), 0) / Math.max(1, present.length),
    );
    this.#parts.cloud.resources.put<JobDetails>({ ...now, properties: { ...now.properties, driveList, percentComplete } });
  }
}

const isDone = ({ state }: DriveStatus) => state === 'Completed' || state === 'CompletedMoreInfo';

const stampKey = (job: Job, drive: DriveStatus) => `${job.id.toLowerCase()} ${drive.driveId}`;

/** `20130921-034307-902` (import-export 4.1). */
const stampOf = (date: Date): string => date.toISOString().replace(/^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)\.(\d+)Z$/, '$1$2$3-$4$5$6-$7');
