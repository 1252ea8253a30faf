import { toBool } from '../../objects/convert.ts';
import type { Value } from '../../objects/value.ts';
import { type Argument, valueArgument } from '../binding/argument.ts';
import { Binder } from '../binding/binder.ts';
import { setParameter } from '../call/parameter-cell.ts';
import { inside, runPart } from '../call/run-part.ts';
import { emptyValue } from '../call/script-stage.ts';
import { commandStage } from '../call/start.ts';
import type { Engine } from '../engine.ts';
import { CallOutput, Capture, type Output } from '../output.ts';
import { PipelineRun } from '../pipeline/run.ts';
import { Frame } from '../scope/frame.ts';
import type { SessionState } from '../scope/session-state.ts';
import { LoopJump } from '../signal.ts';
import type { ScriptBlock } from './script-block.ts';

/** Running script blocks from the inside of the engine and from cmdlets. */
export class Blocks {
  readonly #engine: Engine;
  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** A window of the block on the scope that is current in its session state. */
  window(block: ScriptBlock): Frame {
    const state: SessionState = block.state ?? this.#engine.top.state;
    const { code } = block;
    code.types.home ??= state;
    void code.body;
    const parent = state.current;
    return new Frame(this.#engine, state, code, code.layout, parent, parent.scope);
  }

  /** Runs a block in the current scope with `$_`; gives what an assignment would see. */
  invokeInScope(block: ScriptBlock, underscore: Value, args: readonly Value[] = []): Value {
    const out = new Capture();
    this.runInScope(block, underscore, out, args);
    return out.result();
  }

  runInScope(block: ScriptBlock, underscore: Value, out: Output, args: readonly Value[] = []): void {
    const frame = this.window(block);
    if (underscore !== undefined) frame.underscore = underscore;
    this.#bindArguments(frame, block, args);
    inside(frame, () => this.#runAll(frame, out));
  }

  /** Validation scripts see only `$_`. */
  invokeAsCheck(block: ScriptBlock, value: Value): Value {
    const { tryDepth } = this.#engine;
    this.#engine.tryDepth = tryDepth + 1;
    try {
      return this.invokeInScope(block, value, [value]);
    } finally {
      this.#engine.tryDepth = tryDepth;
    }
  }

  #bindArguments(frame: Frame, block: ScriptBlock, args: readonly Value[]): void {
    const { code } = block;
    if (code.parameters.length === 0) {
      frame.args = args;
      return;
    }
    const { signature, defaults } = code.signatureIn(frame);
    const binder = new Binder(signature, frame, false);
    binder.bind(args.map(valueArgument));
    frame.args = signature.advanced ? [] : restOf(binder);
    for (const parameter of signature.own) {
      const how = { mandatory: false, joins: true, frame };
      const preset = defaults.get(parameter);
      setParameter(
        frame,
        parameter,
        binder.values.has(parameter) ? binder.values.get(parameter) : preset ? preset(frame) : emptyValue(parameter, how),
      );
    }
  }

  /** A new scope for the block, not yet run. */
  scopeOf(state: SessionState, block: ScriptBlock): Frame {
    void block.code.body;
    return new Frame(this.#engine, state, block.code, block.code.layout, state.current, null);
  }

  /** Runs the block in a frame that was made for it. */
  runIn(frame: Frame, block: ScriptBlock, args: readonly Value[], out: Output): void {
    this.#bindArguments(frame, block, args);
    inside(frame, () => this.#runAll(frame, out));
  }

  #runAll(frame: Frame, out: Output): void {
    const { begin, process, end, clean } = frame.code.body;
    try {
      if (begin) runPart(begin, frame, out);
      if (process) runPart(process, frame, out);
      if (end) runPart(end, frame, out);
    } finally {
      if (clean) runPart(clean, frame, out);
    }
  }

  /** Prepared for many objects: the window is made once, each call only changes `$_`. */
  each(block: ScriptBlock, out: Output): (underscore: Value) => void {
    const engine = this.#engine;
    const frame = this.window(block);
    const { state } = frame;
    const { begin, process, end } = frame.code.body;
    const only = begin === null && (process ?? end);
    if (!only || (process && end) || block.code.parameters.length > 0)
      return (underscore) => {
        const single = this.window(block);
        single.underscore = underscore;
        this.#bindArguments(single, block, []);
        inside(single, () => this.#runAll(single, out));
      };
    return (underscore) => {
      const { top } = engine;
      const { current } = state;
      engine.top = frame;
      state.current = frame;
      frame.underscore = underscore;
      try {
        const signal = only(frame, out);
        if (signal === 1 || signal === 2) {
          const { label } = frame;
          frame.label = '';
          throw new LoopJump(signal, label);
        }
      } finally {
        engine.top = top;
        state.current = current;
      }
    };
  }

  /** The same where the output is the answer. */
  eachValue(block: ScriptBlock): (underscore: Value) => Value {
    let out = new Capture();
    const target: Output = new CallOutput((value) => out.write(value));
    const run = this.each(block, target);
    return (underscore) => {
      const mine = new Capture();
      const before = out;
      out = mine;
      try {
        run(underscore);
      } finally {
        out = before;
      }
      return mine.result();
    };
  }

  test(block: ScriptBlock): (underscore: Value) => boolean {
    const value = this.eachValue(block);
    return (underscore) => {
      const answer = value(underscore);
      return typeof answer === 'boolean' ? answer : toBool(answer);
    };
  }

  /** `& block args`: in a scope of its own. */
  call(
    block: ScriptBlock,
    args: readonly Argument[],
    out: Output,
    how: { underscore?: Value; self?: Value; input?: Value[]; dotted?: boolean } = {},
  ): void {
    const from = this.#engine.top;
    const stage = commandStage(from, block, args, { name: '&', at: null, dotted: how.dotted ?? false });
    const run = new PipelineRun(from, [stage]);
    run.connect(out);
    const { frame } = stage as unknown as { frame: Frame };
    if (how.underscore !== undefined) frame.underscore = how.underscore;
    if (how.self !== undefined) frame.self = how.self;
    if (how.input)
      run.execute(() => {
        for (const value of how.input!) stage.write(value);
      });
    else run.execute();
  }

  /** What members of objects ask for (scriptHooks): a scope of its own, with `$this`. An error ends the block and is thrown. */
  invokeMember(block: ScriptBlock, underscore: Value, args: readonly Value[], self: Value): Value {
    const out = new Capture();
    const { tryDepth } = this.#engine;
    this.#engine.tryDepth = tryDepth + 1;
    try {
      this.call(block, args.map(valueArgument), out, { underscore, ...(self === undefined ? {} : { self }) });
    } finally {
      this.#engine.tryDepth = tryDepth;
    }
    return out.result();
  }
}

function restOf(binder: Binder): Value[] {
  binder.remaining();
  return binder.rest;
}
