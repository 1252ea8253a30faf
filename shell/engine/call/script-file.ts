import { existsSync, readFileSync } from 'node:fs';
import type { Extent } from '../../language/position.ts';
import type { Value } from '../../objects/value.ts';
import type { Argument } from '../binding/argument.ts';
import type { ScriptCommand } from '../commands/command.ts';
import { commandNotFound } from '../commands/table.ts';
import { checkRequirements } from '../modules/requirements.ts';
import { decodeText } from '../native/decode.ts';
import { Stage } from '../pipeline/stage.ts';
import type { Frame } from '../scope/frame.ts';
import { ExitScript } from '../signal.ts';
import { exitCodeOf } from './exit-code.ts';
import { ScriptStage } from './script-stage.ts';

export interface FileCall {
  readonly command: ScriptCommand;
  readonly name: string;
  readonly from: Frame;
  readonly at: Extent | null;
  readonly args: readonly Argument[];
  readonly dotted: boolean;
}

/** A .ps1 file as a stage: `exit` in it ends the file and sets $LASTEXITCODE. */
export class ScriptFileStage extends Stage {
  readonly #inner: ScriptStage;
  readonly #from: Frame;
  #ended = false;

  constructor(call: FileCall) {
    super();
    const { from, command } = call;
    this.#from = from;
    if (!existsSync(command.path)) commandNotFound(command.path);
    const text = decodeText(readFileSync(command.path));
    const block = from.engine.parseFile(text, command.path, from.engine.main);
    checkRequirements(from, block.code, command);
    this.#inner = new ScriptStage({
      block,
      command,
      name: call.name === '' ? command.path : call.name,
      from,
      at: call.at,
      args: call.args,
      dotted: call.dotted,
      isScript: !call.dotted,
    });
  }

  override bind(expectsInput: boolean): void {
    this.#inner.out = this.out;
    this.#inner.run = this.run;
    this.#inner.bind(expectsInput);
  }

  #guarded(action: () => void): void {
    if (this.#ended) return;
    try {
      action();
    } catch (thrown) {
      if (!(thrown instanceof ExitScript)) throw thrown;
      this.#ended = true;
      const code = exitCodeOf(thrown.value);
      this.#from.engine.setLastExitCode(code);
      if (code !== 0) this.run.failed = true;
    }
  }

  begin(): void {
    this.#guarded(() => this.#inner.begin());
  }
  single(): void {
    this.#guarded(() => this.#inner.single());
  }
  write(value: Value): void {
    this.#guarded(() => this.#inner.write(value));
  }
  end(): void {
    this.#guarded(() => this.#inner.end());
  }
  override clean(): void {
    this.#inner.clean();
  }
}
