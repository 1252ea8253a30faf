import { type ErrorRecord, Raised } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { CommandRuntime } from '../call/command-runtime.ts';
import { shouldContinue } from '../call/confirmation.ts';
import { inside } from '../call/run-part.ts';
import type { ScriptStage } from '../call/script-stage.ts';
import { emit } from '../output.ts';
import { type InvocationInfo, invocationInfo } from './invocation-info.ts';

/** `$PSCmdlet` of an advanced function. */
export class ScriptCmdlet {
  readonly #stage: ScriptStage;
  #runtime: CommandRuntime | undefined;

  constructor(stage: ScriptStage) {
    this.#stage = stage;
  }

  get stage(): ScriptStage {
    return this.#stage;
  }

  get name(): string {
    const { command, name } = this.#stage.call;
    return (command as { name?: string } | null)?.name ?? name;
  }

  get runtime(): CommandRuntime {
    const { frame } = this.#stage;
    this.#runtime ??= new CommandRuntime(frame, this.invocation, this.name, this.#stage.common, this.#stage.binder.signature.impact);
    return this.#runtime;
  }

  get invocation(): InvocationInfo {
    return invocationInfo(this.#stage.frame);
  }

  get parameterSetName(): string {
    return this.#stage.binder.parameterSet;
  }

  writeObject(value: Value, enumerate = false): void {
    const { sink } = this.#stage;
    if (enumerate) emit(value, sink);
    else sink.write(value ?? null);
  }

  writeError(record: ErrorRecord): void {
    this.#named(record);
    this.#stage.run.failed = true;
    inside(this.#stage.frame, () => this.runtime.error(record));
  }

  throwTerminatingError(record: ErrorRecord): never {
    this.#named(record);
    if (record.invocation === null) record.invocation = this.invocation;
    throw new Raised(record);
  }

  #named(record: ErrorRecord): void {
    const { name } = this;
    if (this.#stage.call.command !== null && name && name !== '&' && name !== '.' && !record.id.endsWith(`,${name}`))
      record.id = `${record.id},${name}`;
    record.activity ??= name;
    if (record.invocation === null) record.invocation = this.invocation;
  }

  shouldProcess(args: readonly string[]): boolean {
    if (!this.#stage.binder.signature.supportsShouldProcess) return true;
    const [first, second, third] = args;
    if (third !== undefined) return this.runtime.shouldProcessText(first!, second!, third);
    return this.runtime.shouldProcess(first!, second);
  }

  shouldContinue(query: string, caption: string): boolean {
    return shouldContinue(this.#stage.frame.engine, query, caption) === 'yes';
  }
}
