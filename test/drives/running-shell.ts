import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Shell } from '../../shell/session/shell.ts';

/** A shell that keeps what it prints. */
export class RunningShell {
  #out = '';
  #err = '';
  readonly shell = new Shell({
    console: {
      output: (text) => {
        this.#out += text;
      },
      error: (text) => {
        this.#err += text;
      },
      flush: () => {},
      progress: () => {},
    },
    color: false,
    width: () => 200,
    height: () => 50,
    hostLink: () => {
      throw new Error('No host is needed here.');
    },
    captured: true,
  });

  /** Lines that a text prints; what goes to standard error is an error of the test. */
  lines(text: string): string[] {
    const { out, err } = this.run(text);
    if (err !== '') throw new Error(err);
    return out.split('\n').slice(0, -1);
  }

  run(text: string): { out: string; err: string } {
    this.#out = '';
    this.#err = '';
    this.shell.run(text);
    return { out: this.#out, err: this.#err };
  }
}

/** A folder of its own for a test, gone afterwards. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'drives-')));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
