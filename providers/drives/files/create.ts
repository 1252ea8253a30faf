import { existsSync, linkSync, lstatSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Creation } from '../../../shell/drives/provider.ts';
import { raise } from '../../../shell/objects/error.ts';
import { toText } from '../../../shell/objects/text.ts';
import type { Value } from '../../../shell/objects/value.ts';
import { ioError, refuse } from './failure.ts';
import { DirectoryInfo, FileInfo, infoOf } from './file-info.ts';

type Kind = 'file' | 'directory' | 'symboliclink' | 'junction' | 'hardlink';

const kinds: readonly (readonly [word: string, kind: Kind])[] = [
  ['directory', 'directory'],
  ['container', 'directory'],
  ['file', 'file'],
  ['leaf', 'file'],
  ['symboliclink', 'symboliclink'],
  ['junction', 'junction'],
  ['hardlink', 'hardlink'],
];

/** A type may be shortened: `d`, `dir`, `sym`. */
function kindOf(type: string): Kind {
  const found = kinds.find(([word]) => word.startsWith(type.toLowerCase()));
  if (type === '') return 'file';
  return (
    found?.[1] ??
    raise(
      'PSArgumentException',
      'Argument',
      'InvalidArgument',
      'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.',
      null,
    )
  );
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** New-Item on the file system; undefined when the user refused. */
export function createItem(path: string, creation: Creation): Value {
  const kind = kindOf(creation.type);
  if (kind === 'directory') return createFolder(path, creation);
  if (kind === 'file') return createFile(path, creation);
  return createLink(path, kind, creation);
}

function createFolder(path: string, { force, may }: Creation): Value {
  if (isThere(path) && (!force || !statSync(path, { throwIfNoEntry: false })?.isDirectory()))
    ioError('DirectoryExist', 'ResourceExists', `An item with the specified name ${path} already exists.`, path);
  if (!may(`Destination: ${path}`, 'Create Directory')) return undefined;
  try {
    mkdirSync(path, { recursive: true });
  } catch (thrown) {
    refuse(thrown, 'CreateDirectoryIOError', 'WriteError', path);
  }
  return new DirectoryInfo(path);
}

function createFile(path: string, { force, value, may }: Creation): Value {
  if (!may(`Destination: ${path}`, 'Create File')) return undefined;
  try {
    if (force) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, value === undefined || value === null ? '' : toText(value), { flag: force ? 'w' : 'wx' });
  } catch (thrown) {
    const denied = ['EACCES', 'EPERM', 'EISDIR', 'EROFS'].includes((thrown as NodeJS.ErrnoException).code ?? '');
    refuse(thrown, denied ? 'NewItemUnauthorizedAccessError' : 'NewItemIOError', denied ? 'PermissionDenied' : 'WriteError', path);
  }
  return new FileInfo(path);
}

const action = { symboliclink: 'Create Symbolic Link', junction: 'Create Junction', hardlink: 'Create Hard Link' } as const;

function createLink(path: string, kind: 'symboliclink' | 'junction' | 'hardlink', { value, force, may }: Creation): Value {
  const target = value === undefined || value === null ? '' : toText(value);
  if (target === '')
    raise(
      'PSArgumentNullException',
      'ArgumentNull',
      'InvalidArgument',
      'Cannot process argument because the value of argument "content" is null. Change the value of argument "content" to a non-null value.',
      null,
    );
  if (!may(`Destination: ${path}`, action[kind])) return undefined;
  const full = resolve(dirname(path), target);
  if (isThere(path)) {
    if (!force) ioError('SymLinkExists', 'ResourceExists', `The file '${path}' already exists.`, path);
    rmSync(path, { recursive: true, force: true });
  }
  if (kind !== 'symboliclink' && !existsSync(full))
    raise('ItemNotFoundException', 'ItemNotFound', 'ObjectNotFound', `Cannot find path '${full}' because it does not exist.`, full);
  try {
    if (kind === 'hardlink') linkSync(full, path);
    else
      symlinkSync(
        target,
        path,
        kind === 'junction' ? 'junction' : statSync(full, { throwIfNoEntry: false })?.isDirectory() ? 'dir' : 'file',
      );
  } catch (thrown) {
    refuse(thrown, 'NewItemSymbolicLinkElevationRequired', 'PermissionDenied', path);
  }
  return infoOf(path);
}
