import { writeSync } from 'node:fs';

/** The reader of a pipe is gone: the run ends quietly, as a program that gets SIGPIPE does. */
export class ClosedPipe {}

/** Pieces are gathered up to this many characters before they are written. */
const gathered = 16_384;
const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Text to a file descriptor, written at once and in order, without Node's streams: the engine may run for minutes without an event loop.
 * Small pieces are gathered; `flush` before anything else writes to the same place.
 */
export class Writer {
  readonly #descriptor: number;
  #pieces = '';

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  write(text: string): void {
    this.#pieces += text;
    if (this.#pieces.length >= gathered) this.flush();
  }

  flush(): void {
    if (!this.#pieces) return;
    let bytes: Uint8Array = Buffer.from(this.#pieces, 'utf8');
    this.#pieces = '';
    while (bytes.length > 0) {
      try {
        bytes = bytes.subarray(writeSync(this.#descriptor, bytes));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EPIPE' || code === 'EOF') throw new ClosedPipe();
        if (code !== 'EAGAIN') throw error;
        Atomics.wait(pause, 0, 0, 1);
      }
    }
  }
}
