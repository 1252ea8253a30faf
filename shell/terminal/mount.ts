import { Readable } from 'node:stream';
import { render } from 'ink';
import { createElement } from 'react';
import { Screen } from './Screen.ts';
import type { ScreenStore } from './screen-store.ts';

export interface Mounted {
  /** Takes the live part off the screen, so that text can flow; it is drawn again below at the next change. */
  clear(): void;
  unmount(): void;
}

/** Puts the live part on the terminal. Ink gets an input that never says anything: shell/terminal/keyboard.ts is the only reader. */
export function mount(store: ScreenStore): Mounted {
  const quiet = new Readable({ read() {} });
  const stdin = Object.assign(quiet, {
    isTTY: true,
    setRawMode: () => quiet,
    ref: () => quiet,
    unref: () => quiet,
  }) as unknown as NodeJS.ReadStream;
  const { clear, unmount } = render(createElement(Screen, { store }), { stdin, exitOnCtrlC: false, patchConsole: false, maxFps: 250 });
  return { clear, unmount };
}
