import { toText } from '../../objects/convert.ts';
import { asArray } from '../../objects/enumerate.ts';
import type { Value } from '../../objects/value.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { AliasCommand } from '../commands/command.ts';
import type { Engine } from '../engine.ts';
import type { Frame } from './frame.ts';

/** `$env:X`, `$function:f`, `$alias:a`: variables that lie on a drive. The other drives are asked through the session. */
export class DriveVariables {
  readonly #engine: Engine;
  constructor(engine: Engine) {
    this.#engine = engine;
  }

  read(frame: Frame, drive: string, path: string): Value {
    switch (drive.toLowerCase()) {
      case 'env':
        return process.env[path] ?? null;
      case 'function':
        return this.#engine.commands.function(frame, path)?.block ?? null;
      case 'alias':
        return this.#engine.commands.alias(frame, path)?.definition ?? null;
    }
    return this.#engine.drives.read(drive, path) ?? null;
  }

  write(frame: Frame, drive: string, path: string, value: Value): void {
    switch (drive.toLowerCase()) {
      case 'env':
        if (value === null || value === undefined) delete process.env[path];
        else
          process.env[path] =
            typeof value === 'string'
              ? value
              : toText(
                  Array.isArray(value)
                    ? asArray(value)
                        .map((each) => toText(each))
                        .join(' ')
                    : value,
                );
        return;
      case 'function': {
        if (value === null || value === undefined) {
          this.#engine.commands.removeFunction(frame.scope, path);
          return;
        }
        const block = value instanceof ScriptBlock ? value : this.#engine.parseBlock(toText(value), frame);
        this.#engine.commands.defineFunction(frame, path, block);
        return;
      }
      case 'alias':
        if (value === null || value === undefined) this.#engine.commands.removeAlias(frame.scope, path);
        else this.#engine.commands.putAlias(frame.scope, new AliasCommand(path, toText(value)));
        return;
    }
    this.#engine.drives.write(drive, path, value);
  }
}
