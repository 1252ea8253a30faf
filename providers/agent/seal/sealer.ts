import {
  type Cipheriv,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import { type Kernel, makeKernel } from '../kernel/kernel.ts';
import { PIECE, POLY, SCRATCH } from '../kernel/layout.ts';

/** 32 bytes for AES-256-CTR, 16 for the MAC's nonce, 16 for Poly1305 (clamped when used). */
export interface MasterKey {
  readonly encrypt: Buffer;
  readonly k: Buffer;
  readonly r: Buffer;
}

/** IV before, MAC behind. */
export const OVERHEAD = 32;
const PRIME = (1n << 130n) - 5n;
const IVS = 256;

/** Gives a buffer's memory back now: waiting for the collector costs page faults and hundreds of megabytes. */
export function release(buffer: Buffer): void {
  if (buffer.length === buffer.buffer.byteLength && buffer.buffer instanceof ArrayBuffer) buffer.buffer.transfer(0);
}

const words = Buffer.alloc(32);
/** Number of at most 16 bytes, the lowest first. */
function little(bytes: Uint8Array): bigint {
  words.fill(0, 0, 16);
  words.set(bytes);
  return words.readBigUInt64LE() | (words.readBigUInt64LE(8) << 64n);
}

export const clamp = (r: Uint8Array): bigint => little(r) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;

export class SealBroken extends Error {}

/** IV ‖ AES-256-CTR ‖ Poly1305-AES, as restic seals everything but key files. One belongs to one thread. */
export class Sealer {
  readonly key: MasterKey;
  private readonly kernel: Kernel;
  private readonly nonce: Cipheriv;
  private readonly secret: KeyObject;
  private readonly r: bigint;
  private readonly ivs = Buffer.alloc(16 * IVS);
  private nextIv = IVS;

  constructor(key: MasterKey, kernel: Kernel = makeKernel(0)) {
    this.key = key;
    this.kernel = kernel;
    this.nonce = createCipheriv('aes-128-ecb', key.k, null).setAutoPadding(false);
    this.secret = createSecretKey(key.encrypt);
    this.r = clamp(key.r);
    this.installKey();
  }

  /** Poly1305's multipliers, into the kernel. */
  private installKey(): void {
    const square = (this.r * this.r) % PRIME;
    const put = (value: bigint, at: number, by: bigint) => {
      for (let i = 0; i < 5; i++) this.kernel.bytes.writeBigUInt64LE(((value >> BigInt(26 * i)) & 0x3ffffffn) * by, POLY + at + 8 * i);
    };
    put(this.r, 40, 1n);
    put(square, 80, 1n);
    put(this.r, 120, 5n);
    put(square, 160, 5n);
  }

  private begin(): void {
    this.kernel.bytes.fill(0, POLY, POLY + 40);
  }

  /** Every piece but the last is a multiple of 16 bytes; gives what remains of the last, with its end mark. */
  private absorb(piece: Uint8Array): bigint {
    const rest = piece.length & 15;
    this.kernel.bytes.set(piece, SCRATCH);
    if (piece.length >>> 4) this.kernel.poly(SCRATCH, piece.length >>> 4);
    return rest ? little(piece.subarray(piece.length - rest)) | (1n << BigInt(8 * rest)) : 0n;
  }

  private finish(tail: bigint, iv: Uint8Array): Buffer {
    let h = 0n;
    for (let i = 4; i >= 0; i--) h = (h << 26n) + this.kernel.bytes.readBigUInt64LE(POLY + 8 * i);
    if (tail) h = (h + tail) * this.r;
    h = ((h % PRIME) + little(this.nonce.update(iv))) & ((1n << 128n) - 1n);
    const mac = Buffer.alloc(16);
    mac.writeBigUInt64LE(h & 0xffffffffffffffffn);
    mac.writeBigUInt64LE(h >> 64n, 8);
    return mac;
  }

  private freshIv(): Uint8Array {
    if (this.nextIv === IVS) {
      randomFillSync(this.ivs);
      this.nextIv = 0;
    }
    return Buffer.from(this.ivs.subarray(16 * this.nextIv, 16 * ++this.nextIv));
  }

  /** Seals `plain` into `out` at `at`; gives the sealed length. The IV is random unless a test gives one. */
  into(out: Uint8Array, at: number, plain: Uint8Array, iv: Uint8Array = this.freshIv()): number {
    out.set(iv, at);
    const cipher = createCipheriv('aes-256-ctr', this.secret, iv);
    this.begin();
    let tail = 0n;
    for (let i = 0; i < plain.length; i += PIECE) {
      const piece = cipher.update(plain.subarray(i, i + PIECE));
      out.set(piece, at + 16 + i);
      tail = this.absorb(piece);
      release(piece);
    }
    out.set(this.finish(tail, iv), at + 16 + plain.length);
    return plain.length + OVERHEAD;
  }

  seal(plain: Uint8Array, iv?: Uint8Array): Buffer<ArrayBuffer> {
    const out = Buffer.allocUnsafe(plain.length + OVERHEAD);
    this.into(out, 0, plain, iv);
    return out;
  }

  /**
   * The plain bytes; throws SealBroken when they are not what was sealed with this key.
   * @param out memory for them, at least as long; without it they have their own
   */
  open(sealed: Uint8Array, out?: Buffer): Buffer {
    if (sealed.length < OVERHEAD) throw new SealBroken('it is shorter than a seal');
    const iv = sealed.subarray(0, 16);
    const text = sealed.subarray(16, sealed.length - 16);
    this.begin();
    let tail = 0n;
    for (let i = 0; i < text.length; i += PIECE) tail = this.absorb(text.subarray(i, i + PIECE));
    if (!timingSafeEqual(this.finish(tail, iv), sealed.subarray(sealed.length - 16))) throw new SealBroken('its seal (MAC) does not match');
    const cipher = createDecipheriv('aes-256-ctr', this.secret, iv);
    if (!out || text.length <= PIECE) return cipher.update(text);
    for (let i = 0; i < text.length; i += PIECE) {
      const piece = cipher.update(text.subarray(i, i + PIECE));
      out.set(piece, i);
      release(piece);
    }
    return out.subarray(0, text.length);
  }
}
