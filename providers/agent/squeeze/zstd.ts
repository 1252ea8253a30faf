import zlib from 'node:zlib';

const { constants } = zlib;

/** The longest that zstd makes of `length` bytes, with room to spare (ZSTD_compressBound is below it). */
export const bound = (length: number): number => length + (length >>> 7) + 1024;

/** What a zlib stream has inside. Node has no public door to a context that is used again and again; see `Context.probe`. */
interface Inside {
  readonly _handle?: {
    writeSync?(flush: number, input: Uint8Array, at: number, length: number, output: Uint8Array, outputAt: number, room: number): void;
    reset?(): void;
  };
  /** Room left in the output, bytes left of the input. */
  readonly _writeState?: Uint32Array;
  on(event: 'error', listener: () => void): unknown;
}

/**
 * One long-lived zstd context, driven synchronously: 1–6 µs a call for small blobs where the public call takes 16–50, and no
 * allocation. It is probed when made; where the inside is not what we know, `make` gives nothing and the public call serves.
 */
class Context {
  private readonly inside: Required<Pick<Inside, '_handle' | '_writeState'>>;
  private output = Buffer.allocUnsafeSlow(1 << 18);
  broken = false;

  private constructor(inside: Required<Pick<Inside, '_handle' | '_writeState'>>) {
    this.inside = inside;
  }

  static make(stream: unknown): Context | undefined {
    const inside = stream as Inside;
    const { _handle, _writeState } = inside;
    if (typeof _handle?.writeSync !== 'function' || !(_writeState instanceof Uint32Array) || _writeState.length !== 2) return undefined;
    const context = new Context({ _handle, _writeState });
    inside.on('error', () => {
      context.broken = true;
    });
    return context;
  }

  /** Runs the whole input through; undefined when it did not end with the input. What it gives is overwritten by the next call. */
  run(input: Uint8Array, room: number): Buffer | undefined {
    if (this.output.length < room) this.output = Buffer.allocUnsafeSlow(room);
    const { _handle, _writeState } = this.inside;
    _handle.writeSync?.(constants.ZSTD_e_end, input, 0, input.length, this.output, 0, this.output.length);
    const [left, unread] = _writeState;
    if (this.broken || unread !== 0 || !left) return undefined;
    return this.output.subarray(0, this.output.length - left);
  }
}

const probe = Buffer.from('probe '.repeat(99));

/** Makes zstd frames. */
export class Squeezer {
  private readonly params: Record<number, number>;
  private context: Context | undefined;

  constructor(level = 3, inside = true) {
    this.params = { [constants.ZSTD_c_compressionLevel]: level };
    if (!inside) return;
    this.context = Context.make(zlib.createZstdCompress({ params: this.params }));
    try {
      if (zlib.zstdDecompressSync(this.squeeze(probe)).equals(probe)) return;
    } catch {
      // The public call serves.
    }
    this.context = undefined;
  }

  get usesInside(): boolean {
    return this.context !== undefined;
  }

  /** The frame, with its content size in it; its memory is overwritten by the next call. */
  squeeze(data: Uint8Array): Buffer {
    const room = bound(data.length);
    const frame = this.context?.run(data, room);
    if (frame) return frame;
    this.context = undefined;
    return zlib.zstdCompressSync(data, { chunkSize: Math.max(64, room), params: this.params });
  }
}

/** Opens zstd frames. */
export class Unsqueezer {
  private context: Context | undefined;

  constructor(inside = true) {
    if (!inside) return;
    this.context = Context.make(zlib.createZstdDecompress());
    try {
      const frame = zlib.zstdCompressSync(probe);
      if (this.unsqueeze(frame, probe.length).equals(probe) && this.unsqueeze(frame, probe.length).equals(probe)) return;
    } catch {
      // The public call serves.
    }
    this.context = undefined;
  }

  get usesInside(): boolean {
    return this.context !== undefined;
  }

  /** The content, which must have `size` bytes (RangeError otherwise); its memory may be overwritten by the next call. */
  unsqueeze(frame: Uint8Array, size: number): Buffer {
    const content = this.context?.run(frame, size + 64);
    if (content?.length === size) return content;
    // A context that stopped in the middle of a frame is not used again.
    this.context = undefined;
    const plain = unsqueezeUnknown(frame, size);
    if (plain.length !== size) throw new RangeError(`it has ${plain.length} bytes where ${size} were promised`);
    return plain;
  }
}

/** The content of a frame whose size nobody promised; at most `most` bytes (default 1 GB). */
export function unsqueezeUnknown(frame: Uint8Array, most = 1 << 30): Buffer {
  return zlib.zstdDecompressSync(frame, { maxOutputLength: Math.max(1, most), chunkSize: Math.max(64, Math.min(most + 64, 1 << 20)) });
}
