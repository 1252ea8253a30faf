import { chmodSync, copyFileSync, lstatSync, mkdirSync, readlinkSync, realpathSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Work } from '../../../shell/drives/provider.ts';
import { ioError, refuse } from './failure.ts';
import { entriesOf } from './listing.ts';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Copies a file or folder: onto a folder that is there means into it. A folder without -Recurse gives an empty one. */
export function copyItem(from: string, to: string, work: Work): void {
  if (isFolder(from)) copyFolder(from, isFolder(to) ? join(to, basename(from)) : to, work);
  else copyFile(from, isFolder(to) ? join(to, basename(from)) : to, work);
}

function copyFolder(from: string, to: string, work: Work): void {
  const there = statSync(to, { throwIfNoEntry: false });
  if (there && !there.isDirectory())
    ioError('CopyContainerItemToLeafError', 'WriteError', 'Container cannot be copied onto existing leaf item.', from);
  if (work.recurse && isBelow(from, to))
    ioError('CopyError', 'WriteError', `Cannot copy the item ${from} into itself or a folder below it.`, from);
  if (!work.may(`Item: ${from} Destination: ${to}`, 'Copy Directory')) return;
  try {
    mkdirSync(to, { recursive: true });
  } catch (thrown) {
    refuse(thrown, 'CopyDirectoryInfoItemIOError', 'WriteError', to);
  }
  work.made(to);
  if (!work.recurse) return;
  for (const { name, container } of entriesOf(from)) {
    work.checkStop();
    try {
      if (container) copyFolder(join(from, name), join(to, name), work);
      else if (work.wants(name)) copyFile(join(from, name), join(to, name), work);
    } catch (thrown) {
      work.failed(thrown);
    }
  }
}

function isBelow(from: string, to: string): boolean {
  const real = (path: string): string => {
    try {
      return realpathSync(path);
    } catch {
      const above = dirname(path);
      return above === path ? path : join(real(above), basename(path));
    }
  };
  return `${real(to)}${sep}`.startsWith(`${real(from)}${sep}`);
}

function copyFile(from: string, to: string, work: Work): void {
  if (same(from, to)) ioError('CopyError', 'WriteError', `Cannot overwrite the item ${from} with itself.`, from);
  if (!work.may(`Item: ${from} Destination: ${to}`, 'Copy File')) return;
  try {
    overwrite(from, to, work.force);
  } catch (thrown) {
    const denied = ['EACCES', 'EPERM'].includes((thrown as NodeJS.ErrnoException).code ?? '');
    refuse(
      thrown,
      denied ? 'CopyFileInfoItemUnauthorizedAccessError' : 'CopyFileInfoItemIOError',
      denied ? 'PermissionDenied' : 'WriteError',
      to,
    );
  }
  work.made(to);
}

function overwrite(from: string, to: string, force: boolean): void {
  const before = statSync(to, { throwIfNoEntry: false });
  const locked = before !== undefined && (before.mode & 0o222) === 0;
  if (locked && !force) throw Object.assign(new Error(`EACCES: permission denied`), { code: 'EACCES' });
  if (locked) chmodSync(to, before.mode | 0o200);
  copyFileSync(from, to);
  const { atime, mtime } = statSync(from);
  utimesSync(to, atime, mtime);
}

function same(from: string, to: string): boolean {
  if (from === to) return true;
  const a = lstatSync(from, { throwIfNoEntry: false });
  const b = lstatSync(to, { throwIfNoEntry: false });
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev && a.ino !== 0;
}

/** Copies everything as it is, links as links: the way over to another device for a move. */
export function carry(from: string, to: string): void {
  const found = lstatSync(from);
  if (found.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (found.isDirectory()) {
    mkdirSync(to, { mode: found.mode });
    for (const { name } of entriesOf(from)) carry(join(from, name), join(to, name));
  } else {
    copyFileSync(from, to);
    utimesSync(to, found.atime, found.mtime);
  }
}
