import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import type { Extent } from '../../language/position.ts';
import { Raised } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { ProgramCommand } from '../commands/command.ts';
import { errorRecord, Thrown } from '../errors/raised.ts';
import { Stage } from '../pipeline/stage.ts';
import { readPath } from '../scope/assign-path.ts';
import type { Frame } from '../scope/frame.ts';
import { InvocationInfo } from '../values/invocation-info.ts';
import { linesOf } from './lines.ts';
import { signalNumber } from './signal-number.ts';

export function nativeStage(f: Frame, program: ProgramCommand, args: readonly string[], at: Extent | null): Stage {
  return new NativeStage(f, program, args, at);
}

/** Bytes that one native program hands to the next without anything being decoded. */
class RawBytes {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

const maxOutput = 2 ** 31 - 1;

/** A native program as a stage: it starts when all its input is there. */
export class NativeStage extends Stage {
  readonly #frame: Frame;
  readonly #program: ProgramCommand;
  readonly #args: readonly string[];
  readonly #at: Extent | null;
  #objects: Value[] | null = null;
  #raw: Uint8Array[] | null = null;
  #expectsInput = false;

  constructor(frame: Frame, program: ProgramCommand, args: readonly string[], at: Extent | null) {
    super();
    this.#frame = frame;
    this.#program = program;
    this.#args = args;
    this.#at = at;
  }

  override bind(expectsInput: boolean): void {
    this.#expectsInput = expectsInput;
  }
  begin(): void {}
  single(): void {}

  write(value: Value): void {
    if (value instanceof RawBytes) {
      this.#raw ??= [];
      this.#raw.push(value.bytes);
      return;
    }
    this.#objects ??= [];
    this.#objects.push(value);
  }

  #input(): Uint8Array | string {
    if (this.#raw) return Buffer.concat(this.#raw);
    if (!this.#objects) return '';
    const texts = this.#objects.filter((value) => value !== null && value !== undefined);
    if (texts.every((value) => typeof value === 'string')) return texts.map((text) => `${text}\n`).join('');
    const lines = this.#frame.engine.formatting.lines(texts);
    return lines.map((line) => `${line}\n`).join('');
  }

  end(): void {
    const { engine } = this.#frame;
    const toScreen = this.out.isScreen && !engine.sinksCaptured;
    const errorRedirected = engine.streams.redirected.has('error');
    if (toScreen) this.out.flush();
    const options: SpawnSyncOptions = {
      cwd: engine.folder(),
      env: process.env,
      maxBuffer: maxOutput,
      stdio: [
        this.#expectsInput ? 'pipe' : 'inherit',
        toScreen ? 'inherit' : 'pipe',
        errorRedirected || engine.sinksCaptured ? 'pipe' : 'inherit',
      ],
      ...(this.#expectsInput ? { input: this.#input() } : {}),
    };
    const done = spawnSync(this.#program.path, [...this.#args], options);
    if (done.error && done.status === null && done.signal === null) this.#notStarted(done.error as NodeJS.ErrnoException);
    if (done.stdout) this.#handOn(done.stdout as Buffer);
    if (done.stderr && (done.stderr as Buffer).length > 0) this.#errors((done.stderr as Buffer).toString('utf8'), errorRedirected);
    const code = done.status ?? 128 + signalNumber(done.signal);
    engine.setLastExitCode(code);
    if (code !== 0) this.#failed(code);
  }

  /** Between two programs bytes flow unchanged; everything else gets lines. */
  #handOn(bytes: Buffer): void {
    if (this.out instanceof NativeStage) {
      if (bytes.length > 0) this.out.write(new RawBytes(bytes));
      return;
    }
    for (const line of linesOf(bytes.toString('utf8'))) this.out.write(line);
  }

  #errors(text: string, redirected: boolean): void {
    const { engine } = this.#frame;
    if (!redirected) {
      engine.host.writeError(text);
      return;
    }
    let first = true;
    for (const line of linesOf(text)) {
      const record = errorRecord('RemoteException', first ? 'NativeCommandError' : 'NativeCommandErrorMessage', 'NotSpecified', line, line);
      record.invocation = this.#invocation();
      record.activity = this.#program.name;
      first = false;
      engine.streams.error.write(record);
    }
  }

  #invocation(): InvocationInfo {
    return new InvocationInfo({ command: this.#program, name: this.#program.name, frame: this.#frame, at: this.#at });
  }

  #notStarted(error: NodeJS.ErrnoException): never {
    const why = error.code === 'EACCES' ? 'Permission denied' : error.code === 'ENOENT' ? 'No such file or directory' : error.message;
    const message = `Program '${this.#program.name}' failed to run: An error occurred trying to start process '${this.#program.path}' with working directory '${this.#frame.engine.folder()}'. ${why}${this.#position()}`;
    const record = errorRecord('ApplicationFailedException', 'NativeCommandFailed', 'ResourceUnavailable', message);
    record.invocation = this.#invocation();
    throw new Raised(record);
  }

  #position(): string {
    const position = this.#invocation().positionMessage;
    return position ? `${position}.` : '.';
  }

  /** A code other than 0 makes $? False, and an error where the user wants one. */
  #failed(code: number): void {
    this.run.failed = true;
    const { engine } = this.#frame;
    if (!engine.truth(readPath(this.#frame, 'PSNativeCommandUseErrorActionPreference') ?? false)) return;
    const hex = code.toString(16).toUpperCase().padStart(2, '0');
    const record = errorRecord(
      'NativeCommandExitException',
      'ProgramExitedWithNonZeroCode',
      'NotSpecified',
      `Program "${this.#program.name}" ended with non-zero exit code: ${code} (0x${hex}).`,
      this.#program.path,
    );
    record.exception.data.set('ExitCode', code);
    record.exception.data.set('Path', this.#program.path);
    record.exception.data.set('ProcessId', 0);
    record.invocation = this.#invocation();
    const action = engine.text(readPath(this.#frame, 'ErrorActionPreference') ?? 'Continue');
    if (action === 'Stop') throw new Thrown(record, false);
    engine.errors.write(record, this.#frame, action);
  }
}
