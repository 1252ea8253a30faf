import type { Frame } from './scope/frame.ts';

interface Open {
  readonly frame: Frame;
  readonly run: () => void;
}

/**
 * The `finally` and `clean` blocks that are still owed, innermost last. JavaScript's own unwinding runs them in every case but one:
 * when the virtual machine is stopped from outside (Ctrl+C on the main thread), `runAll` is called in its place.
 */
export class Unwinding {
  readonly #open: Open[] = [];

  open(frame: Frame, run: () => void): Open {
    const entry = { frame, run };
    this.#open.push(entry);
    return entry;
  }

  close(entry: object): void {
    if (this.#open.at(-1) === entry) this.#open.pop();
    else {
      const at = this.#open.lastIndexOf(entry as Open);
      if (at >= 0) this.#open.length = at;
    }
  }

  /** Runs what is owed, innermost first, each in its frame. */
  runAll(): void {
    for (let entry = this.#open.pop(); entry; entry = this.#open.pop()) {
      const { frame, run } = entry;
      frame.engine.top = frame;
      frame.state.current = frame;
      try {
        run();
      } catch {
        // What fails while everything is being stopped has nobody left to tell.
      }
    }
  }
}
