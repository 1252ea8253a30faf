import type { CommandExpression, Pipeline } from '../../language/ast.ts';
import type { Value } from '../../objects/value.ts';
import { startBackground } from '../call/background.ts';
import { Capture, emit, type Output } from '../output.ts';
import { PipelineRun } from '../pipeline/run.ts';
import { Stage } from '../pipeline/stage.ts';
import type { Frame } from '../scope/frame.ts';
import { CommandCall } from './command-call.ts';
import { expression } from './expression.ts';
import { rangeBounds, type Span } from './range.ts';
import { redirectCode } from './redirection.ts';
import type { Compiling, Eval, Run } from './shape.ts';

/** A pipeline that is more than one expression: writes to `out`. */
export function commandPipeline(node: Pipeline, c: Compiling): Run {
  if (node.background) return startBackground(node, c);
  const run = pipeline(node, c);
  return (f, out) => {
    f.at = node;
    run(f, out);
    return 0;
  };
}

/** The same where its value is wanted. */
export function capturedPipeline(node: Pipeline, c: Compiling): Eval {
  if (node.background) {
    const start = startBackground(node, c);
    return (f) => {
      const out = new Capture();
      start(f, out);
      return out.result();
    };
  }
  const run = pipeline(node, c);
  return (f) => {
    const out = new Capture();
    f.at = node;
    run(f, out);
    return out.result();
  };
}

type Flow = (f: Frame, out: Output) => void;

function pipeline(node: Pipeline, c: Compiling): Flow {
  const [first, ...others] = node.elements;
  if (first?.kind === 'Command' && others.length === 0) {
    const call = new CommandCall(first, c);
    return (f, out) => call.run(f, out);
  }
  const calls = others.map((each) => new CommandCall(each as Extract<typeof each, { kind: 'Command' }>, c));
  if (first?.kind === 'Command') {
    const head = new CommandCall(first, c);
    const all = [head, ...calls];
    return (f, out) => {
      const run = new PipelineRun(
        f,
        all.map((call) => call.stage(f)),
      );
      run.connect(out);
      executed(run, all, f);
    };
  }
  return fromExpression(first as CommandExpression, calls, c);
}

/** Errors while binding belong to the command that was being bound. */
function executed(run: PipelineRun, calls: readonly CommandCall[], f: Frame, feed?: () => void): void {
  try {
    run.execute(feed);
  } catch (thrown) {
    const at = run.failedAt;
    throw at === null ? thrown : (calls[at + calls.length - run.stages.length]?.placed(thrown, f, null) ?? thrown);
  }
}

function fromExpression(first: CommandExpression, calls: readonly CommandCall[], c: Compiling): Flow {
  const source = expression(first.expression, c);
  const bounds = rangeBounds(first.expression, c);
  if (first.redirections.length > 0) {
    const redirect = redirectCode(first.redirections, c)!;
    return (f, out) => {
      const head = redirect(f, new ExpressionStage(f, source));
      const run = new PipelineRun(f, [head, ...calls.map((call) => call.stage(f))]);
      run.connect(out);
      executed(run, calls, f);
    };
  }
  return (f, out) => {
    f.engine.success = true;
    const span = bounds?.(f);
    const value = span ? undefined : source(f);
    const run = new PipelineRun(
      f,
      calls.map((call) => call.stage(f)),
    );
    run.connect(out);
    const head = run.stages[0]!;
    executed(run, calls, f, span ? () => count(f, span, head) : () => feed(f, value, head));
  };
}

function count(f: Frame, { from, to }: Span, head: Output): void {
  const { engine } = f;
  const step = from <= to ? 1 : -1;
  for (let at = from; ; at += step) {
    if ((++engine.turns & 1023) === 0) engine.checkStop();
    head.write(at);
    if (at === to) return;
  }
}

function feed(f: Frame, value: Value, head: Output): void {
  const { engine } = f;
  if (!Array.isArray(value)) {
    emit(value, head);
    return;
  }
  for (let at = 0; at < value.length; at++) {
    if ((++engine.turns & 1023) === 0) engine.checkStop();
    head.write(value[at]);
  }
}

/** An expression with redirections as the head of a pipeline. */
class ExpressionStage extends Stage {
  readonly #frame: Frame;
  readonly #source: Eval;
  constructor(frame: Frame, source: Eval) {
    super();
    this.#frame = frame;
    this.#source = source;
  }
  begin(): void {}
  single(): void {
    emit(this.#source(this.#frame), this.out);
  }
  write(): void {}
  end(): void {}
}
