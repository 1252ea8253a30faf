import { compositeFormat, formatValue } from '../composite-format.ts';
import { currentCulture } from '../culture.ts';
import { NetException } from '../error.ts';
import type { EnumValue } from '../net-type.ts';
import { platform } from '../platform.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Char, Value } from '../value.ts';
import type { EncodingObject } from './encoding.ts';
import { encodings, type TextEncoding } from './encodings.ts';

/** Where the bytes of a stream are kept: memory here, a file for those who open files. */
export interface ByteStore {
  readonly readable: boolean;
  readonly writable: boolean;
  length(): number;
  setLength(length: number): void;
  read(position: number, into: Uint8Array): number;
  write(position: number, bytes: Uint8Array): void;
  flush(): void;
  close(): void;
}

class MemoryStore implements ByteStore {
  readonly readable = true;
  readonly writable: boolean;
  #bytes: Uint8Array;
  #length: number;
  constructor(bytes: Uint8Array, writable: boolean) {
    this.#bytes = bytes;
    this.#length = bytes.length;
    this.writable = writable;
  }
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
  length(): number {
    return this.#length;
  }
  setLength(length: number): void {
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(length, this.#bytes.length * 2, 256));
      grown.set(this.bytes);
      this.#bytes = grown;
    }
    this.#length = length;
  }
  read(position: number, into: Uint8Array): number {
    const part = this.bytes.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  }
  write(position: number, bytes: Uint8Array): void {
    if (position + bytes.length > this.#length) this.setLength(position + bytes.length);
    this.#bytes.set(bytes, position);
  }
  flush(): void {}
  close(): void {}
}

/** System.IO.Stream over a store of bytes. */
export class ByteStream {
  readonly store: ByteStore;
  position = 0;
  closed = false;
  constructor(store: ByteStore) {
    this.store = store;
  }

  /** Throws when it was closed. */
  open(): this {
    if (this.closed) throw new NetException('System.ObjectDisposedException', 'Cannot access a closed Stream.');
    return this;
  }
  /** All from the position on. */
  take(): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, this.open().store.length() - this.position));
    const count = this.store.read(this.position, bytes);
    this.position += count;
    return bytes.subarray(0, count);
  }
  read(into: Uint8Array): number {
    const count = this.open().store.read(this.position, into);
    this.position += count;
    return count;
  }
  write(bytes: Uint8Array): void {
    if (!this.open().store.writable) throw new NetException('System.NotSupportedException', 'Stream does not support writing.');
    this.store.write(this.position, bytes);
    this.position += bytes.length;
  }
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.store.close();
  }
}

export class MemoryStream extends ByteStream {
  constructor(bytes: Uint8Array = new Uint8Array(0), writable = true) {
    super(new MemoryStore(bytes, writable));
  }
  get bytes(): Uint8Array {
    return (this.store as MemoryStore).bytes;
  }
}
bindClass(ByteStream, 'System.IO.Stream');
bindClass(MemoryStream, 'System.IO.MemoryStream');

function seek(self: ByteStream, offset: bigint, origin: EnumValue): bigint {
  const from = origin.value === 0 ? 0 : origin.value === 1 ? self.position : self.store.length();
  const next = from + Number(offset);
  if (next < 0)
    throw new NetException('System.IO.IOException', 'An attempt was made to move the position before the beginning of the stream.');
  self.open().position = next;
  return BigInt(next);
}

registerType('System.IO.Stream', () => ({
  base: 'System.MarshalByRefObject',
  abstract: true,
  interfaces: ['System.IDisposable'],
  instance: {
    'bool CanRead {get;}': (self: ByteStream) => !self.closed && self.store.readable,
    'bool CanSeek {get;}': (self: ByteStream) => !self.closed,
    'bool CanWrite {get;}': (self: ByteStream) => !self.closed && self.store.writable,
    'long Length {get;}': (self: ByteStream) => BigInt(self.open().store.length()),
    'long Position {get;set;}': {
      get: (self: ByteStream) => BigInt(self.open().position),
      set: (self: ByteStream, at: bigint) => void (self.open().position = Number(at)),
    },
    'void Close()': (self: ByteStream) => self.close(),
    'void CopyTo(System.IO.Stream destination)': (self: ByteStream, target: ByteStream) => target.write(self.take()),
    'void Dispose()': (self: ByteStream) => self.close(),
    'void Flush()': (self: ByteStream) => self.open().store.flush(),
    'int Read(byte[] buffer, int offset, int count)': (self: ByteStream, buffer: Uint8Array, offset: number, count: number) =>
      self.read(buffer.subarray(offset, offset + count)),
    'int ReadByte()': (self: ByteStream) => {
      const one = new Uint8Array(1);
      return self.read(one) === 0 ? -1 : one[0];
    },
    'long Seek(long offset, System.IO.SeekOrigin origin)': seek,
    'void SetLength(long value)': (self: ByteStream, length: bigint) => self.open().store.setLength(Number(length)),
    'void Write(byte[] buffer, int offset, int count)': (self: ByteStream, buffer: Uint8Array, offset: number, count: number) =>
      self.write(buffer.subarray(offset, offset + count)),
    'void Write(byte[] buffer)': (self: ByteStream, buffer: Uint8Array) => self.write(buffer),
    'void WriteByte(byte value)': (self: ByteStream, byte: number) => self.write(Uint8Array.of(byte)),
  },
}));

registerType('System.IO.MemoryStream', () => ({
  base: 'System.IO.Stream',
  constructors: {
    '()': () => new MemoryStream(),
    '(int capacity)': () => new MemoryStream(),
    '(byte[] buffer)': (bytes: Uint8Array) => new MemoryStream(bytes),
    '(byte[] buffer, bool writable)': (bytes: Uint8Array, writable: boolean) => new MemoryStream(bytes, writable),
  },
  instance: {
    'int Capacity {get;}': (self: MemoryStream) => self.bytes.length,
    'byte[] ToArray()': (self: MemoryStream) => self.bytes.slice(),
    'byte[] GetBuffer()': (self: MemoryStream) => self.bytes.slice(),
    'void WriteTo(System.IO.Stream stream)': (self: MemoryStream, target: ByteStream) => target.write(self.bytes),
  },
}));

// ---- readers and writers of text

/** System.IO.TextReader over a text that is at hand. */
export class TextReader {
  readonly text: string;
  at = 0;
  readonly stream: ByteStream | undefined;
  constructor(text: string, stream?: ByteStream) {
    this.text = text;
    this.stream = stream;
  }
  line(): string | null {
    if (this.at >= this.text.length) return null;
    const end = /\r\n|\r|\n/g;
    end.lastIndex = this.at;
    const found = end.exec(this.text);
    const line = this.text.slice(this.at, found?.index);
    this.at = found ? found.index + found[0].length : this.text.length;
    return line;
  }
  rest(): string {
    const text = this.text.slice(this.at);
    this.at = this.text.length;
    return text;
  }
}
export class StringReader extends TextReader {}
export class StreamReader extends TextReader {}
bindClass(TextReader, 'System.IO.TextReader');
bindClass(StringReader, 'System.IO.StringReader');
bindClass(StreamReader, 'System.IO.StreamReader');

registerType('System.IO.TextReader', () => ({
  base: 'System.MarshalByRefObject',
  abstract: true,
  interfaces: ['System.IDisposable'],
  instance: {
    'void Close()': (self: TextReader) => self.stream?.close(),
    'void Dispose()': (self: TextReader) => self.stream?.close(),
    'int Peek()': (self: TextReader) => (self.at < self.text.length ? self.text.charCodeAt(self.at) : -1),
    'int Read()': (self: TextReader) => (self.at < self.text.length ? self.text.charCodeAt(self.at++) : -1),
    'string ReadLine()': (self: TextReader) => self.line(),
    'string ReadToEnd()': (self: TextReader) => self.rest(),
  },
}));

/** Text of bytes: by their byte order mark, else by the encoding. */
export function decodeStream(bytes: Uint8Array, otherwise: TextEncoding = encodings.utf8): string {
  for (const each of [encodings.utf32, encodings.utf8, encodings.unicode, encodings.bigEndianUnicode])
    if (each.preamble.length && each.preamble.every((byte, at) => bytes[at] === byte))
      return each.decode(bytes.subarray(each.preamble.length));
  return otherwise.decode(bytes);
}

registerType('System.IO.StringReader', () => ({
  base: 'System.IO.TextReader',
  constructors: { '(string s)': (text: string) => new StringReader(text) },
}));

registerType('System.IO.StreamReader', () => ({
  base: 'System.IO.TextReader',
  constructors: {
    '(System.IO.Stream stream)': (stream: ByteStream) => new StreamReader(decodeStream(stream.take()), stream),
    '(System.IO.Stream stream, System.Text.Encoding encoding)': (stream: ByteStream, encoding: EncodingObject) =>
      new StreamReader(decodeStream(stream.take(), encoding.encoding), stream),
  },
  instance: {
    'bool EndOfStream {get;}': (self: TextReader) => self.at >= self.text.length,
    'System.IO.Stream BaseStream {get;}': (self: TextReader) => self.stream ?? null,
    'System.Text.Encoding CurrentEncoding {get;}': () => null,
  },
}));

/** System.IO.TextWriter: text goes to a sink. */
export class TextWriter {
  readonly sink: (text: string) => void;
  newLine = platform().newLine;
  constructor(sink: (text: string) => void) {
    this.sink = sink;
  }
  flush(): void {}
  close(): void {}
}

export class StringWriter extends TextWriter {
  text = '';
  constructor() {
    super((text) => {
      this.text += text;
    });
  }
}

export class StreamWriter extends TextWriter {
  readonly stream: ByteStream;
  autoFlush = false;
  constructor(stream: ByteStream, encoding: TextEncoding) {
    let begun = stream.position > 0;
    super((text) => {
      if (!begun) stream.write(Uint8Array.from(encoding.preamble));
      begun = true;
      stream.write(encoding.encode(text));
    });
    this.stream = stream;
  }
  override flush(): void {
    this.stream.open().store.flush();
  }
  override close(): void {
    this.stream.close();
  }
}
bindClass(TextWriter, 'System.IO.TextWriter');
bindClass(StringWriter, 'System.IO.StringWriter');
bindClass(StreamWriter, 'System.IO.StreamWriter');

const shown = (value: Value) => (value === null || value === undefined ? '' : formatValue(value, null, currentCulture()));
const units = (chars: readonly Value[]) => chars.map((c) => String.fromCharCode((c as Char).code)).join('');

registerType('System.IO.TextWriter', () => ({
  base: 'System.MarshalByRefObject',
  abstract: true,
  interfaces: ['System.IDisposable'],
  instance: {
    'string NewLine {get;set;}': {
      get: (self: TextWriter) => self.newLine,
      set: (self: TextWriter, text: string) => void (self.newLine = text),
    },
    'void Close()': (self: TextWriter) => self.close(),
    'void Dispose()': (self: TextWriter) => self.close(),
    'void Flush()': (self: TextWriter) => self.flush(),
    'void Write(string value)': (self: TextWriter, text: string | null) => self.sink(text ?? ''),
    'void Write(char value)': (self: TextWriter, char: string) => self.sink(char),
    'void Write(char[] buffer)': (self: TextWriter, chars: Value[]) => self.sink(units(chars)),
    'void Write(System.Object value)': (self: TextWriter, value: Value) => self.sink(shown(value)),
    'void Write(string format, Params System.Object[] arg)': (self: TextWriter, format: string, args: Value[]) =>
      self.sink(compositeFormat(format, args)),
    'void WriteLine()': (self: TextWriter) => self.sink(self.newLine),
    'void WriteLine(string value)': (self: TextWriter, text: string | null) => self.sink((text ?? '') + self.newLine),
    'void WriteLine(System.Object value)': (self: TextWriter, value: Value) => self.sink(shown(value) + self.newLine),
    'void WriteLine(string format, Params System.Object[] arg)': (self: TextWriter, format: string, args: Value[]) =>
      self.sink(compositeFormat(format, args) + self.newLine),
  },
}));

registerType('System.IO.StringWriter', () => ({
  base: 'System.IO.TextWriter',
  constructors: { '()': () => new StringWriter() },
  instance: { 'string ToString()': (self: StringWriter) => self.text },
  hooks: { text: (self: StringWriter) => self.text },
}));

registerType('System.IO.StreamWriter', () => ({
  base: 'System.IO.TextWriter',
  constructors: {
    '(System.IO.Stream stream)': (stream: ByteStream) => new StreamWriter(stream, encodings.utf8NoBom),
    '(System.IO.Stream stream, System.Text.Encoding encoding)': (stream: ByteStream, encoding: EncodingObject) =>
      new StreamWriter(stream, encoding.encoding),
  },
  instance: {
    'System.IO.Stream BaseStream {get;}': (self: StreamWriter) => self.stream,
    'bool AutoFlush {get;set;}': {
      get: (self: StreamWriter) => self.autoFlush,
      set: (self: StreamWriter, on: boolean) => void (self.autoFlush = on),
    },
  },
}));
