import { blockSize } from './manifest.ts';

/** A file that is to be packed; `at` is the drive (its place in the list) that holds it already. */
export interface PackingFile {
  readonly Name: string;
  readonly Length: number;
  readonly at?: number;
}

export interface PackingDrive {
  /** Bytes that may be written to it now. */
  readonly Free: number;
  readonly Size: number;
}

export type Packing =
  | { fits: true; place: Map<string, number> }
  | { fits: false; reason: 'FileTooLarge'; file: PackingFile; largest: number }
  | { fits: false; reason: 'NotEnoughSpace'; missing: number };

/** A file takes whole clusters, NTFS' default is 4 KiB; its entry in the folder and the file table about 1 KiB more. */
const cluster = 4096;
const entry = 1024;

/** 3 GB for each 7 TB are kept for the manifest (import-export 2.2), and 64 KiB for small drives. */
export function manifestReserve(size: number): number {
  return Math.ceil((size * 3) / 7000) + 65_536;
}

/** What a file takes on a drive: clusters, entry, and its own part of the manifest where that is more than the reserve's share. */
export function spaceOf({ Name, Length }: PackingFile): number {
  const blocks = Math.max(1, Math.ceil(Length / blockSize));
  return Math.ceil(Length / cluster) * cluster + entry + 400 + 2 * Buffer.byteLength(Name) + blocks * 130;
}

/**
 * Packs files over as many drives as are needed, in the order given: the largest first, each on the first drive with room. What lies on
 * a drive already stays there. Files of `last` (index and snapshots of a repository) all go on the last drive that is used, so that the
 * drives before it are worth nothing without it and the container becomes a repository only when all have arrived.
 * Pure; the answer says what does not fit.
 */
export function pack(files: readonly PackingFile[], last: (name: string) => boolean, drives: readonly PackingDrive[]): Packing {
  const room = drives.map(({ Free, Size }) => Free - manifestReserve(Size));
  const place = new Map<string, number>();
  const open: PackingFile[] = [];
  const tail: PackingFile[] = [];
  let used = 0; //                       drives that must be used because something lies on them
  let total = 0;
  for (const file of files) {
    if (file.at !== undefined) {
      place.set(file.Name, file.at);
      used = Math.max(used, file.at + 1);
    } else {
      total += spaceOf(file);
      if (last(file.Name)) tail.push(file);
      else open.push(file);
    }
  }
  open.sort((a, b) => b.Length - a.Length || (a.Name < b.Name ? -1 : 1));
  // Too large is what an empty drive could not take either; what only lacks room needs another drive.
  const taken = drives.map(() => 0);
  for (const file of files) if (file.at !== undefined) taken[file.at] = (taken[file.at] ?? 0) + spaceOf(file);
  const largest = Math.max(0, ...room.map((bytes, index) => bytes + (taken[index] ?? 0)));
  for (const file of [...open.slice(0, 1), ...tail])
    if (spaceOf(file) > largest) return { fits: false, reason: 'FileTooLarge', file, largest };
  for (let count = Math.max(used, 1); count <= drives.length; count++) {
    const trial = packInto(open, tail, room.slice(0, count));
    if (!trial) continue;
    for (const [name, at] of trial) place.set(name, at);
    return { fits: true, place };
  }
  const free = room.reduce((sum, bytes) => sum + Math.max(0, bytes), 0);
  return { fits: false, reason: 'NotEnoughSpace', missing: Math.max(1, total - free) };
}

function packInto(open: readonly PackingFile[], tail: readonly PackingFile[], room: number[]): Map<string, number> | undefined {
  const place = new Map<string, number>();
  const left = [...room];
  const lastDrive = left.length - 1;
  for (const file of tail) {
    left[lastDrive] = (left[lastDrive] ?? 0) - spaceOf(file);
    place.set(file.Name, lastDrive);
  }
  if ((left[lastDrive] ?? -1) < 0) return undefined;
  for (const file of open) {
    const space = spaceOf(file);
    const at = left.findIndex((bytes) => bytes >= space);
    if (at < 0) return undefined;
    left[at] = (left[at] ?? 0) - space;
    place.set(file.Name, at);
  }
  return place;
}
