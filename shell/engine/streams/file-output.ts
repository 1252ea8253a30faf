import { appendFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { Output } from '../output.ts';
import type { Frame } from '../scope/frame.ts';

/** `> file`: what the console would show, as UTF-8 text; the file is made at once and filled when the command ends. */
export class FileOutput extends Output {
  readonly #path: string;
  readonly #frame: Frame;
  readonly #objects: Value[] = [];

  constructor(frame: Frame, path: string, append: boolean) {
    super();
    this.#frame = frame;
    this.#path = resolve(frame.engine.folder(), frame.engine.drivePath(path) ?? path);
    try {
      if (append) appendFileSync(this.#path, '');
      else writeFileSync(this.#path, '');
    } catch (failure) {
      const message =
        (failure as NodeJS.ErrnoException).code === 'ENOENT'
          ? `Could not find a part of the path '${this.#path}'.`
          : `Access to the path '${this.#path}' is denied.`;
      raise(
        'System.IO.DirectoryNotFoundException',
        'FileOpenFailure,Microsoft.PowerShell.Commands.OutFileCommand',
        'OpenError',
        message,
        this.#path,
      );
    }
  }

  write(value: Value): void {
    this.#objects.push(value);
  }

  close(): void {
    const lines = this.#frame.engine.formatting.lines(this.#objects);
    if (lines.length > 0) appendFileSync(this.#path, `${lines.join('\n')}\n`);
  }
}
