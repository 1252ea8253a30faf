import type { Extent } from '../../language/position.ts';
import type { Value } from '../../objects/value.ts';
import { converted } from '../binding/accept.ts';
import type { Argument } from '../binding/argument.ts';
import { askMandatory } from '../binding/ask-mandatory.ts';
import { Binder } from '../binding/binder.ts';
import { blockWithoutInput } from '../binding/binding-error.ts';
import { defaultArguments } from '../binding/default-arguments.ts';
import { dynamicParameters } from '../binding/dynamic-parameters.ts';
import type { Parameter } from '../binding/parameter.ts';
import { PipelineBinder } from '../binding/pipeline-binder.ts';
import type { ScriptSignature } from '../binding/signature.ts';
import type { ScriptBlock } from '../block/script-block.ts';
import { asRaised } from '../errors/raised.ts';
import { nowhere, type Output } from '../output.ts';
import { Stage } from '../pipeline/stage.ts';
import { type Call, Frame } from '../scope/frame.ts';
import { BoundParameters } from '../values/bound-parameters.ts';
import { ScriptCmdlet } from '../values/script-cmdlet.ts';
import { Collectors } from './collectors.ts';
import { type CommonArguments, commonArguments, noCommonArguments, setPreferences } from './common-arguments.ts';
import { setParameter } from './parameter-cell.ts';
import { inside, runPart } from './run-part.ts';

/** How a script block is called. */
export interface ScriptCall {
  readonly block: ScriptBlock;
  readonly command: Value;
  /** The name as typed. */
  readonly name: string;
  readonly from: Frame;
  readonly at: Extent | null;
  readonly args: readonly Argument[];
  /** `.`: in the scope of the caller. */
  readonly dotted: boolean;
  /** A script file or module: `$script:` ends here. */
  readonly isScript: boolean;
}

/** A function, filter, script block or script file as a stage of a pipeline. */
export class ScriptStage extends Stage {
  readonly #call: ScriptCall;
  readonly frame: Frame;
  #parts!: ScriptSignature;
  #binder!: Binder;
  #pipeline: PipelineBinder | null = null;
  #collectors: Collectors | null = null;
  #common: CommonArguments = noCommonArguments;
  #input: Value[] | null = null;
  #sink: Output = nowhere;
  readonly #bound = new BoundParameters();
  #cmdlet: ScriptCmdlet | null = null;
  /** Whether an object is being awaited: begin and end of a pipeline that turned out empty run, process does not. */
  #expectsInput = false;

  constructor(call: ScriptCall) {
    super();
    this.#call = call;
    const { engine } = call.from;
    const state = call.block.state ?? call.from.state;
    const { code } = call.block;
    code.types.home ??= state;
    if (code.ast.usings.length > 0) engine.modules.use(code, state.current);
    void code.body;
    const parent = state.current;
    this.frame = new Frame(engine, state, code, code.layout, parent, call.dotted ? parent.scope : null);
    this.frame.isScript = call.isScript;
    engine.offerTypes(this.frame, code.types.own());
  }

  override bind(expectsInput: boolean): void {
    const { frame } = this;
    const { engine } = frame;
    this.#expectsInput = expectsInput;
    const { code } = this.#call.block;
    this.#parts = code.signatureIn(frame);
    const { signature } = this.#parts;
    const advanced = signature.advanced;
    if (advanced) this.#cmdlet = new ScriptCmdlet(this);
    const call: Call = {
      command: this.#call.command,
      name: this.#call.name,
      from: this.#call.from,
      at: this.#call.at,
      bound: () => this.#bound,
      expectsInput,
      pipelineLength: this.run.stages.length,
      pipelinePosition: this.run.stages.indexOf(this) + 1,
      cmdlet: this.#cmdlet,
    };
    frame.call = call;
    const binder = new Binder(signature, frame, expectsInput);
    this.#binder = binder;
    binder.bind(this.#call.args);
    if (advanced)
      binder.defaults(defaultArguments(this.#call.from, this.#call.command, this.#call.name), (text) => engine.warn(text, frame));
    if (code.body.dynamicParam) this.#addDynamic();
    binder.remaining();
    binder.settleSets();
    binder.demandMandatory(expectsInput, (missing) => askMandatory(engine, this.#call.name, missing));
    if (!expectsInput) for (const parameter of binder.delayed.keys()) throw blockWithoutInput(parameter);
    frame.args = binder.rest;
    this.#common = commonArguments(binder.values);
    if (advanced) setPreferences(frame, this.#common);
    for (const [parameter, value] of binder.values) this.#bound.bind(parameter.name, value);
    inside(frame, () => this.#setParameters());
    if (advanced && this.#common !== noCommonArguments) this.#collectors = Collectors.of(this.#call.from, this.#common);
    this.#sink = this.#collectors ? this.#collectors.output(this.out) : this.out;
    if (expectsInput) this.#pipeline = new PipelineBinder(binder, frame);
    if (this.#pipeline && !this.#pipeline.takesAny && !advanced) this.#pipeline = null;
  }

  #addDynamic(): void {
    const { frame } = this;
    for (const [parameter, value] of this.#binder.values) if (!parameter.isCommon) setParameter(frame, parameter, value);
    const added = inside(frame, () => dynamicParameters(this.#call.block.code, frame, this.#binder.signature));
    if (added) this.#binder.addDynamic(added);
  }

  /** Values that were given, then defaults in the order of declaration, each of which may use those before it. */
  #setParameters(): void {
    const { frame } = this;
    const { signature, values } = this.#binder;
    for (const parameter of signature.own)
      if (!parameter.isDynamic && values.has(parameter)) setParameter(frame, parameter, values.get(parameter));
    for (const parameter of signature.own)
      if (!parameter.isDynamic && !values.has(parameter)) setParameter(frame, parameter, this.defaultOf(parameter));
  }

  /** The default of a parameter: converted, not validated. */
  defaultOf(parameter: Parameter): Value {
    const { frame } = this;
    const how = { mandatory: false, joins: !this.#parts.signature.advanced, frame };
    const code = this.#parts.defaults.get(parameter);
    if (code) return converted(parameter, code(frame) ?? null, how);
    return emptyValue(parameter, how);
  }

  begin(): void {
    const { begin } = this.#call.block.code.body;
    if (!begin) return;
    this.#run(begin);
  }

  #run(part: NonNullable<Parameters<typeof runPart>[0]>): void {
    const { frame } = this;
    const collectors = this.#collectors;
    if (!collectors) {
      inside(frame, () => runPart(part, frame, this.#sink));
      return;
    }
    collectors.during(() => inside(frame, () => runPart(part, frame, this.#sink)));
  }

  single(): void {
    const { process } = this.#call.block.code.body;
    if (!process) return;
    this.#run(process);
  }

  write(value: Value): void {
    const { frame } = this;
    if (this.#pipeline && !this.#takeObject(value)) return;
    const { process, end } = this.#call.block.code.body;
    if (process) {
      const before = frame.underscore;
      frame.underscore = value;
      frame.input = [value];
      try {
        this.#run(process);
      } finally {
        frame.underscore = before;
        frame.input = null;
      }
    } else if (end) {
      this.#input ??= [];
      this.#input.push(value);
    }
  }

  /** Binds one object; an object that does not fit is an error of its own and the next one comes. */
  #takeObject(value: Value): boolean {
    const { frame } = this;
    try {
      inside(frame, () => {
        for (const [parameter, bound] of this.#pipeline!.bind(value, (each) => this.defaultOf(each))) {
          setParameter(frame, parameter, bound.value);
          if (bound.fromPipeline) this.#bound.bind(parameter.name, bound.value);
        }
        const missing = this.#binder.missing(false);
        if (missing.length > 0 && !missing.every((each) => this.#pipeline!.has(each)))
          this.#binder.demandMandatory(false, (all) => askMandatory(frame.engine, this.#call.name, all));
      });
      return true;
    } catch (thrown) {
      this.report(asRaised(thrown), value);
      return false;
    }
  }

  /** Writes a non-terminating error in the name of this command. */
  report(raised: ReturnType<typeof asRaised>, target: Value): void {
    const { record } = raised;
    if (record.target === null) record.target = target;
    this.run.failed = true;
    inside(this.frame, () => this.frame.engine.errors.writeFrom(this.frame, record, this.#call.command));
  }

  end(): void {
    const { end } = this.#call.block.code.body;
    if (!end) return;
    this.frame.input = this.#input;
    this.#run(end);
  }

  override clean(): void {
    const { clean } = this.#call.block.code.body;
    const { frame } = this;
    if (clean) inside(frame, () => runPart(clean, frame, nowhere));
    this.#collectors?.close();
  }

  // ---- what $PSCmdlet asks

  get call(): ScriptCall {
    return this.#call;
  }
  get sink(): Output {
    return this.#sink;
  }
  get common(): CommonArguments {
    return this.#common;
  }
  get binder(): Binder {
    return this.#binder;
  }
  get expectsInput(): boolean {
    return this.#expectsInput;
  }
}

/** What a parameter holds that nobody gave and that has no default: null, or the type's empty value. */
export function emptyValue(parameter: Parameter, how: { mandatory: boolean; joins: boolean; frame: Frame }): Value {
  if (parameter.untyped) return null;
  if (parameter.type.display === 'System.String') return '';
  if (parameter.type.display === 'System.Boolean') return false;
  if (parameter.isSwitch) return converted(parameter, null, how);
  if (!parameter.type.isValueType) return null;
  return parameter.type.table.defaultValue?.() ?? null;
}
