// entry
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { NetException } from '../../../shell/objects/error.ts';
import type { EnumValue } from '../../../shell/objects/net-type.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import type { Signatures } from '../../../shell/objects/type-table.ts';
import { absolute, DirectoryInfo } from '../files/file-info.ts';
import { listed } from '../files/listing.ts';
import { given, onDisk } from '../files/on-disk.ts';
import { rootsOfMachine } from './drive-info.ts';
import { timeMethods } from './file-times.ts';

const full = (path: string, name = 'path'): string => absolute(given(path, name));

/** Paths that start as the given one does. */
function list(path: string, pattern: string, below: boolean, want: 'all' | 'files' | 'folders'): string[] {
  const folder = full(path);
  const start = path.endsWith('/') ? path : `${path}/`;
  return onDisk(folder, () => listed(folder, pattern, below ? 'below' : 'here', want), 'path').map(
    (info) => start + info.path.slice(folder === '/' ? 1 : folder.length + 1),
  );
}

const lists = (name: string, want: 'all' | 'files' | 'folders'): Signatures => ({
  [`string[] ${name}(string path)`]: (path: string) => list(path, '*', false, want),
  [`string[] ${name}(string path, string searchPattern)`]: (path: string, pattern: string) => list(path, pattern, false, want),
  [`string[] ${name}(string path, string searchPattern, System.IO.SearchOption searchOption)`]: (
    path: string,
    pattern: string,
    option: EnumValue,
  ) => list(path, pattern, option.value === 1, want),
});

function move(from: string, to: string): void {
  const source = full(from, 'sourceDirName');
  const target = full(to, 'destDirName');
  if (!existsSync(source)) throw new NetException('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${source}'.`);
  if (source === target) throw new NetException('System.IO.IOException', 'Source and destination path must be different.');
  if (existsSync(target))
    throw new NetException(
      'System.IO.IOException',
      `Cannot create '${target}' because a file or directory with the same name already exists.`,
    );
  onDisk(target, () => renameSync(source, target), 'path');
}

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.IO.Directory': () => ({
    abstract: true,
    static: {
      'bool Exists(string path)': (path: string) =>
        Boolean(path) && (statSync(absolute(path), { throwIfNoEntry: false })?.isDirectory() ?? false),
      'System.IO.DirectoryInfo CreateDirectory(string path)': (path: string) => {
        const folder = full(path);
        onDisk(folder, () => mkdirSync(folder, { recursive: true }), 'path');
        return new DirectoryInfo(folder, path);
      },
      'System.IO.DirectoryInfo CreateTempSubdirectory(string prefix = null)': (prefix: string | null) =>
        new DirectoryInfo(mkdtempSync(join(tmpdir(), prefix ?? ''))),
      'System.IO.FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)': (path: string, target: string) => {
        const folder = full(path);
        onDisk(folder, () => symlinkSync(given(target, 'pathToTarget'), folder, 'dir'));
        return new DirectoryInfo(folder, path);
      },
      'void Delete(string path)': (path: string) => {
        const folder = full(path);
        onDisk(folder, () => rmdirSync(folder), 'path');
      },
      'void Delete(string path, bool recursive)': (path: string, recursive: boolean) => {
        const folder = full(path);
        onDisk(folder, () => (recursive ? rmSync(folder, { recursive: true }) : rmdirSync(folder)), 'path');
      },
      'void Move(string sourceDirName, string destDirName)': move,
      'string GetCurrentDirectory()': () => process.cwd(),
      'void SetCurrentDirectory(string path)': (path: string) => {
        const folder = full(path);
        onDisk(folder, () => process.chdir(folder), 'path');
      },
      'System.IO.DirectoryInfo GetParent(string path)': (path: string) => {
        const folder = full(path);
        return dirname(folder) === folder ? null : new DirectoryInfo(dirname(folder));
      },
      'string GetDirectoryRoot(string path)': (path: string) => resolve(full(path), '/'),
      'string[] GetLogicalDrives()': rootsOfMachine,
      ...lists('GetFiles', 'files'),
      ...lists('GetDirectories', 'folders'),
      ...lists('GetFileSystemEntries', 'all'),
      ...lists('EnumerateFiles', 'files'),
      ...lists('EnumerateDirectories', 'folders'),
      ...lists('EnumerateFileSystemEntries', 'all'),
      ...timeMethods((path) => new DirectoryInfo(full(path))),
    },
  }),
};
