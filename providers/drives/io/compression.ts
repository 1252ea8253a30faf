// entry
import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';
import { NetException } from '../../../shell/objects/error.ts';
import { bindClass, type EnumValue } from '../../../shell/objects/net-type.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import { MemoryStream, Stream } from './streams.ts';

interface Method {
  readonly name: string;
  squeeze(bytes: Uint8Array): Uint8Array;
  expand(bytes: Uint8Array): Uint8Array;
}

/** A stream that squeezes what is written, or expands what is read, on its way to or from another stream. */
abstract class CompressionStream extends Stream {
  readonly inner: Stream;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly canSeek = false;
  readonly #keepsOpen: boolean;
  readonly #method: Method;
  #source: MemoryStream | undefined;
  #written: Uint8Array[] = [];

  constructor(method: Method, inner: Stream, compresses: boolean, keepsOpen: boolean) {
    super();
    this.#method = method;
    this.inner = inner;
    this.canRead = !compresses;
    this.canWrite = compresses;
    this.#keepsOpen = keepsOpen;
  }
  get length(): number {
    throw new NetException('System.NotSupportedException', 'This operation is not supported.');
  }
  setLength(): void {
    throw new NetException('System.NotSupportedException', 'This operation is not supported.');
  }
  protected take(into: Uint8Array): number {
    this.#source ??= new MemoryStream(this.#expanded());
    return this.#source.read(into);
  }
  #expanded(): Uint8Array {
    try {
      return this.#method.expand(this.inner.rest());
    } catch (thrown) {
      if (thrown instanceof NetException) throw thrown;
      throw new NetException('System.IO.InvalidDataException', 'The archive entry was compressed using an unsupported compression method.');
    }
  }
  protected put(bytes: Uint8Array): void {
    this.#written.push(bytes.slice());
  }
  override close(): void {
    if (!this.isOpen) return;
    if (this.canWrite) this.inner.write(this.#method.squeeze(Buffer.concat(this.#written)));
    super.close();
    if (!this.#keepsOpen) this.inner.close();
  }
}

const methods: readonly Method[] = [
  { name: 'GZip', squeeze: (b) => gzipSync(b), expand: (b) => gunzipSync(b) },
  { name: 'Deflate', squeeze: (b) => deflateRawSync(b), expand: (b) => inflateRawSync(b) },
  { name: 'Brotli', squeeze: (b) => brotliCompressSync(b), expand: (b) => brotliDecompressSync(b) },
  { name: 'ZLib', squeeze: (b) => deflateSync(b), expand: (b) => inflateSync(b) },
];

const enumerations: Readonly<Record<string, TypeMaker>> = {
  'System.IO.Compression.CompressionMode': () => ({ kind: 'enum', enum: { members: { Decompress: 0, Compress: 1 } } }),
  'System.IO.Compression.CompressionLevel': () => ({
    kind: 'enum',
    enum: { members: { Optimal: 0, Fastest: 1, NoCompression: 2, SmallestSize: 3 } },
  }),
};

function makerFor(method: Method): readonly [string, TypeMaker] {
  const name = `System.IO.Compression.${method.name}Stream`;
  const Made = class extends CompressionStream {};
  bindClass(Made, name);
  const mode = 'System.IO.Compression.CompressionMode mode';
  const level = 'System.IO.Compression.CompressionLevel compressionLevel';
  return [
    name,
    () => ({
      base: 'System.IO.Stream',
      constructors: {
        [`(System.IO.Stream stream, ${mode})`]: (inner: Stream, way: EnumValue) => new Made(method, inner, way.value === 1, false),
        [`(System.IO.Stream stream, ${mode}, bool leaveOpen)`]: (inner: Stream, way: EnumValue, keep: boolean) =>
          new Made(method, inner, way.value === 1, keep),
        [`(System.IO.Stream stream, ${level})`]: (inner: Stream) => new Made(method, inner, true, false),
        [`(System.IO.Stream stream, ${level}, bool leaveOpen)`]: (inner: Stream, _level: EnumValue, keep: boolean) =>
          new Made(method, inner, true, keep),
      },
      instance: { 'System.IO.Stream BaseStream {get;}': (self: CompressionStream) => self.inner },
    }),
  ];
}

export const types: Readonly<Record<string, TypeMaker>> = { ...Object.fromEntries(methods.map(makerFor)), ...enumerations };
