// entry
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { NetException } from '../../../shell/objects/error.ts';
import { bindClass, type EnumValue } from '../../../shell/objects/net-type.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import type { Signatures } from '../../../shell/objects/type-table.ts';
import { absolute } from '../files/file-info.ts';
import { given, onDisk } from '../files/on-disk.ts';

/** System.IO.Stream: bytes one after another. Positions and lengths are JavaScript numbers (files stay below 2^53). */
export abstract class Stream {
  position = 0;
  isOpen = true;
  abstract readonly canRead: boolean;
  abstract readonly canWrite: boolean;
  abstract readonly canSeek: boolean;
  abstract get length(): number;
  /** Fills from the position on; gives the count of bytes, 0 at the end. */
  protected abstract take(into: Uint8Array): number;
  protected abstract put(bytes: Uint8Array): void;
  abstract setLength(length: number): void;

  read(into: Uint8Array): number {
    this.#mustBe(this.canRead, 'reading');
    const count = this.take(into);
    this.position += count;
    return count;
  }

  write(bytes: Uint8Array): void {
    this.#mustBe(this.canWrite, 'writing');
    this.put(bytes);
    this.position += bytes.length;
  }

  #mustBe(able: boolean, what: string): void {
    if (!this.isOpen) throw new NetException('System.ObjectDisposedException', 'Cannot access a closed Stream.');
    if (!able) throw new NetException('System.NotSupportedException', `Stream does not support ${what}.`);
  }

  /** Everything from the position on. */
  rest(): Uint8Array {
    const parts: Uint8Array[] = [];
    for (;;) {
      const part = new Uint8Array(1 << 16);
      const count = this.read(part);
      if (count === 0) return parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts));
      parts.push(part.subarray(0, count));
    }
  }

  flush(): void {}
  close(): void {
    this.isOpen = false;
  }
}

/** System.IO.MemoryStream. */
export class MemoryStream extends Stream {
  #bytes: Uint8Array;
  #length: number;
  readonly #fixed: boolean;
  readonly #writable: boolean;

  constructor(bytes?: Uint8Array, writable = true) {
    super();
    this.#bytes = bytes ?? new Uint8Array(0);
    this.#length = this.#bytes.length;
    this.#fixed = bytes !== undefined;
    this.#writable = writable;
  }
  get canRead(): boolean {
    return this.isOpen;
  }
  get canWrite(): boolean {
    return this.isOpen && this.#writable;
  }
  get canSeek(): boolean {
    return this.isOpen;
  }
  get length(): number {
    return this.#length;
  }
  get capacity(): number {
    return this.#bytes.length;
  }
  protected take(into: Uint8Array): number {
    const count = Math.max(0, Math.min(into.length, this.#length - this.position));
    into.set(this.#bytes.subarray(this.position, this.position + count));
    return count;
  }
  protected put(bytes: Uint8Array): void {
    const end = this.position + bytes.length;
    if (end > this.#length) this.setLength(end);
    this.#bytes.set(bytes, this.position);
  }
  setLength(length: number): void {
    if (length > this.#bytes.length) {
      if (this.#fixed) throw new NetException('System.NotSupportedException', 'Memory stream is not expandable.');
      const more = new Uint8Array(Math.max(256, length, this.#bytes.length * 2));
      more.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = more;
    }
    this.#length = length;
    if (this.position > length) this.position = length;
  }
  toArray(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
  get buffer(): Uint8Array {
    return this.#bytes;
  }
}

const access = { Read: 1, Write: 2, ReadWrite: 3 } as const;
export type Access = keyof typeof access;
const modes = { CreateNew: 1, Create: 2, Open: 3, OpenOrCreate: 4, Truncate: 5, Append: 6 } as const;
export type Mode = keyof typeof modes;

/** How Node opens for a FileMode; a file is always opened so that both kinds of access work, the stream itself refuses one. */
const flags: Readonly<Record<Mode, string | null>> = {
  CreateNew: 'wx+',
  Create: 'w+',
  Open: 'r+',
  OpenOrCreate: null,
  Truncate: 'r+',
  Append: null,
};

/** System.IO.FileStream. */
export class FileStream extends Stream {
  readonly path: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly canSeek = true;
  readonly #file: number;

  constructor(path: string, mode: Mode, how: Access) {
    super();
    this.path = absolute(given(path));
    const bits = access[how];
    this.canRead = (bits & 1) !== 0 && mode !== 'Append';
    this.canWrite = (bits & 2) !== 0;
    this.#file = onDisk(this.path, () => open(this.path, mode, how), mode === 'Open' || mode === 'Truncate' ? 'file' : 'path');
    if (mode === 'Truncate') ftruncateSync(this.#file, 0);
    if (mode === 'Append') this.position = this.length;
  }

  static of(path: string, mode: EnumValue, how?: EnumValue): FileStream {
    const name = Object.entries(modes).find(([, value]) => value === mode.value)?.[0] as Mode;
    const wanted = Object.entries(access).find(([, value]) => value === how?.value)?.[0] as Access | undefined;
    return new FileStream(path, name, wanted ?? (name === 'Append' ? 'Write' : 'ReadWrite'));
  }

  get length(): number {
    return fstatSync(this.#file).size;
  }
  protected take(into: Uint8Array): number {
    return onDisk(this.path, () => readSync(this.#file, into, 0, into.length, this.position));
  }
  protected put(bytes: Uint8Array): void {
    onDisk(this.path, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.position + at);
    });
  }
  setLength(length: number): void {
    ftruncateSync(this.#file, length);
    if (this.position > length) this.position = length;
  }
  override flush(): void {
    if (this.isOpen && this.canWrite) fsyncSync(this.#file);
  }
  override close(): void {
    if (this.isOpen) closeSync(this.#file);
    super.close();
  }
}

function open(path: string, mode: Mode, how: Access): number {
  const flag = flags[mode];
  if (flag !== null) return openSync(path, mode === 'Open' && how === 'Read' ? 'r' : flag);
  try {
    return openSync(path, how === 'Read' ? 'r' : 'r+');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    return openSync(path, 'w+');
  }
}

export const openFile = (path: string, mode: Mode, how: Access): FileStream => new FileStream(path, mode, how);

bindClass(MemoryStream, 'System.IO.MemoryStream');
bindClass(FileStream, 'System.IO.FileStream');

function part(buffer: Uint8Array, offset: number, count: number): Uint8Array {
  if (offset < 0 || count < 0 || offset + count > buffer.length)
    throw new NetException(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  return buffer.subarray(offset, offset + count);
}

const from = { 0: () => 0, 1: (self: Stream) => self.position, 2: (self: Stream) => self.length } as const;

const members: Signatures = {
  'bool CanRead {get;}': (self: Stream) => self.isOpen && self.canRead,
  'bool CanSeek {get;}': (self: Stream) => self.isOpen && self.canSeek,
  'bool CanWrite {get;}': (self: Stream) => self.isOpen && self.canWrite,
  'long Length {get;}': (self: Stream) => BigInt(self.length),
  'long Position {get;set;}': {
    get: (self: Stream) => BigInt(self.position),
    set: (self: Stream, at: bigint) => {
      self.position = Number(at);
    },
  },
  'int Read(byte[] buffer, int offset, int count)': (self: Stream, buffer: Uint8Array, offset: number, count: number) =>
    self.read(part(buffer, offset, count)),
  'int ReadByte()': (self: Stream) => {
    const one = new Uint8Array(1);
    return self.read(one) === 0 ? -1 : one[0];
  },
  'void Write(byte[] buffer, int offset, int count)': (self: Stream, buffer: Uint8Array, offset: number, count: number) =>
    self.write(part(buffer, offset, count)),
  'void WriteByte(byte value)': (self: Stream, value: number) => self.write(Uint8Array.of(value)),
  'long Seek(long offset, System.IO.SeekOrigin origin)': (self: Stream, offset: bigint, origin: EnumValue) => {
    const at = Number(offset) + from[origin.value as 0 | 1 | 2](self);
    if (at < 0)
      throw new NetException('System.IO.IOException', 'An attempt was made to move the position before the beginning of the stream.');
    self.position = at;
    return BigInt(at);
  },
  'void SetLength(long value)': (self: Stream, length: bigint) => self.setLength(Number(length)),
  'void CopyTo(System.IO.Stream destination)': (self: Stream, to: Stream) => to.write(self.rest()),
  'void Flush()': (self: Stream) => self.flush(),
  'void Close()': (self: Stream) => self.close(),
  'void Dispose()': (self: Stream) => self.close(),
};

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.IO.Stream': () => ({ abstract: true, base: 'System.MarshalByRefObject', interfaces: ['System.IDisposable'], instance: members }),
  'System.IO.MemoryStream': () => ({
    base: 'System.IO.Stream',
    constructors: {
      '()': () => new MemoryStream(),
      '(int capacity)': () => new MemoryStream(),
      '(byte[] buffer)': (bytes: Uint8Array) => new MemoryStream(bytes),
      '(byte[] buffer, bool writable)': (bytes: Uint8Array, writable: boolean) => new MemoryStream(bytes, writable),
    },
    instance: {
      'int Capacity {get;}': (self: MemoryStream) => self.capacity,
      'byte[] ToArray()': (self: MemoryStream) => self.toArray(),
      'byte[] GetBuffer()': (self: MemoryStream) => self.buffer,
      'void WriteTo(System.IO.Stream stream)': (self: MemoryStream, to: Stream) => to.write(self.toArray()),
    },
  }),
  'System.IO.FileStream': () => ({
    base: 'System.IO.Stream',
    constructors: {
      '(string path, System.IO.FileMode mode)': (path: string, mode: EnumValue) => FileStream.of(path, mode),
      '(string path, System.IO.FileMode mode, System.IO.FileAccess access)': (path: string, mode: EnumValue, how: EnumValue) =>
        FileStream.of(path, mode, how),
      '(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)': (
        path: string,
        mode: EnumValue,
        how: EnumValue,
      ) => FileStream.of(path, mode, how),
    },
    instance: { 'string Name {get;}': (self: FileStream) => self.path },
  }),
};
