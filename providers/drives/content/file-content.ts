import { readFileSync } from 'node:fs';
import type { ContentReading } from '../../../shell/drives/provider.ts';
import { ErrorRecord, NetException, Raised } from '../../../shell/objects/error.ts';
import { SmallInteger, type Value } from '../../../shell/objects/value.ts';
import { isMissing, refuse } from '../files/failure.ts';
import { readTail, readText, readWhole } from './read-text.ts';

/** Content of a file as Get-Content hands it on. */
export function* readContent(path: string, how: ContentReading): Generator<Value> {
  try {
    yield* pieces(path, how);
  } catch (thrown) {
    if (thrown instanceof Raised || typeof (thrown as NodeJS.ErrnoException).code !== 'string') throw thrown;
    if ((thrown as NodeJS.ErrnoException).code === 'EISDIR') throw isFolder(path);
    if (isMissing(thrown)) refuse(thrown, 'GetContentReaderFileNotFoundError', 'ObjectNotFound', path);
    const denied = ['EACCES', 'EPERM'].includes((thrown as NodeJS.ErrnoException).code ?? '');
    refuse(
      thrown,
      denied ? 'GetContentReaderUnauthorizedAccessError' : 'GetContentReaderIOError',
      denied ? 'PermissionDenied' : 'ReadError',
      path,
    );
  }
}

function* pieces(path: string, how: ContentReading): Generator<Value> {
  const { head, tail } = how;
  if (how.raw) {
    const bytes = readFileSync(path);
    const whole = how.bytes ? new Uint8Array(bytes) : readWhole(bytes, how);
    if (whole !== undefined) yield whole;
    return;
  }
  if (how.bytes) {
    let bytes: Uint8Array = readFileSync(path);
    if (tail !== undefined) bytes = tail === 0 ? bytes.subarray(0, 0) : bytes.subarray(-tail);
    if (head !== undefined) bytes = bytes.subarray(0, head);
    for (const byte of bytes) yield new SmallInteger('Byte', byte);
    return;
  }
  if (tail !== undefined) {
    yield* readTail(path, tail, how);
    if (how.wait) yield* following(path, how, how.wait);
    return;
  }
  if (head === 0) return;
  let count = 0;
  for (const line of readText(path, how)) {
    yield line;
    if (++count === head) return;
  }
}

/** What is appended after the end that was read. */
function* following(path: string, how: ContentReading, wait: () => void): Generator<string> {
  let known = [...readText(path, { ...how, wait: undefined })].length;
  for (;;) {
    wait();
    const all = [...readText(path, { ...how, wait: undefined })];
    yield* all.slice(known);
    known = all.length;
  }
}

function isFolder(path: string): Raised {
  const message = `Unable to get content because it is a directory: '${path}'. Please use 'Get-ChildItem' instead.`;
  return new Raised(
    new ErrorRecord(new NetException('System.IO.IOException', message), 'GetContainerContentException', 'InvalidOperation', path),
  );
}
