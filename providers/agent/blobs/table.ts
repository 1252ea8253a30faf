/**
 * A set of blob ids that all threads share, with a few numbers for each: open addressing over one SharedArrayBuffer that grows by
 * levels, each twice the one before. A slot is [state, 16 bytes of the id, extra words]; ids are SHA-256, so 128 bits tell blobs apart.
 * Two threads may both be told that they are the first with an id while a level is added: the blob is then stored twice, which is legal.
 */
const FIRST_SLOTS = 1 << 16;
/** 2^28 blobs: some 300 TB of large files. */
const LEVELS = 12;
const FULL = 0.7;
/** Words before the slots: how many are used in each level. */
const HEAD = 16;

const EMPTY = 0;
const BUSY = 1;
const READY = 2;

export class BlobTable {
  readonly shared: SharedArrayBuffer;
  private readonly words: Int32Array;
  private readonly width: number;

  /** @param extra words kept for each id @param shared the memory of another thread's table with the same `extra` */
  constructor(extra: number, shared?: SharedArrayBuffer) {
    this.width = 5 + extra;
    const bytes = (slots: number) => (HEAD + slots * this.width) * 4;
    this.shared = shared ?? new SharedArrayBuffer(bytes(FIRST_SLOTS), { maxByteLength: bytes(FIRST_SLOTS * ((1 << LEVELS) - 1)) });
    this.words = new Int32Array(this.shared);
  }

  private base(level: number): number {
    return HEAD + FIRST_SLOTS * ((1 << level) - 1) * this.width;
  }

  private get top(): number {
    const units = (this.shared.byteLength / 4 - HEAD) / this.width / FIRST_SLOTS + 1;
    return 30 - Math.clz32(units);
  }

  /** Word index of the id's extra words, or −1; with `claim` it takes a free slot and says so. */
  private seek(id: Uint8Array, claim: boolean): { at: number; fresh: boolean } {
    const view = new DataView(id.buffer, id.byteOffset, 16);
    const a = view.getInt32(0, true);
    const b = view.getInt32(4, true);
    const c = view.getInt32(8, true);
    const d = view.getInt32(12, true);
    const words = this.words;
    for (let level = 0; ; level++) {
      const last = level >= this.top;
      const slots = FIRST_SLOTS << level;
      const base = this.base(level);
      for (let i = ((a >>> 0) * 31 + (b >>> 8)) % slots; ; i = i + 1 === slots ? 0 : i + 1) {
        const at = base + i * this.width;
        let state = Atomics.load(words, at);
        if (state === EMPTY) {
          if (!last || !claim) break;
          state = Atomics.compareExchange(words, at, EMPTY, BUSY);
          if (state === EMPTY) {
            words[at + 1] = a;
            words[at + 2] = b;
            words[at + 3] = c;
            words[at + 4] = d;
            Atomics.store(words, at, READY);
            if (Atomics.add(words, level, 1) + 1 === Math.floor(slots * FULL)) this.grow(level);
            return { at: at + 5, fresh: true };
          }
        }
        while (state === BUSY) state = Atomics.load(words, at);
        if (words[at + 1] === a && words[at + 2] === b && words[at + 3] === c && words[at + 4] === d) return { at: at + 5, fresh: false };
      }
      if (last) return { at: -1, fresh: false };
    }
  }

  private grow(level: number): void {
    const need = this.base(level + 2) * 4;
    if (this.shared.byteLength < need) this.shared.grow(need);
  }

  has(id: Uint8Array): boolean {
    return this.seek(id, false).at >= 0;
  }

  /** True when the id was not there: the caller now owes its blob. */
  claim(id: Uint8Array): boolean {
    return this.seek(id, true).fresh;
  }

  /** Sets the extra words (signed or unsigned 32 bits). One thread only. */
  put(id: Uint8Array, ...extra: number[]): void {
    const { at } = this.seek(id, true);
    extra.forEach((word, i) => {
      this.words[at + i] = word;
    });
  }

  /** The extra words, signed. */
  get(id: Uint8Array): Int32Array | undefined {
    const { at } = this.seek(id, false);
    return at < 0 ? undefined : this.words.subarray(at, at + this.width - 5);
  }

  get count(): number {
    let sum = 0;
    for (let level = 0; level <= this.top; level++) sum += this.words[level]!;
    return sum;
  }
}
