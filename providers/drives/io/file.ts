// entry
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { enumerable as elementsOf } from '../../../shell/objects/enumerate.ts';
import { NetException } from '../../../shell/objects/error.ts';
import { type EnumValue, enumValue, requireType } from '../../../shell/objects/net-type.ts';
import { toText } from '../../../shell/objects/text.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import type { Signatures } from '../../../shell/objects/type-table.ts';
import type { Value } from '../../../shell/objects/value.ts';
import { attribute, attributesOf, setReadOnly } from '../files/attributes.ts';
import { absolute, FileInfo, infoOf } from '../files/file-info.ts';
import { given, onDisk } from '../files/on-disk.ts';
import { timeMethods } from './file-times.ts';
import { StreamReader } from './readers.ts';
import { FileStream, openFile } from './streams.ts';
import { bytesOf, type EncodingObject, encodingOf, linesOf, textOf } from './text-form.ts';
import { StreamWriter } from './writers.ts';

const read = (path: string): Uint8Array => {
  const full = absolute(given(path));
  return onDisk(full, () => new Uint8Array(readFileSync(full)));
};

function write(path: string, bytes: Uint8Array, append = false): void {
  const full = absolute(given(path));
  onDisk(full, () => (append ? appendFileSync(full, bytes) : writeFileSync(full, bytes)), 'path');
}

const joined = (lines: Iterable<Value>): string => {
  let text = '';
  for (const line of lines) text += `${line === null ? '' : toText(line)}\n`;
  return text;
};

/** Appended text gets a mark only where it begins the file. */
function append(path: string, text: string, encoding?: EncodingObject | null): void {
  const empty = (statSync(absolute(given(path)), { throwIfNoEntry: false })?.size ?? 0) === 0;
  write(path, empty ? bytesOf(text, encoding) : encodingOf(encoding).encode(text), true);
}

function taken(path: string, overwrite: boolean): void {
  if (!overwrite && existsSync(path)) throw new NetException('System.IO.IOException', `The file '${path}' already exists.`);
}

function copy(from: string, to: string, overwrite: boolean): void {
  const source = absolute(given(from, 'sourceFileName'));
  const target = absolute(given(to, 'destFileName'));
  if (!existsSync(source)) notFound(source);
  taken(target, overwrite);
  onDisk(target, () => copyFileSync(source, target), 'path');
}

function move(from: string, to: string, overwrite: boolean): void {
  const source = absolute(given(from, 'sourceFileName'));
  const target = absolute(given(to, 'destFileName'));
  if (!existsSync(source)) notFound(source);
  if (source !== target) taken(target, overwrite);
  onDisk(target, () => renameSync(source, target), 'path');
}

function notFound(path: string): never {
  const exception = new NetException('System.IO.FileNotFoundException', `Could not find file '${path}'.`);
  exception.data.set('FileName', path);
  throw exception;
}

function remove(path: string): void {
  const full = absolute(given(path));
  if (statSync(full, { throwIfNoEntry: false })?.isDirectory())
    throw new NetException('System.UnauthorizedAccessException', `Access to the path '${full}' is denied.`);
  onDisk(full, () => rmSync(full, { force: true }));
}

const exists = (path: string): boolean => {
  if (path === null || path === '') return false;
  if (path.endsWith('/')) return false;
  const found = statSync(absolute(path), { throwIfNoEntry: false });
  return found !== undefined && !found.isDirectory();
};

const enumerable = 'System.Collections.Generic.IEnumerable[string]';

const texts: Signatures = {
  'string ReadAllText(string path)': (path: string) => textOf(read(path)),
  'string ReadAllText(string path, System.Text.Encoding encoding)': (path: string, encoding: EncodingObject) =>
    textOf(read(path), encoding),
  'string[] ReadAllLines(string path)': (path: string) => linesOf(textOf(read(path))),
  'string[] ReadAllLines(string path, System.Text.Encoding encoding)': (path: string, encoding: EncodingObject) =>
    linesOf(textOf(read(path), encoding)),
  'string[] ReadLines(string path)': (path: string) => linesOf(textOf(read(path))),
  'string[] ReadLines(string path, System.Text.Encoding encoding)': (path: string, encoding: EncodingObject) =>
    linesOf(textOf(read(path), encoding)),
  'byte[] ReadAllBytes(string path)': read,
  'void WriteAllText(string path, string contents)': (path: string, text: string) => write(path, bytesOf(text ?? '')),
  'void WriteAllText(string path, string contents, System.Text.Encoding encoding)': (
    path: string,
    text: string,
    encoding: EncodingObject,
  ) => write(path, bytesOf(text ?? '', encoding)),
  'void WriteAllLines(string path, string[] contents)': (path: string, lines: Value[]) => write(path, bytesOf(joined(lines))),
  [`void WriteAllLines(string path, ${enumerable} contents)`]: (path: string, lines: Value) => write(path, bytesOf(joined(linesIn(lines)))),
  'void WriteAllLines(string path, string[] contents, System.Text.Encoding encoding)': (
    path: string,
    lines: Value[],
    encoding: EncodingObject,
  ) => write(path, bytesOf(joined(lines), encoding)),
  'void WriteAllBytes(string path, byte[] bytes)': (path: string, bytes: Uint8Array) => write(path, bytes),
  'void AppendAllText(string path, string contents)': (path: string, text: string) => append(path, text ?? ''),
  'void AppendAllText(string path, string contents, System.Text.Encoding encoding)': (
    path: string,
    text: string,
    encoding: EncodingObject,
  ) => append(path, text ?? '', encoding),
  'void AppendAllLines(string path, string[] contents)': (path: string, lines: Value[]) => append(path, joined(lines)),
  [`void AppendAllLines(string path, ${enumerable} contents)`]: (path: string, lines: Value) => append(path, joined(linesIn(lines))),
  'void AppendAllBytes(string path, byte[] bytes)': (path: string, bytes: Uint8Array) => write(path, bytes, true),
};

/** Lines of a collection that is no array. */
const linesIn = (value: Value): Iterable<Value> => elementsOf(value) ?? [value];

const opening: Signatures = {
  'System.IO.FileStream Create(string path)': (path: string) => openFile(path, 'Create', 'ReadWrite'),
  'System.IO.StreamWriter CreateText(string path)': (path: string) => new StreamWriter(openFile(path, 'Create', 'Write')),
  'System.IO.StreamWriter AppendText(string path)': (path: string) => new StreamWriter(openFile(path, 'Append', 'Write')),
  'System.IO.StreamReader OpenText(string path)': (path: string) => new StreamReader(openFile(path, 'Open', 'Read')),
  'System.IO.FileStream OpenRead(string path)': (path: string) => openFile(path, 'Open', 'Read'),
  'System.IO.FileStream OpenWrite(string path)': (path: string) => openFile(path, 'OpenOrCreate', 'Write'),
  'System.IO.FileStream Open(string path, System.IO.FileMode mode)': (path: string, mode: EnumValue) => FileStream.of(path, mode),
  'System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access)': (
    path: string,
    mode: EnumValue,
    access: EnumValue,
  ) => FileStream.of(path, mode, access),
  'System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)': (
    path: string,
    mode: EnumValue,
    access: EnumValue,
  ) => FileStream.of(path, mode, access),
};

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.IO.File': () => ({
    abstract: true,
    static: {
      'bool Exists(string path)': exists,
      ...texts,
      ...opening,
      'void Copy(string sourceFileName, string destFileName)': (from: string, to: string) => copy(from, to, false),
      'void Copy(string sourceFileName, string destFileName, bool overwrite)': copy,
      'void Move(string sourceFileName, string destFileName)': (from: string, to: string) => move(from, to, false),
      'void Move(string sourceFileName, string destFileName, bool overwrite)': move,
      'void Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName)': (
        from: string,
        to: string,
        backup: string | null,
      ) => {
        if (!existsSync(absolute(given(to)))) notFound(absolute(to));
        if (backup) copy(to, backup, true);
        move(from, to, true);
      },
      'void Delete(string path)': remove,
      'System.IO.FileAttributes GetAttributes(string path)': (path: string) => {
        const info = infoOf(absolute(given(path)));
        if (!info.entry) notFound(info.path);
        return enumValue(requireType('System.IO.FileAttributes'), attributesOf(info));
      },
      'void SetAttributes(string path, System.IO.FileAttributes fileAttributes)': (path: string, bits: EnumValue) => {
        const info = new FileInfo(absolute(given(path)));
        if (!info.entry) notFound(info.path);
        onDisk(info.path, () => setReadOnly(info, (bits.value & attribute.readOnly) !== 0));
      },
      'System.IO.UnixFileMode GetUnixFileMode(string path)': (path: string) => {
        const full = absolute(given(path));
        return enumValue(
          requireType('System.IO.UnixFileMode'),
          onDisk(full, () => statSync(full).mode & 0o7777),
        );
      },
      'void SetUnixFileMode(string path, System.IO.UnixFileMode mode)': (path: string, mode: EnumValue) => {
        const full = absolute(given(path));
        onDisk(full, () => chmodSync(full, mode.value));
      },
      'System.IO.FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)': (path: string, target: string) => {
        const full = absolute(given(path));
        onDisk(full, () => symlinkSync(given(target, 'pathToTarget'), full));
        return new FileInfo(full, path);
      },
      'System.IO.FileSystemInfo ResolveLinkTarget(string linkPath, bool returnFinalTarget)': (path: string, final: boolean) => {
        const info = infoOf(absolute(given(path)));
        if (info.linkTarget === null) return null;
        return infoOf(final ? realpathSync(info.path) : resolve(info.parent ?? '/', info.linkTarget));
      },
      ...timeMethods((path) => new FileInfo(absolute(given(path)))),
    },
  }),
};
