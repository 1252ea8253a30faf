import { chmodSync, lstatSync, readdirSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Work } from '../../../shell/drives/provider.ts';
import { ErrorRecord, NetException, Raised } from '../../../shell/objects/error.ts';
import { isReadOnly } from './attributes.ts';
import { ioError, refuse } from './failure.ts';

/** Removes a file, a link (never what it leads to), or a folder with all that is in it. */
export function removeItem(path: string, work: Work): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) removeFolder(path, work);
  else removeFile(path, work, true);
}

function removeFile(path: string, work: Work, ask: boolean): void {
  if (ask && !work.may(path, 'Remove File')) return;
  guard(path, work.force);
  try {
    if (work.force && process.platform === 'win32') chmodSync(path, 0o666);
    unlinkSync(path);
  } catch (thrown) {
    refuse(thrown, 'RemoveFileSystemItemUnAuthorizedAccess', 'PermissionDenied', path);
  }
}

function removeFolder(path: string, work: Work): void {
  if (!work.may(path, 'Remove Directory')) return;
  guard(path, work.force);
  empty(path, work);
  try {
    rmdirSync(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOTEMPTY')
      ioError('DirectoryNotEmpty', 'WriteError', `Directory ${path} cannot be removed because it is not empty.`, path);
    refuse(thrown, 'RemoveItemUnauthorizedAccessError', 'PermissionDenied', path);
  }
}

/** What is inside goes first; an item that cannot go is reported and the rest goes on. */
function empty(path: string, work: Work): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    work.checkStop();
    const inner = join(path, entry.name);
    try {
      if (!entry.isDirectory()) {
        removeFile(inner, work, false);
        continue;
      }
      guard(inner, work.force);
      empty(inner, work);
      rmdirSync(inner);
    } catch (thrown) {
      if (!(thrown instanceof Raised) && (thrown as NodeJS.ErrnoException).code === 'ENOTEMPTY') continue;
      work.failed(thrown instanceof Raised ? thrown : denied(inner));
    }
  }
}

/** Hidden and read-only items go only with -Force. */
function guard(path: string, force: boolean): void {
  if (force) return;
  const found = statSync(path, { throwIfNoEntry: false });
  if (basename(path).startsWith('.') || (found && isReadOnly(found))) throw denied(path);
}

const why = 'You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.';

function denied(path: string): Raised {
  const record = new ErrorRecord(
    new NetException('System.IO.IOException', why),
    'RemoveFileSystemItemUnAuthorizedAccess',
    'PermissionDenied',
    path,
    'Use -Force for hidden and read-only items.',
  );
  record.details = `Cannot remove item ${path}: ${why}`;
  return new Raised(record);
}
