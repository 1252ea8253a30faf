const SPILL = 1 << 18;

/**
 * The text of one tree, put together as its nodes become known. Texts that are ready are moved out of the heap in pieces, so a
 * folder with a million entries costs its own size and no more.
 */
export class TreeText {
  private readonly slots: (string | undefined)[] = [];
  private head = 0;
  private text = '{"nodes":[';
  private first = true;
  private readonly pieces: Buffer[] = [];
  private open = 0;
  private failure: unknown;
  private wake: (() => void) | undefined;

  /** Nodes come in the order of their names; a promise that gives undefined leaves its node out. */
  add(node: string | Promise<string | undefined>): void {
    if (typeof node === 'string') {
      this.slots.push(node);
      this.drain();
      return;
    }
    const slot = this.slots.push(undefined) - 1;
    this.open++;
    node
      .then(
        (text) => {
          this.slots[slot] = text ?? '';
          this.drain();
        },
        (failure: unknown) => {
          this.failure ??= failure;
        },
      )
      .finally(() => {
        if (--this.open === 0) this.wake?.();
      });
  }

  private drain(): void {
    for (let next = this.slots[this.head]; next !== undefined; next = this.slots[this.head]) {
      this.slots[this.head++] = undefined;
      if (!next) continue;
      this.text += this.first ? next : `,${next}`;
      this.first = false;
      if (this.text.length > SPILL) this.spill();
    }
  }

  private spill(): void {
    this.pieces.push(Buffer.from(this.text));
    this.text = '';
  }

  /** The whole text with its newline, once every node is known; rejects when one of the promises did. */
  async finish(): Promise<Buffer> {
    if (this.open) await new Promise<void>((done) => (this.wake = done));
    if (this.failure !== undefined) throw this.failure;
    this.text += ']}\n';
    if (!this.pieces.length) return Buffer.from(this.text);
    this.spill();
    return Buffer.concat(this.pieces);
  }
}
