import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sameTracking } from '../importexport/job.ts';
import type { SandboxClock } from '../state/clock.ts';
import type { Documents } from '../state/documents.ts';
import { ServiceError } from '../wire/service-error.ts';
import { placeDisk, readDisk } from './practice-disk-file.ts';
import { schedule } from './schedule.ts';

/** A package on its way, or in the datacenter. Times are the practice cloud's, in milliseconds. */
export interface Parcel {
  readonly id: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly driveIds: readonly string[];
  readonly sentAt: number;
  readonly arrivesAt: number;
  /** Set when a job has claimed it; until then it waits as unclaimed. */
  readonly jobId?: string;
}

const mostDisks = 10;

/** Parcels and the disks in them. A parcel in the state is the truth; the disks' own files follow it. */
export class Parcels {
  readonly #held: Documents<Parcel>;
  readonly #clock: SandboxClock;
  readonly #disks: string;

  constructor(held: Documents<Parcel>, clock: SandboxClock, disks: string) {
    this.#held = held;
    this.#clock = clock;
    this.#disks = disks;
    this.#settle();
  }

  /** After a death between two files: disks that travel are away, all others are here. */
  #settle(): void {
    const away = new Set(this.#held.values().flatMap(({ driveIds }) => driveIds));
    let names: string[] = [];
    try {
      names = readdirSync(this.#disks);
    } catch {
      // No disk was ever made.
    }
    for (const name of names) placeDisk(this.#disks, name, away.has(name) ? 'Shipped' : 'Present');
  }

  /** Hands disks to a carrier. Throws DiskNotFound, DiskAlreadyShipped, InvalidPackage. */
  send(carrier: string, trackingNumber: string, driveIds: readonly string[]): Parcel {
    if (
      !carrier.trim() ||
      !/[A-Za-z0-9]/.test(trackingNumber) ||
      driveIds.length === 0 ||
      driveIds.length > mostDisks ||
      new Set(driveIds).size < driveIds.length
    )
      throw new ServiceError(400, 'InvalidPackage', `A package needs a carrier, a tracking number, and 1 to ${mostDisks} different disks.`);
    for (const id of driveIds) {
      const disk = readDisk(this.#disks, id);
      if (!disk) throw new ServiceError(404, 'DiskNotFound', `There is no practice disk '${id}'.`, { target: id });
      if (disk.State !== 'Present')
        throw new ServiceError(409, 'DiskAlreadyShipped', `The practice disk '${id}' has been shipped already.`, { target: id });
    }
    if (this.#held.values().some((one) => one.jobId === undefined && sameTracking(one.trackingNumber, trackingNumber)))
      throw new ServiceError(
        409,
        'DuplicateTrackingNumber',
        `A package with the tracking number '${trackingNumber}' is on its way already.`,
        { target: trackingNumber },
      );
    const now = this.#clock.now();
    const parcel: Parcel = {
      id: randomUUID(),
      carrier: carrier.trim(),
      trackingNumber,
      driveIds,
      sentAt: now,
      arrivesAt: now + schedule.transit,
    };
    this.#held.put(parcel.id, parcel);
    for (const id of driveIds) placeDisk(this.#disks, id, 'Shipped');
    return parcel;
  }

  all(): Parcel[] {
    return this.#held.values();
  }

  /** The unclaimed parcel of a number and carrier, wherever it is. */
  waiting(carrier: string, trackingNumber: string): Parcel | undefined {
    return this.#held
      .values()
      .filter(
        (one) =>
          one.jobId === undefined &&
          sameTracking(one.trackingNumber, trackingNumber) &&
          one.carrier.toLowerCase() === carrier.trim().toLowerCase(),
      )
      .sort((a, b) => a.arrivesAt - b.arrivesAt)[0];
  }

  of(jobId: string): Parcel | undefined {
    return this.#held.values().find((one) => one.jobId === jobId.toLowerCase());
  }

  claim(parcel: Parcel, jobId: string): Parcel {
    return this.#held.put(parcel.id, { ...parcel, jobId: jobId.toLowerCase() });
  }

  /** Takes disks out of a parcel and gives them back to their owner. */
  giveBack(parcel: Parcel, driveIds: readonly string[]): void {
    const left = parcel.driveIds.filter((id) => !driveIds.includes(id));
    if (left.length) this.#held.put(parcel.id, { ...parcel, driveIds: left });
    else this.#held.delete(parcel.id);
    for (const id of driveIds) placeDisk(this.#disks, id, 'Present');
  }

  /** Nobody asked for it in 90 days: its disks are destroyed (import-export 3.4). */
  destroy(parcel: Parcel): void {
    for (const id of parcel.driveIds) if (readDisk(this.#disks, id)) rmSync(join(this.#disks, id), { recursive: true, force: true });
    this.#held.delete(parcel.id);
  }
}
