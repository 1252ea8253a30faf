import { chmodSync, closeSync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import type { ContentWriter, ContentWriting } from '../../../shell/drives/provider.ts';
import { raise } from '../../../shell/objects/error.ts';
import type { TextEncoding } from '../../../shell/objects/net/encodings.ts';
import { unwrap } from '../../../shell/objects/ps-object.ts';
import { toText } from '../../../shell/objects/text.ts';
import { SmallInteger, type Value } from '../../../shell/objects/value.ts';
import { refuse } from '../files/failure.ts';
import { encodingFor, markedEncoding } from './encoding-name.ts';

const most = 1 << 16;

/** Writes items into a file: each as its text with a line feed, or bytes as they are. */
export function fileWriter(path: string, how: ContentWriting): ContentWriter {
  const encoding = how.bytes ? undefined : encodingFor(how.encoding);
  const { file, restore } = open(path, how);
  const end = how.noNewline || how.bytes ? '' : '\n';
  const size = how.append ? fstatSync(file).size : 0;
  let text = '';
  let bytes: number[] = [];
  const put = (data: Uint8Array): void => {
    for (let at = 0; at < data.length; ) at += writeSync(file, data, at);
  };
  if (encoding && size === 0 && encoding.preamble.length) put(Uint8Array.from(encoding.preamble));
  const form = encoding && (size > 0 && !how.encoding ? (encodingOf(path) ?? encoding) : encoding);
  const flush = (): void => {
    if (text) put((form as TextEncoding).encode(text));
    if (bytes.length) put(Uint8Array.from(bytes));
    text = '';
    bytes = [];
  };
  return {
    write(item) {
      if (!encoding) bytes.push(...bytesOf(item));
      else if (item !== null && item !== undefined) text += toText(item) + end;
      if (text.length >= most || bytes.length >= most) flush();
    },
    close() {
      try {
        flush();
      } catch (thrown) {
        refuse(thrown, 'WriteContentIOError', 'WriteError', path);
      } finally {
        closeSync(file);
        restore();
      }
    },
  };
}

/** A text that is continued keeps the form that its mark tells. */
function encodingOf(path: string): TextEncoding | undefined {
  const file = openSync(path, 'r');
  try {
    const start = new Uint8Array(4);
    readSync(file, start, 0, 4, 0);
    return markedEncoding(start)?.encoding;
  } finally {
    closeSync(file);
  }
}

function open(path: string, how: ContentWriting): { file: number; restore: () => void } {
  const before = statSync(path, { throwIfNoEntry: false });
  if (before?.isDirectory())
    raise(
      'System.UnauthorizedAccessException',
      'GetContentWriterUnauthorizedAccessError',
      'PermissionDenied',
      `Access to the path '${path}' is denied.`,
      path,
    );
  const locked = before !== undefined && (before.mode & 0o222) === 0;
  if (locked && !how.force)
    raise(
      'System.UnauthorizedAccessException',
      'GetContentWriterUnauthorizedAccessError',
      'PermissionDenied',
      `Access to the path '${path}' is denied.`,
      path,
      'Use -Force to write to a read-only file.',
    );
  try {
    if (locked) chmodSync(path, before.mode | 0o200);
    const file = openSync(path, how.append ? 'a' : 'w');
    return { file, restore: () => locked && chmodSync(path, before.mode) };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') refuse(thrown, 'GetContentWriterDirectoryNotFoundError', 'ObjectNotFound', path);
    const denied = code === 'EACCES' || code === 'EPERM';
    return refuse(
      thrown,
      denied ? 'GetContentWriterUnauthorizedAccessError' : 'GetContentWriterIOError',
      denied ? 'PermissionDenied' : 'WriteError',
      path,
    );
  }
}

function bytesOf(item: Value): Iterable<number> {
  const value = unwrap(item);
  if (value instanceof Uint8Array) return value;
  if (value instanceof SmallInteger && value.kind === 'Byte') return [value.value];
  return raise(
    'System.ArgumentException',
    'WriteContentArgumentError',
    'InvalidArgument',
    'Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.',
    value,
  );
}
