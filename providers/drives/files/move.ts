import { lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Work } from '../../../shell/drives/provider.ts';
import { raise } from '../../../shell/objects/error.ts';
import { carry } from './copy.ts';
import { ioError, refuse } from './failure.ts';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Moves a file or folder: onto a folder that is there means into it. */
export function moveItem(from: string, to: string, work: Work): void {
  const folder = isFolder(from);
  if (folder && `${resolve(to)}${sep}`.startsWith(`${resolve(from)}${sep}`))
    ioError(
      'MoveItemArgumentError',
      'InvalidArgument',
      `Destination path cannot be a subdirectory of the source or the source itself: ${to}.`,
      to,
    );
  const target = isFolder(to) ? join(to, basename(from)) : to;
  const id = folder ? 'MoveDirectoryItemIOError' : 'MoveFileInfoItemIOError';
  if (!work.may(`Item: ${from} Destination: ${target}`, folder ? 'Move Directory' : 'Move File')) return;
  if (isThere(target) && target !== from) {
    if (!work.force || folder) ioError(id, 'WriteError', `The file '${target}' already exists.`, from);
    rmSync(target, { force: true });
  }
  try {
    shift(from, target);
  } catch (thrown) {
    const denied = ['EACCES', 'EPERM'].includes((thrown as NodeJS.ErrnoException).code ?? '');
    refuse(thrown, denied ? id.replace('IOError', 'UnauthorizedAccessError') : id, denied ? 'PermissionDenied' : 'WriteError', target);
  }
  work.made(target);
}

/** A rename, or a copy and removal where the target lies on another device. */
function shift(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EXDEV') throw thrown;
    carry(from, to);
    rmSync(from, { recursive: true });
  }
}

export function renameItem(path: string, name: string, work: Work): void {
  if (/[/]/.test(name) || (process.platform === 'win32' && /[\\:]/.test(name)) || (name.includes('\\') && dirname(name) !== '.'))
    raise(
      'PSArgumentException',
      'Argument',
      'InvalidArgument',
      'Cannot rename the specified target, because it represents a path or device name.',
      name,
    );
  const to = join(dirname(path), name);
  const folder = isFolder(path);
  if (!work.may(`Item: ${path} Destination: ${to}`, folder ? 'Rename Directory' : 'Rename File')) return;
  if (to === path) ioError('RenameItemIOError', 'WriteError', 'Source and destination path must be different.', path);
  if (isThere(to) && !sameEntry(path, to)) {
    if (!work.force || folder || isFolder(to))
      ioError(
        'RenameItemIOError',
        'WriteError',
        `Cannot create '${to}' because a file or directory with the same name already exists.`,
        path,
      );
    rmSync(to, { force: true });
  }
  try {
    renameSync(path, to);
  } catch (thrown) {
    refuse(thrown, 'RenameItemIOError', 'WriteError', path);
  }
  work.made(to);
}

/** `a` and `A` are one entry where the case of letters does not count. */
function sameEntry(a: string, b: string): boolean {
  const left = lstatSync(a, { throwIfNoEntry: false });
  const right = lstatSync(b, { throwIfNoEntry: false });
  return (
    left !== undefined && right !== undefined && left.ino === right.ino && left.dev === right.dev && a.toLowerCase() === b.toLowerCase()
  );
}
