// entry
import { lstatSync, statfsSync, statSync, truncateSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { DriveModule } from '../../shell/drives/drive-module.ts';
import type { Provider } from '../../shell/drives/provider.ts';
import { raise } from '../../shell/objects/error.ts';
import { membersOf, setProperty } from '../../shell/objects/members.ts';
import { readContent } from './content/file-content.ts';
import { fileWriter } from './content/file-writer.ts';
import { copyItem } from './files/copy.ts';
import { createItem } from './files/create.ts';
import { ioError, refuse } from './files/failure.ts';
import { DirectoryInfo, FileInfo, infoOf } from './files/file-info.ts';
import './files/file-info-types.ts';
import { entriesOf, namePattern, sortedEntries } from './files/listing.ts';
import { moveItem, renameItem } from './files/move.ts';
import { openFile } from './files/open.ts';
import { removeItem } from './files/remove.ts';

const windows = process.platform === 'win32';

const fileSystem: Provider = {
  name: 'FileSystem',
  module: 'Microsoft.PowerShell.Core',
  capabilities: 'Filter, ShouldProcess, Credentials',
  separator: windows ? '\\' : '/',
  flat: false,
  home: homedir(),
  join: (root, segments) => (segments.length === 0 ? root || (windows ? '' : '/') : joined(root, segments)),
  exists: (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
  isContainer: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  isHidden: (path) => basename(path).startsWith('.'),
  item: infoOf,
  child(folder, { name, container }) {
    const path = folder.endsWith('/') ? folder + name : join(folder, name);
    return container ? new DirectoryInfo(path, path, name) : new FileInfo(path, path, name);
  },
  entries(path) {
    try {
      return entriesOf(path);
    } catch (thrown) {
      return refuse(thrown, 'DirUnauthorizedAccessError', 'PermissionDenied', path);
    }
  },
  sorted: sortedEntries,
  filter: namePattern,
  create: createItem,
  remove: removeItem,
  copy: copyItem,
  move: moveItem,
  rename: renameItem,
  open: openFile,
  read: readContent,
  writer: fileWriter,
  clearContent(path) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      raise(
        'PSInvalidOperationException',
        'ClearDirectoryContent',
        'InvalidOperation',
        `Unable to clear content of '${path}' because it is a directory. Clear-Content is only supported on files.`,
        path,
      );
    try {
      truncateSync(path);
    } catch (thrown) {
      refuse(thrown, 'ClearContentIOError', 'WriteError', path);
    }
  },
  properties: {
    get: (path) => {
      const item = infoOf(path);
      return membersOf(item)
        .filter(({ memberType }) => /Property$/.test(memberType))
        .map((member): readonly [string, unknown] => [member.name, member.value]);
    },
    item: infoOf,
    set: (path, name, value) => setProperty(infoOf(path), name, value),
  },
  checkRoot(root) {
    const path = resolve(root);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
    return ioError('DriveRootError', 'ReadError', `The specified drive root "${root}" either does not exist, or it is not a folder.`, root);
  },
  space(root) {
    try {
      const { bsize, blocks, bfree, bavail } = statfsSync(root || '/');
      return { used: (blocks - bfree) * bsize, free: bavail * bsize };
    } catch {
      return undefined;
    }
  },
};

function joined(root: string, segments: readonly string[]): string {
  const below = segments.join(fileSystem.separator);
  if (root === '') return windows && /^[A-Za-z]:/.test(below) ? below : `${fileSystem.separator}${below}`;
  return root.endsWith('/') || root.endsWith('\\') ? root + below : `${root}${fileSystem.separator}${below}`;
}

const files: DriveModule = {
  provider: () => fileSystem,
  mount: (drive) =>
    drive === 'Temp'
      ? { root: tmpdir(), description: 'Drive that maps to the temporary directory path for the current user' }
      : { root: windows ? `${drive}:\\` : '/', description: drive === '/' ? '/' : '' },
};

export default files;
