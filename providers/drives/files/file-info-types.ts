// entry
// entry
import { copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmdirSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DateTime } from '../../../shell/objects/datetime.ts';
import { NetException } from '../../../shell/objects/error.ts';
import { addTypeMember, type ExtendedMember } from '../../../shell/objects/extended-members.ts';
import { bindClass, type EnumValue, enumValue, requireType } from '../../../shell/objects/net-type.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import type { TypeTable } from '../../../shell/objects/type-table.ts';
import type { Value } from '../../../shell/objects/value.ts';
import { attribute, attributesOf, isReadOnly, modeText, setReadOnly, unixMode } from './attributes.ts';
import { absolute, DirectoryInfo, FileInfo, type FileSystemInfo, infoOf, timeOf } from './file-info.ts';
import { setTime } from './file-time.ts';
import { type Depth, listed } from './listing.ts';
import { given, onDisk } from './on-disk.ts';
import { groupName, userName } from './owners.ts';

const io = 'System.IO.';
bindClass(FileInfo, `${io}FileInfo`);
bindClass(DirectoryInfo, `${io}DirectoryInfo`);

const timeMember = (name: string, which: 'modified' | 'accessed' | 'created') => ({
  [`datetime ${name} {get;set;}`]: {
    get: (self: FileSystemInfo) => timeOf(self, which).toLocal(),
    set: (self: FileSystemInfo, value: DateTime) => setTime(self, which, value),
  },
  [`datetime ${name}Utc {get;set;}`]: {
    get: (self: FileSystemInfo) => timeOf(self, which),
    set: (self: FileSystemInfo, value: DateTime) => setTime(self, which, new DateTime(value.ticks, 'Utc')),
  },
});

const fileSystemInfo = (): TypeTable => ({
  abstract: true,
  base: 'System.MarshalByRefObject',
  instance: {
    'string FullName {get;}': (self: FileSystemInfo) => self.path,
    'string Extension {get;}': (self: FileSystemInfo) => self.extension,
    'string Name {get;}': (self: FileSystemInfo) => self.name,
    'bool Exists {get;}': (self: FileSystemInfo) => self.exists,
    ...timeMember('CreationTime', 'created'),
    ...timeMember('LastAccessTime', 'accessed'),
    ...timeMember('LastWriteTime', 'modified'),
    'string LinkTarget {get;}': (self: FileSystemInfo) => self.linkTarget,
    'System.IO.UnixFileMode UnixFileMode {get;}': (self: FileSystemInfo) =>
      enumValue(requireType(`${io}UnixFileMode`), self.entry ? self.entry.mode & 0o7777 : -1),
    'System.IO.FileAttributes Attributes {get;set;}': {
      get: (self: FileSystemInfo) => enumValue(requireType(`${io}FileAttributes`), attributesOf(self)),
      set: (self: FileSystemInfo, value: EnumValue) => setReadOnly(self, (value.value & attribute.readOnly) !== 0),
    },
    'void Refresh()': (self: FileSystemInfo) => self.refresh(),
    'void CreateAsSymbolicLink(string pathToTarget)': (self: FileSystemInfo, target: string) =>
      onDisk(self.path, () => symlinkSync(given(target, 'pathToTarget'), self.path)),
    'System.IO.FileSystemInfo ResolveLinkTarget(bool returnFinalTarget)': (self: FileSystemInfo, final: boolean) => {
      const { linkTarget } = self;
      if (linkTarget === null) return null;
      return infoOf(final ? onDisk(self.path, () => realpathSync(self.path)) : resolve(self.parent ?? '/', linkTarget));
    },
    'string ToString()': (self: FileSystemInfo) => self.given,
  },
  hooks: { text: (self: FileSystemInfo) => self.given },
});

const fileInfo = (): TypeTable => ({
  base: `${io}FileSystemInfo`,
  sealed: true,
  constructors: { '(string fileName)': (path: string) => new FileInfo(absolute(given(path, 'fileName')), path) },
  instance: {
    'long Length {get;}': (self: FileInfo) => {
      if (!self.exists) throw new NetException(`${io}FileNotFoundException`, `Could not find file '${self.path}'.`);
      return BigInt(self.entry?.size ?? 0);
    },
    'string DirectoryName {get;}': (self: FileInfo) => self.parent,
    'System.IO.DirectoryInfo Directory {get;}': (self: FileInfo) => (self.parent === null ? null : new DirectoryInfo(self.parent)),
    'bool IsReadOnly {get;set;}': {
      get: (self: FileInfo) => self.target !== null && isReadOnly(self.target),
      set: (self: FileInfo, value: boolean) => onDisk(self.path, () => setReadOnly(self, value)),
    },
    'void Delete()': (self: FileInfo) => onDisk(self.path, () => rmSync(self.path, { force: true })),
    'System.IO.FileInfo CopyTo(string destFileName)': (self: FileInfo, to: string) => copyTo(self, to, false),
    'System.IO.FileInfo CopyTo(string destFileName, bool overwrite)': copyTo,
    'void MoveTo(string destFileName)': (self: FileInfo, to: string) => moveTo(self, to, false),
    'void MoveTo(string destFileName, bool overwrite)': moveTo,
    'System.IO.FileStream Create()': (self: FileInfo) => stream('Create', self.path),
    'System.IO.StreamWriter CreateText()': (self: FileInfo) => stream('CreateText', self.path),
    'System.IO.StreamWriter AppendText()': (self: FileInfo) => stream('AppendText', self.path),
    'System.IO.StreamReader OpenText()': (self: FileInfo) => stream('OpenText', self.path),
    'System.IO.FileStream OpenRead()': (self: FileInfo) => stream('OpenRead', self.path),
    'System.IO.FileStream OpenWrite()': (self: FileInfo) => stream('OpenWrite', self.path),
    'System.IO.FileStream Open(System.IO.FileMode mode)': (self: FileInfo, mode: Value) => stream('Open', self.path, mode),
    'System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access)': (self: FileInfo, mode: Value, access: Value) =>
      stream('Open', self.path, mode, access),
    'System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)': (
      self: FileInfo,
      mode: Value,
      access: Value,
    ) => stream('Open', self.path, mode, access),
  },
  hooks: { from: (value: Value) => (value instanceof FileInfo ? value : undefined) },
});

/** [System.IO.File] opens; it is loaded when a script opens something. */
function stream(name: string, ...args: readonly Value[]): Value {
  const found = requireType(`${io}File`).staticMember(name);
  if (found?.kind !== 'methods') throw new Error(`System.IO.File has no ${name}.`);
  return found.overloads.find((each) => each.parameters.length === args.length)!.call(null, args);
}

function copyTo(self: FileInfo, to: string, overwrite: boolean): FileInfo {
  const path = absolute(given(to, 'destFileName'));
  if (!overwrite && existsSync(path)) throw new NetException(`${io}IOException`, `The file '${path}' already exists.`);
  onDisk(self.path, () => copyFileSync(self.path, path));
  return new FileInfo(path);
}

function moveTo(self: FileInfo, to: string, overwrite: boolean): void {
  const path = absolute(given(to, 'destFileName'));
  if (!overwrite && existsSync(path)) throw new NetException(`${io}IOException`, `The file '${path}' already exists.`);
  onDisk(self.path, () => renameSync(self.path, path));
  self.moved(path);
}

const listings = (name: string, want: 'all' | 'files' | 'folders', type: string) => {
  const list = (self: DirectoryInfo, pattern: string, depth: Depth): Value[] =>
    onDisk(self.path, () => listed(self.path, pattern, depth, want), 'path');
  return {
    [`${type}[] ${name}()`]: (self: DirectoryInfo) => list(self, '*', 'here'),
    [`${type}[] ${name}(string searchPattern)`]: (self: DirectoryInfo, pattern: string) => list(self, pattern, 'here'),
    [`${type}[] ${name}(string searchPattern, System.IO.SearchOption searchOption)`]: (
      self: DirectoryInfo,
      pattern: string,
      option: EnumValue,
    ) => list(self, pattern, option.value === 1 ? 'below' : 'here'),
  };
};

const directoryInfo = (): TypeTable => ({
  base: `${io}FileSystemInfo`,
  sealed: true,
  constructors: { '(string path)': (path: string) => new DirectoryInfo(absolute(given(path)), path) },
  instance: {
    'System.IO.DirectoryInfo Parent {get;}': (self: DirectoryInfo) => (self.parent === null ? null : new DirectoryInfo(self.parent)),
    'System.IO.DirectoryInfo Root {get;}': (self: DirectoryInfo) => new DirectoryInfo(resolve(self.path, '/')),
    'void Create()': (self: DirectoryInfo) => {
      onDisk(self.path, () => mkdirSync(self.path, { recursive: true }));
      self.refresh();
    },
    'System.IO.DirectoryInfo CreateSubdirectory(string path)': (self: DirectoryInfo, path: string) => {
      const full = join(self.path, given(path));
      onDisk(full, () => mkdirSync(full, { recursive: true }));
      return new DirectoryInfo(full);
    },
    'void Delete()': (self: DirectoryInfo) => onDisk(self.path, () => (self.isLink ? unlinkSync(self.path) : rmdirSync(self.path)), 'path'),
    'void Delete(bool recursive)': (self: DirectoryInfo, recursive: boolean) =>
      onDisk(self.path, () => (recursive ? rmSync(self.path, { recursive: true }) : rmdirSync(self.path)), 'path'),
    'void MoveTo(string destDirName)': (self: DirectoryInfo, to: string) => {
      const path = absolute(given(to, 'destDirName'));
      onDisk(self.path, () => renameSync(self.path, path), 'path');
      self.moved(path);
    },
    ...listings('GetFiles', 'files', 'System.IO.FileInfo'),
    ...listings('GetDirectories', 'folders', 'System.IO.DirectoryInfo'),
    ...listings('GetFileSystemInfos', 'all', 'System.IO.FileSystemInfo'),
    ...listings('EnumerateFiles', 'files', 'System.IO.FileInfo'),
    ...listings('EnumerateDirectories', 'folders', 'System.IO.DirectoryInfo'),
    ...listings('EnumerateFileSystemInfos', 'all', 'System.IO.FileSystemInfo'),
  },
});

// ---- what PowerShell adds

const added = (name: string, type: string, get: (self: FileSystemInfo) => Value): ExtendedMember => ({
  kind: 'CodeProperty',
  name,
  type,
  get: (self) => get(self as FileSystemInfo),
});

const baseName = (self: FileSystemInfo): string =>
  self instanceof DirectoryInfo || self.extension === '' ? self.name : self.name.slice(0, -self.extension.length);

function linkType(self: FileSystemInfo): string | null {
  if (self.isLink) return 'SymbolicLink';
  return self instanceof FileInfo && (self.entry?.nlink ?? 1) > 1 ? 'HardLink' : null;
}

/** A link shows where it leads. */
const shownName = (self: FileSystemInfo): string => (self.linkTarget === null ? self.name : `${self.name} -> ${self.linkTarget}`);

const both: readonly ExtendedMember[] = [
  added('Mode', 'System.String', modeText),
  added('ModeWithoutHardLink', 'System.String', modeText),
  added('BaseName', 'System.String', baseName),
  added('ResolvedTarget', 'System.String', (self) => (self.isLink ? resolve(self.parent ?? '/', self.linkTarget ?? '') : self.path)),
  added('Target', 'System.String', (self) => self.linkTarget),
  added('LinkType', 'System.String', linkType),
  added('NameString', 'System.String', shownName),
];

const ofUnix: readonly ExtendedMember[] = [
  added('UnixMode', 'System.String', (self) => (self.entry ? unixMode(self.entry) : null)),
  added('User', 'System.String', (self) => (self.entry ? userName(self.entry.uid) : null)),
  added('Group', 'System.String', (self) => (self.entry ? groupName(self.entry.gid) : null)),
  added('Size', 'System.Int64', (self) => (self.entry ? BigInt(self.entry.size) : null)),
];

/** System.Diagnostics.FileVersionInfo of a file without a version resource: its words, as Format-List shows them. */
const versionText = (self: FileSystemInfo): string =>
  `File:             ${self.path}\nInternalName:     \nOriginalFilename: \nFileVersion:      \nFileDescription:  \nProduct:          \nProductVersion:   \nDebug:            False\nPatched:          False\nPreRelease:       False\nPrivateBuild:     False\nSpecialBuild:     False\nLanguage:         \n`;

addTypeMember(`${io}FileInfo`, added('VersionInfo', 'System.Object', versionText));
for (const type of [`${io}FileInfo`, `${io}DirectoryInfo`])
  for (const member of process.platform === 'win32' ? both : [...both, ...ofUnix]) addTypeMember(type, member);
addTypeMember(
  `${io}FileInfo`,
  added('LengthString', 'System.String', (self) => (self.entry ? String(self.entry.size) : '')),
);
addTypeMember(
  `${io}DirectoryInfo`,
  added('LengthString', 'System.String', () => ''),
);

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.IO.FileSystemInfo': fileSystemInfo,
  'System.IO.FileInfo': fileInfo,
  'System.IO.DirectoryInfo': directoryInfo,
};
