import type { Stage as CmdletParts, EngineCmdlet, HostCmdlet } from '../../command/cmdlet.ts';
import type { Extent } from '../../language/position.ts';
import { Raised } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { Argument } from '../binding/argument.ts';
import { askMandatory } from '../binding/ask-mandatory.ts';
import { Binder } from '../binding/binder.ts';
import { blockWithoutInput } from '../binding/binding-error.ts';
import { defaultArguments } from '../binding/default-arguments.ts';
import type { Parameter } from '../binding/parameter.ts';
import { PipelineBinder } from '../binding/pipeline-binder.ts';
import type { CmdletCommand } from '../commands/command.ts';
import { ReturnJump } from '../compile/escape.ts';
import { asRaised } from '../errors/raised.ts';
import { nowhere, type Output } from '../output.ts';
import { Stage } from '../pipeline/stage.ts';
import type { Frame } from '../scope/frame.ts';
import { LoopJump, passesHandlers } from '../signal.ts';
import { BoundParameters } from '../values/bound-parameters.ts';
import { InvocationInfo } from '../values/invocation-info.ts';
import { unwrapFor } from './cmdlet-argument.ts';
import { CmdletContext } from './cmdlet-context.ts';
import { Collectors } from './collectors.ts';
import { CommandRuntime } from './command-runtime.ts';
import { type CommonArguments, commonArguments, noCommonArguments } from './common-arguments.ts';
import { hostParts } from './host-cmdlet.ts';

export interface CmdletCall {
  readonly command: CmdletCommand;
  /** The name as typed. */
  readonly name: string;
  readonly from: Frame;
  readonly at: Extent | null;
  readonly args: readonly Argument[];
}

/** A cmdlet as a stage of a pipeline. */
export class CmdletStage extends Stage {
  readonly call: CmdletCall;
  readonly given: Record<string, unknown> = {};
  readonly #bound = new BoundParameters();
  #parts!: CmdletParts;
  #binder!: Binder;
  #pipeline: PipelineBinder | null = null;
  /** The one parameter that takes every object as it is: then nothing else needs to be bound per object. */
  #direct: string | null = null;
  context!: CmdletContext;
  #collectors: Collectors | null = null;
  #common: CommonArguments = noCommonArguments;
  expectsInput = false;
  sink: Output = nowhere;

  constructor(call: CmdletCall) {
    super();
    this.call = call;
  }

  override bind(expectsInput: boolean): void {
    this.expectsInput = expectsInput;
    try {
      this.#bind(expectsInput);
    } catch (thrown) {
      throw this.#named(thrown);
    }
  }

  #bind(expectsInput: boolean): void {
    const { command, from, name } = this.call;
    const { engine } = from;
    const { cmdlet, signature } = command;
    const binder = new Binder(signature, from, expectsInput);
    this.#binder = binder;
    binder.bind(this.call.args);
    binder.defaults(defaultArguments(from, command, name), (text) => engine.warn(text, from));
    binder.remaining();
    binder.settleSets();
    binder.demandMandatory(expectsInput, (missing) => askMandatory(engine, command.name, missing));
    if (!expectsInput) for (const parameter of binder.delayed.keys()) throw blockWithoutInput(parameter);
    this.#common = commonArguments(binder.values);
    for (const [parameter, value] of binder.values) this.#bound.bind(parameter.name, value);
    for (const parameter of signature.own) {
      const declared = cmdlet.parameters[parameter.name]!;
      this.given[parameter.name] = binder.values.has(parameter)
        ? unwrapFor(parameter, binder.values.get(parameter))
        : presetOf(parameter, declared.default);
    }
    this.#collectors = Collectors.of(from, this.#common);
    this.sink = this.#collectors ? this.#collectors.output(this.out) : this.out;
    const runtime = new CommandRuntime(from, this.invocation, command.name, this.#common, cmdlet.impact ?? 'Medium');
    this.context = new CmdletContext(this, runtime);
    if (expectsInput) {
      this.#pipeline = new PipelineBinder(binder, from);
      this.#direct = directParameter(signature.own, binder);
    }
    this.#parts =
      'stage' in cmdlet ? (cmdlet as EngineCmdlet).stage(this.given as never, this.context) : hostParts(this, cmdlet as HostCmdlet);
  }

  #invocation: InvocationInfo | undefined;
  get invocation(): InvocationInfo {
    this.#invocation ??= new InvocationInfo({
      command: this.call.command,
      name: this.call.name,
      frame: this.call.from,
      at: this.call.at,
      bound: () => this.#bound,
      expectsInput: this.expectsInput,
      pipelineLength: this.run.stages.length,
      pipelinePosition: this.run.stages.indexOf(this) + 1,
    });
    return this.#invocation;
  }

  get runtime(): CommandRuntime {
    return this.context.runtime;
  }
  get binder(): Binder {
    return this.#binder;
  }

  isBound(name: string): boolean {
    return this.#bound.has(name);
  }

  get boundNames(): string[] {
    return this.#bound.keys().map((name) => (name as string).toLowerCase());
  }

  /** What the parts of the cmdlet throw gets its name and place. */
  #named(thrown: unknown): unknown {
    if (passesHandlers(thrown) || thrown instanceof ReturnJump || thrown instanceof LoopJump) return thrown;
    const raised = asRaised(thrown);
    nameRecord(raised, this);
    return raised;
  }

  #guarded(action: () => void): void {
    const collectors = this.#collectors;
    try {
      if (collectors) collectors.during(action);
      else action();
    } catch (thrown) {
      throw this.#named(thrown);
    }
  }

  begin(): void {
    const { begin } = this.#parts;
    if (begin) this.#guarded(() => begin.call(this.#parts));
  }

  single(): void {
    const { process } = this.#parts;
    if (process) this.#guarded(() => process.call(this.#parts, undefined));
  }

  write(value: Value): void {
    const parts = this.#parts;
    if (this.#direct !== null && value !== null) {
      this.given[this.#direct] = value;
      if (this.#collectors) {
        this.#guarded(() => parts.process?.(value));
        return;
      }
      try {
        parts.process?.(value);
      } catch (thrown) {
        throw this.#named(thrown);
      }
      return;
    }
    this.#writeSlowly(value);
  }

  #writeSlowly(value: Value): void {
    try {
      const bound = this.#pipeline!.bind(
        value,
        (parameter) => presetOf(parameter, this.call.command.cmdlet.parameters[parameter.name]?.default) ?? null,
      );
      for (const [parameter, { value: given, fromPipeline }] of bound) {
        this.given[parameter.name] = fromPipeline ? unwrapFor(parameter, given) : given;
        if (fromPipeline) this.#bound.bind(parameter.name, given);
      }
      const missing = this.#binder.missing(false).filter((parameter) => !this.#pipeline!.has(parameter));
      if (missing.length > 0)
        this.#binder.demandMandatory(false, (all) => askMandatory(this.call.from.engine, this.call.command.name, all));
    } catch (thrown) {
      const named = this.#named(thrown);
      if (!(named instanceof Raised)) throw named;
      if (named.record.target === null) named.record.target = value;
      this.context.error(named.record);
      return;
    }
    this.#guarded(() => this.#parts.process?.(value));
  }

  end(): void {
    const { end } = this.#parts;
    if (end) this.#guarded(() => end.call(this.#parts));
  }

  override clean(): void {
    this.#parts?.clean?.();
    this.#collectors?.close();
  }
}

/** Gives an error the cmdlet's name, once. */
export function nameRecord(raised: Raised, stage: CmdletStage): void {
  const { record } = raised;
  if (record.exception.type.endsWith('.ParseException') && !record.id.includes(',')) {
    record.id = `${record.id},${stage.call.command.className}`;
    record.activity ??= stage.call.command.name;
    return;
  }
  if (record.activity !== undefined) return;
  const { className, name } = stage.call.command;
  if (record.invocation === null || record.invocation === stage.invocation) {
    if (!record.id.endsWith(`,${className}`)) record.id = `${record.id},${className}`;
    record.activity ??= name;
    record.invocation ??= stage.invocation;
  }
}

function presetOf(parameter: Parameter, preset: unknown): unknown {
  if (preset !== undefined) return preset;
  return parameter.isSwitch ? false : undefined;
}

/** Objects can go straight to one untyped ByValue parameter when the set is settled and nothing else could take them. */
function directParameter(parameters: readonly Parameter[], binder: Binder): string | null {
  const { signature, mask } = binder;
  if (binder.delayed.size > 0 || (signature.sets.length > 0 && (mask & (mask - 1)) !== 0)) return null;
  let found: Parameter | null = null;
  for (const parameter of parameters) {
    if (binder.values.has(parameter)) continue;
    const place = signature.placeAmong(parameter, mask);
    if (place === undefined) continue;
    if (place.byProperty || (place.byValue && found !== null)) return null;
    if (place.byValue) found = parameter;
    else if (place.mandatory) return null;
  }
  if (found === null || found.checks.length > 0 || found.transforms.length > 0) return null;
  return found.untyped || found.type.display === 'System.Management.Automation.PSObject' ? found.name : null;
}
