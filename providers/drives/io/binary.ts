// entry
import { NetException } from '../../../shell/objects/error.ts';
import { bindClass } from '../../../shell/objects/net-type.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import type { Implementation } from '../../../shell/objects/type-table.ts';
import type { Stream } from './streams.ts';
import { type EncodingObject, encodingOf } from './text-form.ts';

/** System.IO.BinaryReader and BinaryWriter: numbers as little-endian bytes, texts behind their length. */
class Binary {
  readonly stream: Stream;
  readonly encoding: EncodingObject | null;
  constructor(stream: Stream, encoding: EncodingObject | null = null) {
    this.stream = stream;
    this.encoding = encoding;
  }
  read(count: number): DataView {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; ) {
      const got = this.stream.read(bytes.subarray(at));
      if (got === 0) throw new NetException('System.IO.EndOfStreamException', 'Unable to read beyond the end of the stream.');
      at += got;
    }
    return new DataView(bytes.buffer);
  }
  write(count: number, fill: (view: DataView) => void): void {
    const view = new DataView(new ArrayBuffer(count));
    fill(view);
    this.stream.write(new Uint8Array(view.buffer));
  }
}
class BinaryReader extends Binary {}
class BinaryWriter extends Binary {}
bindClass(BinaryReader, 'System.IO.BinaryReader');
bindClass(BinaryWriter, 'System.IO.BinaryWriter');

/** Type, name of .NET, size, and what a DataView calls it. */
const numbers = [
  ['sbyte', 'SByte', 1, 'Int8'],
  ['byte', 'Byte', 1, 'Uint8'],
  ['short', 'Int16', 2, 'Int16'],
  ['ushort', 'UInt16', 2, 'Uint16'],
  ['int', 'Int32', 4, 'Int32'],
  ['uint', 'UInt32', 4, 'Uint32'],
  ['float', 'Single', 4, 'Float32'],
  ['double', 'Double', 8, 'Float64'],
  ['long', 'Int64', 8, 'BigInt64'],
  ['ulong', 'UInt64', 8, 'BigUint64'],
] as const;

const reads: Record<string, Implementation> = {};
const writes: Record<string, Implementation> = {};
for (const [type, name, size, view] of numbers) {
  reads[`${type} Read${name}()`] = (self: Binary) => self.read(size)[`get${view}`](0, true);
  writes[`void Write(${type} value)`] = (self: Binary, value: never) => self.write(size, (bytes) => bytes[`set${view}`](0, value, true));
}

/** Length of a text in bytes, seven bits at a time. */
function readLength(self: Binary): number {
  let length = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = self.read(1).getUint8(0);
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) return length;
  }
  throw new NetException('System.FormatException', 'Too many bytes in what should have been a 7-bit encoded integer.');
}

function writeText(self: Binary, text: string): void {
  const bytes = encodingOf(self.encoding).encode(text);
  for (let rest = bytes.length; ; rest >>>= 7) {
    self.stream.write(Uint8Array.of(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest));
    if (rest <= 0x7f) break;
  }
  self.stream.write(bytes);
}

const shared = {
  'System.IO.Stream BaseStream {get;}': (self: Binary) => self.stream,
  'void Close()': (self: Binary) => self.stream.close(),
  'void Dispose()': (self: Binary) => self.stream.close(),
};

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.IO.BinaryReader': () => ({
    interfaces: ['System.IDisposable'],
    constructors: {
      '(System.IO.Stream input)': (stream: Stream) => new BinaryReader(stream),
      '(System.IO.Stream input, System.Text.Encoding encoding)': (stream: Stream, encoding: EncodingObject) =>
        new BinaryReader(stream, encoding),
    },
    instance: {
      ...shared,
      ...reads,
      'bool ReadBoolean()': (self: Binary) => self.read(1).getUint8(0) !== 0,
      'byte[] ReadBytes(int count)': (self: Binary, count: number) => {
        const bytes = new Uint8Array(count);
        return bytes.subarray(0, self.stream.read(bytes));
      },
      'string ReadString()': (self: Binary) => encodingOf(self.encoding).decode(new Uint8Array(self.read(readLength(self)).buffer)),
    },
  }),
  'System.IO.BinaryWriter': () => ({
    interfaces: ['System.IDisposable'],
    constructors: {
      '(System.IO.Stream output)': (stream: Stream) => new BinaryWriter(stream),
      '(System.IO.Stream output, System.Text.Encoding encoding)': (stream: Stream, encoding: EncodingObject) =>
        new BinaryWriter(stream, encoding),
    },
    instance: {
      ...shared,
      ...writes,
      'void Write(bool value)': (self: Binary, value: boolean) => self.stream.write(Uint8Array.of(value ? 1 : 0)),
      'void Write(byte[] buffer)': (self: Binary, bytes: Uint8Array) => self.stream.write(bytes),
      'void Write(string value)': writeText,
      'void Flush()': (self: Binary) => self.stream.flush(),
    },
  }),
};
