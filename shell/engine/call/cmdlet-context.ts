import type { EngineContext, Progress } from '../../command/context.ts';
import type { SessionServices } from '../../command/session.ts';
import type { ErrorRecord } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { emit } from '../output.ts';
import { calledFrame } from '../scope/automatic.ts';
import { servicesFor } from '../services/session-services.ts';
import { StopUpstream } from '../signal.ts';
import { invocationInfo } from '../values/invocation-info.ts';
import type { CmdletStage } from './cmdlet-stage.ts';
import type { CommandRuntime } from './command-runtime.ts';
import { shouldContinue } from './confirmation.ts';

/** What a core cmdlet sees of the engine. */
export class CmdletContext implements EngineContext {
  readonly stage: CmdletStage;
  readonly runtime: CommandRuntime;
  #session: SessionServices | undefined;

  constructor(stage: CmdletStage, runtime: CommandRuntime) {
    this.stage = stage;
    this.runtime = runtime;
  }

  write(value: Value): void {
    this.stage.sink.write(value);
  }
  writeEnumerated(value: Value): void {
    emit(value, this.stage.sink);
  }

  error(record: ErrorRecord): void {
    const { className, name } = this.stage.call.command;
    if (!record.id.endsWith(`,${className}`)) record.id = record.id === '' ? className : `${record.id},${className}`;
    record.activity ??= name;
    record.invocation ??= this.stage.invocation;
    this.stage.run.failed = true;
    this.runtime.error(record);
  }

  errorOfCaller(record: ErrorRecord): void {
    const { frame } = this.runtime;
    const caller = calledFrame(frame);
    const name = (caller.call?.command as { name?: string } | null | undefined)?.name ?? '';
    if (name) record.id = `${record.id},${name}`;
    record.activity ??= this.stage.call.command.name;
    record.invocation ??= caller.call ? invocationInfo(caller) : this.stage.invocation;
    this.stage.run.failed = true;
    this.runtime.error(record);
  }

  warn(text: string): void {
    this.runtime.warn(text);
  }
  verbose(text: string): void {
    this.runtime.verboseText(text);
  }
  debug(text: string): void {
    this.runtime.debugText(text);
  }
  information(data: Value, tags?: readonly string[]): void {
    this.runtime.information(data, tags);
  }
  progress(state: Progress): void {
    this.runtime.progress(state);
  }
  shouldProcess(target: string, action?: string): boolean {
    return this.runtime.shouldProcess(target, action);
  }
  shouldContinue(query: string, caption: string): boolean {
    return shouldContinue(this.runtime.frame.engine, query, caption) === 'yes';
  }
  isBound(name: string): boolean {
    return this.stage.isBound(name);
  }
  get parameterSet(): string {
    return this.stage.binder.parameterSet;
  }
  get expectsInput(): boolean {
    return this.stage.expectsInput;
  }
  get invocation(): Value {
    return this.stage.invocation;
  }
  stopUpstream(): never {
    throw new StopUpstream(this.stage);
  }
  checkStop(): void {
    this.runtime.frame.engine.checkStop();
  }
  get session(): SessionServices {
    this.#session ??= servicesFor(this.runtime.frame);
    return this.#session;
  }
}
