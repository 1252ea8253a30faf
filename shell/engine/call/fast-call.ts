import type { Extent } from '../../language/position.ts';
import type { Value } from '../../objects/value.ts';
import { accept } from '../binding/accept.ts';
import type { Parameter } from '../binding/parameter.ts';
import { ScriptBlock } from '../block/script-block.ts';
import type { FunctionCommand } from '../commands/command.ts';
import type { CommandCall } from '../compile/command-call.ts';
import type { Eval } from '../compile/shape.ts';
import type { Output } from '../output.ts';
import { type Call, Frame } from '../scope/frame.ts';
import { LoopJump, type Signal } from '../signal.ts';
import { BoundParameters } from '../values/bound-parameters.ts';
import { switchOn } from '../values/switch-parameter.ts';
import { setParameter } from './parameter-cell.ts';
import { emptyValue } from './script-stage.ts';

/** Calls a simple function from one place in the text, its arguments already assigned to parameters. */
export type FastCall = (f: Frame, out: Output) => void;

interface Given {
  readonly parameter: Parameter;
  readonly code: Eval;
}

interface Plan {
  readonly given: readonly Given[];
  readonly rest: readonly Eval[];
}

/** How the arguments of a call go to parameters, when that can be said before they are evaluated; else null. */
function planFor(site: CommandCall, parameters: readonly Parameter[], matches: (name: string) => readonly Parameter[]): Plan | null {
  const given: Given[] = [];
  const taken = new Set<Parameter>();
  const values: Eval[] = [];
  const order: { at: number; given: Given }[] = [];
  for (let at = 0; at < site.parts.length; at++) {
    const part = site.parts[at]!;
    if (part.kind === 'splat' || part.kind === 'end') return null;
    if (part.kind === 'value') {
      values.push(part.value);
      order.push({ at, given: { parameter: undefined as never, code: part.value } });
      continue;
    }
    const [parameter, more] = matches(part.name);
    if (!parameter || more || taken.has(parameter)) return null;
    taken.add(parameter);
    if (part.value) order.push({ at, given: { parameter, code: part.value } });
    else if (parameter.isSwitch) order.push({ at, given: { parameter, code: () => switchOn } });
    else {
      const next = site.parts[++at];
      if (next?.kind !== 'value') return null;
      order.push({ at, given: { parameter, code: next.value } });
    }
  }
  const free = parameters
    .filter((parameter) => !taken.has(parameter))
    .map((parameter) => ({ parameter, position: [...parameter.places.values()][0]!.position }))
    .filter(({ position }) => position >= 0)
    .sort((a, b) => a.position - b.position);
  const rest: Eval[] = [];
  for (const { given: each } of order) {
    if (each.parameter !== undefined) {
      given.push(each);
      continue;
    }
    const next = free.shift();
    if (next) given.push({ parameter: next.parameter, code: each.code });
    else rest.push(each.code);
  }
  return { given, rest };
}

/** What $MyInvocation and $PSBoundParameters ask of a fast call. */
class FastCallInfo implements Call {
  readonly command: Value;
  readonly name: string;
  readonly from: Frame;
  readonly at: Extent;
  readonly #frame: Frame;
  readonly #given: readonly Given[];
  #bound: BoundParameters | null = null;
  readonly cmdlet = null;
  readonly expectsInput = false;
  readonly pipelineLength = 1;
  readonly pipelinePosition = 1;

  constructor(command: Value, name: string, from: Frame, at: Extent, frame: Frame, given: readonly Given[]) {
    this.command = command;
    this.name = name;
    this.from = from;
    this.at = at;
    this.#frame = frame;
    this.#given = given;
  }

  readonly bound = (): BoundParameters => {
    if (this.#bound === null) {
      this.#bound = new BoundParameters();
      for (const { parameter } of this.#given) this.#bound.bind(parameter.name, this.#frame.local(parameter.lower)?.read());
    }
    return this.#bound;
  };
}

/** 2: takes anything as it is; 1: an Int32 needs nothing done; 0: the whole way. */
function easeOf(parameter: Parameter): 0 | 1 | 2 {
  if (parameter.checks.length > 0 || parameter.transforms.length > 0) return 0;
  if (parameter.untyped) return 2;
  return parameter.type.display === 'System.Int32' ? 1 : 0;
}

const none: readonly Value[] = [];

/** Prepares calls of a simple function or block from a place in the text; null when its arguments need the whole binder. */
export function fastCallFor(site: CommandCall, target: FunctionCommand | ScriptBlock, f: Frame): FastCall | null {
  const block = target instanceof ScriptBlock ? target : target.block;
  const { code } = block;
  code.types.home ??= block.state ?? f.state;
  const { body } = code;
  if (body.dynamicParam || body.clean) return null;
  const { signature, defaults } = code.signatureIn(f);
  if (signature.advanced) return null;
  const plan = planFor(site, signature.own, (name) => signature.matches(name));
  if (plan === null) return null;
  const { given, rest } = plan;
  const bound = new Set(given.map(({ parameter }) => parameter));
  const unbound = signature.own.filter((parameter) => !bound.has(parameter));
  const { begin, process, end } = body;
  const onlyEnd = begin === null && process === null;
  const command: Value = target instanceof ScriptBlock ? null : target;
  const shown = site.shownName;
  const ease = given.map(({ parameter }) => easeOf(parameter));
  const needsBound = /psboundparameters/i.test(code.text);

  return (from, out) => {
    const { engine } = from;
    const state = block.state ?? from.state;
    const count = given.length;
    const values: Value[] = new Array(count);
    for (let at = 0; at < count; at++) values[at] = given[at]!.code(from);
    const args = rest.length === 0 ? none : rest.map((each) => each(from));
    const frame = new Frame(engine, state, code, code.layout, state.current, null);
    for (let at = 0; at < count; at++) {
      const { parameter } = given[at]!;
      const value = values[at];
      const easy = ease[at]!;
      const kept =
        easy === 2 || (easy === 1 && typeof value === 'number')
          ? value
          : accept(parameter, value, { mandatory: false, joins: true, frame });
      setParameter(frame, parameter, kept === undefined ? null : kept);
    }
    frame.args = args;
    const call = new FastCallInfo(command, shown, from, site.node, frame, given);
    frame.call = call;
    if (needsBound) call.bound();
    const { top } = engine;
    const { current } = state;
    engine.top = frame;
    state.current = frame;
    let signal: Signal = 0;
    try {
      for (const parameter of unbound) {
        const preset = defaults.get(parameter);
        const how = { mandatory: false, joins: true, frame };
        setParameter(frame, parameter, preset ? accept({ ...parameter, checks: [] }, preset(frame), how) : emptyValue(parameter, how));
      }
      if (onlyEnd) {
        if (end !== null) signal = end(frame, out);
      } else {
        if (begin !== null) signal = begin(frame, out);
        if (process !== null && (signal === 0 || signal === 3)) signal = process(frame, out);
        if (end !== null && (signal === 0 || signal === 3)) signal = end(frame, out);
      }
    } finally {
      engine.top = top;
      state.current = current;
      if (frame.commands !== null) engine.commands.stamp++;
    }
    if (signal === 1 || signal === 2) throw new LoopJump(signal, frame.label);
    engine.success = true;
  };
}
