import type { Drawn } from './line-layout.ts';

/** What the live part of the screen shows below the text that flows by. */
export interface Screen {
  /** The line being edited; undefined while a command runs. */
  readonly line: Drawn | undefined;
  readonly below: readonly string[];
  readonly progress: readonly string[];
  readonly width: number;
}

export const emptyScreen: Screen = { line: undefined, below: [], progress: [], width: 80 };

/** The store that React reads: one object that is replaced as a whole. */
export class ScreenStore {
  #now: Screen = emptyScreen;
  readonly #listeners = new Set<() => void>();

  readonly get = (): Screen => this.#now;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(part: Partial<Screen>): void {
    this.#now = { ...this.#now, ...part };
    for (const listener of this.#listeners) listener();
  }
}
