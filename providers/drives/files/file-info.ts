import { lstatSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { DateTime, unixEpochTicks } from '../../../shell/objects/datetime.ts';
import { type NoteSource, noteSource } from '../../../shell/objects/extended-members.ts';

/** An entry of the file system, looked at when something is asked of it that its name does not tell. */
export abstract class FileSystemInfo {
  /** Absolute, without a separator at its end. */
  path: string;
  /** As it was given to the constructor: what ToString shows. */
  given: string;
  #name: string | undefined;
  #entry: Stats | null | undefined;
  #target: Stats | null | undefined;
  [noteSource]?: NoteSource | undefined;

  constructor(path: string, given = path, name?: string) {
    this.path = path;
    this.given = given;
    this.#name = name;
  }

  get name(): string {
    this.#name ??= basename(this.path) || this.path;
    return this.#name;
  }

  /** What lies there, links not followed; null for nothing. */
  get entry(): Stats | null {
    if (this.#entry === undefined) this.#entry = lstatSync(this.path, { throwIfNoEntry: false }) ?? null;
    return this.#entry;
  }

  /** What a link leads to. */
  get target(): Stats | null {
    if (this.#target === undefined) this.#target = this.isLink ? (statSync(this.path, { throwIfNoEntry: false }) ?? null) : this.entry;
    return this.#target;
  }

  get isLink(): boolean {
    return this.entry?.isSymbolicLink() ?? false;
  }

  get extension(): string {
    const { name } = this;
    const dot = name.lastIndexOf('.');
    return dot < 0 || dot === name.length - 1 ? '' : name.slice(dot);
  }

  get linkTarget(): string | null {
    return this.isLink ? readlinkSync(this.path) : null;
  }

  get parent(): string | null {
    const above = dirname(this.path);
    return above === this.path ? null : above;
  }

  abstract get exists(): boolean;

  refresh(): void {
    this.#entry = undefined;
    this.#target = undefined;
  }

  moved(path: string): void {
    this.path = path;
    this.given = path;
    this.#name = undefined;
    this.refresh();
  }
}

/** System.IO.FileInfo. */
export class FileInfo extends FileSystemInfo {
  get exists(): boolean {
    return this.target !== null ? !this.target.isDirectory() : this.entry !== null;
  }
}

/** System.IO.DirectoryInfo. */
export class DirectoryInfo extends FileSystemInfo {
  get exists(): boolean {
    return this.target?.isDirectory() ?? false;
  }
}

/** The right one of the two for what lies at a path. */
export function infoOf(path: string): FileSystemInfo {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? new DirectoryInfo(path) : new FileInfo(path);
}

export const absolute = (path: string): string => resolve(path);

const time = { modified: 'mtimeNs', accessed: 'atimeNs', created: 'birthtimeNs' } as const;
/** What .NET gives for the times of a file that is not there: 1601-01-01 UTC. */
const noTime = new DateTime(504_911_232_000_000_000n, 'Utc');

/** A time of a file, exact to 100 ns. */
export function timeOf(info: FileSystemInfo, which: keyof typeof time): DateTime {
  const found = lstatSync(info.path, { bigint: true, throwIfNoEntry: false });
  if (!found) return noTime;
  const of = (ns: bigint): DateTime => new DateTime(unixEpochTicks + ns / 100n, 'Utc');
  // File systems without a time of birth: the older of the other two, as .NET does.
  if (which === 'created' && found.birthtimeNs === 0n) return earlier(of(found.mtimeNs), of(found.ctimeNs));
  return of(found[time[which]]);
}

const earlier = (a: DateTime, b: DateTime): DateTime => (a.ticks < b.ticks ? a : b);
