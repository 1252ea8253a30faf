import type { PracticeCloud } from '../arm/practice-cloud.ts';
import { type DriveStatus, type Job, type JobDetails, type JobState, jobType } from '../importexport/job.ts';
import { forgetJob } from '../importexport/job-routes.ts';
import type { Documents } from '../state/documents.ts';
import type { Parcels } from './parcels.ts';
import { schedule } from './schedule.ts';

/** Since when a job is in its state. */
export interface JobTrack {
  readonly state: JobState;
  readonly since: number;
}

interface Due {
  readonly at: number;
  readonly happens: () => void;
}

/** Moves jobs and parcels through their states by the practice clock. Everything here is state only; copying is done elsewhere. */
export class Timetable {
  readonly #cloud: PracticeCloud;
  readonly #parcels: Parcels;
  readonly #tracks: Documents<JobTrack>;

  constructor(cloud: PracticeCloud, parcels: Parcels, tracks: Documents<JobTrack>) {
    this.#cloud = cloud;
    this.#parcels = parcels;
    this.#tracks = tracks;
  }

  jobs(): Job[] {
    return this.#cloud.resources.list<JobDetails>(`/subscriptions/${this.#cloud.identity.subscriptionId}`, jobType);
  }

  /** Lets happen what is due, in the order of its time, each thing at its own time. */
  advance(): void {
    const now = this.#cloud.clock.now();
    this.#follow();
    for (;;) {
      const next = this.#due().sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > now) return;
      this.#cloud.database.write(next.happens);
    }
  }

  /** Notes jobs that came, went, or were changed by their owner. */
  #follow(): void {
    const jobs = new Map(this.jobs().map((job) => [job.id.toLowerCase(), job]));
    for (const id of [...this.#tracks.keys()]) if (!jobs.has(id)) this.#tracks.delete(id);
    for (const [id, job] of jobs) {
      const { state } = job.properties;
      if (this.#tracks.get(id)?.state !== state) this.#tracks.put(id, { state, since: this.#cloud.clock.now() });
    }
  }

  #due(): Due[] {
    const jobs = this.jobs().flatMap((job) => this.#dueOf(job));
    const unclaimed = this.#parcels
      .all()
      .filter(({ jobId }) => jobId === undefined)
      .map((parcel) => ({ at: parcel.arrivesAt + schedule.destruction, happens: () => this.#parcels.destroy(parcel) }));
    return [...jobs, ...unclaimed];
  }

  #dueOf(job: Job): Due[] {
    const { since } = this.#tracks.get(job.id.toLowerCase()) ?? { since: this.#cloud.clock.now() };
    const move = (at: number, state: JobState, change: Partial<JobDetails> = {}): Due => ({
      at,
      happens: () => this.#move(job, state, at, change),
    });
    const { properties } = job;
    switch (properties.state) {
      case 'Creating':
        return [{ at: Date.parse(job.systemData.lastModifiedAt) + schedule.creatingExpires, happens: () => forgetJob(this.#cloud, job) }];
      case 'Shipping':
        return this.#shipping(job, since);
      case 'Received':
        return properties.cancelRequested || !properties.driveList.some(({ state }) => state === 'Received')
          ? [move(since + schedule.queue, 'Packaging')]
          : [move(since + schedule.queue, 'Transferring', { percentComplete: 0 })];
      case 'Transferring':
        return [];
      case 'Packaging':
        return [{ at: since + schedule.packaging, happens: () => this.#sendBack(job, since + schedule.packaging) }];
      default:
        return [{ at: since + schedule.retention, happens: () => forgetJob(this.#cloud, job) }];
    }
  }

  #shipping(job: Job, since: number): Due[] {
    const { deliveryPackage, driveList } = job.properties;
    const due: Due[] = [];
    const parcel = deliveryPackage && this.#parcels.waiting(deliveryPackage.carrierName, deliveryPackage.trackingNumber);
    if (parcel) {
      const at = Math.max(parcel.arrivesAt, since) + schedule.registration;
      due.push({ at, happens: () => this.#receive(job, at) });
    }
    if (driveList.some(({ state }) => state === 'Specified'))
      due.push({
        at: since + schedule.arrivalExpected,
        happens: () => this.#put(job, { driveList: driveList.map((drive) => ({ ...drive, state: 'NeverReceived' as const })) }),
      });
    due.push({
      at: since + schedule.arrivalExpected + schedule.operatorsWait,
      happens: () => this.#move(job, 'Closed', since + schedule.arrivalExpected + schedule.operatorsWait),
    });
    return due;
  }

  /** Registers the drives of a parcel. Those that belong to no drive of the job go back unprocessed. */
  #receive(job: Job, at: number): void {
    const { deliveryPackage, driveList } = job.properties;
    const found = deliveryPackage && this.#parcels.waiting(deliveryPackage.carrierName, deliveryPackage.trackingNumber);
    if (!found) return;
    const parcel = this.#parcels.claim(found, job.id);
    const wanted = new Set(driveList.map(({ driveId }) => driveId.toUpperCase()));
    const here = new Set(parcel.driveIds.map((id) => id.toUpperCase()));
    const drives = driveList.map(
      (drive): DriveStatus => ({ ...drive, state: here.has(drive.driveId.toUpperCase()) ? 'Received' : 'NeverReceived' }),
    );
    this.#move(job, 'Received', at, { driveList: drives });
    const extra = parcel.driveIds.filter((id) => !wanted.has(id.toUpperCase()));
    if (extra.length) this.#parcels.giveBack(parcel, extra);
  }

  /** All drives are done and travel home. A job with any trouble ends as Closed, one without as Completed. */
  #sendBack(job: Job, at: number): void {
    const { driveList, returnShipping, cancelRequested } = job.properties;
    const parcel = this.#parcels.of(job.id);
    const isClean = cancelRequested || driveList.every(({ state }) => state === 'Completed');
    const drives = driveList.map((drive): DriveStatus => (drive.state === 'NeverReceived' ? drive : { ...drive, state: 'ShippedBack' }));
    this.#move(job, isClean ? 'Completed' : 'Closed', at, {
      driveList: drives,
      ...(parcel && returnShipping
        ? {
            returnPackage: {
              carrierName: returnShipping.carrierName,
              trackingNumber: `RET-${parcel.trackingNumber}`,
              driveCount: parcel.driveIds.length,
              shipDate: new Date(at).toISOString(),
            },
          }
        : {}),
    });
    if (parcel) this.#parcels.giveBack(parcel, parcel.driveIds);
  }

  /** Puts a job whose copy has ended on the way home. */
  finishTransfer(job: Job): void {
    this.#cloud.database.write(() => this.#move(job, 'Packaging', this.#cloud.clock.now(), { percentComplete: 100 }));
  }

  #move(job: Job, state: JobState, at: number, change: Partial<JobDetails> = {}): void {
    this.#put(job, { ...change, state });
    this.#tracks.put(job.id.toLowerCase(), { state, since: at });
  }

  #put(job: Job, change: Partial<JobDetails>): void {
    const now = this.#cloud.resources.get<JobDetails>(job.id) ?? job;
    this.#cloud.resources.put<JobDetails>({ ...now, properties: { ...now.properties, ...change } });
  }
}
