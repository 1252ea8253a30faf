import type { Command } from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import { Raised, raise } from '../../objects/error.ts';
import { unwrap } from '../../objects/ps-object.ts';
import type { Value } from '../../objects/value.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { type FastCall, fastCallFor } from '../call/fast-call.ts';
import { stageFor } from '../call/start.ts';
import { FunctionCommand, isCommand, type Command as Runnable } from '../commands/command.ts';
import { commandNotFound } from '../commands/table.ts';
import { locateCommand } from '../errors/locate.ts';
import { asRaised, isStackOverflow } from '../errors/raised.ts';
import { ModuleInfo } from '../modules/module-info.ts';
import type { Output } from '../output.ts';
import { PipelineRun } from '../pipeline/run.ts';
import type { Stage } from '../pipeline/stage.ts';
import type { Frame } from '../scope/frame.ts';
import { passesHandlers } from '../signal.ts';
import { argumentParts, evaluateParts, type Part } from './argument.ts';
import { expression } from './expression.ts';
import { type RedirectCode, redirectCode } from './redirection.ts';
import type { Compiling, Eval } from './shape.ts';

/** What stands behind a command's name once it is looked up. */
export type Target = Runnable | ScriptBlock | ModuleInfo;

/** One command in the text: knows what its name meant the last time, and how its arguments go to parameters. */
export class CommandCall {
  readonly node: Command;
  readonly parts: readonly Part[];
  readonly redirects: RedirectCode | null;
  readonly #name: string | null;
  readonly #nameCode: Eval | null;
  readonly #compiling: Compiling;
  #target: Target | null = null;
  #stamp = -1;
  #state: object | null = null;
  #fast: FastCall | null = null;
  #fastFor: Target | null = null;

  constructor(node: Command, c: Compiling) {
    this.node = node;
    this.#compiling = c;
    const [first] = node.elements;
    if (first?.kind === 'StringConstantExpression') {
      this.#name = first.value;
      this.#nameCode = null;
    } else {
      this.#name = null;
      this.#nameCode = first && first.kind !== 'CommandParameter' ? expression(first, c) : () => '';
    }
    this.parts = argumentParts(node, c);
    this.redirects = redirectCode(node.redirections, c);
  }

  get compiling(): Compiling {
    return this.#compiling;
  }

  /** The name as $MyInvocation.InvocationName gives it. */
  get shownName(): string {
    const { invocationOperator } = this.node;
    if (invocationOperator === 'Ampersand') return '&';
    if (invocationOperator === 'Dot') return '.';
    return this.#name ?? '';
  }

  get dotted(): boolean {
    return this.node.invocationOperator === 'Dot';
  }

  /** Looks the name up, unless nothing has changed since the last time. */
  resolve(f: Frame): Target {
    if (this.#nameCode !== null) return this.#computed(f, this.#nameCode(f));
    const { commands } = f.engine;
    if (this.#target !== null && this.#stamp === commands.stamp && this.#state === f.state) return this.#target;
    const name = this.#name!;
    const found = commands.resolve(f, name);
    if (found === undefined) return commandNotFound(name);
    this.#target = found;
    this.#stamp = commands.stamp;
    this.#state = f.state;
    return found;
  }

  /** `& $x`: a block, a command object, a module (then the next argument runs inside it), or a name. */
  #computed(f: Frame, given: Value): Target {
    const value = unwrap(given);
    if (value instanceof ScriptBlock || value instanceof ModuleInfo || isCommand(value)) return value;
    const name = value === null || value === undefined ? '' : toText(value);
    if (name === '' || name === '.')
      return raise(
        'RuntimeException',
        'BadExpression',
        'InvalidOperation',
        `The expression after '${this.dotted ? '.' : '&'}' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.`,
        value,
      );
    return f.engine.commands.resolve(f, name) ?? commandNotFound(name);
  }

  /** Runs the command on its own, not in a pipeline. */
  run(f: Frame, out: Output): void {
    f.at = this.node;
    let target: Target | null = null;
    try {
      target = this.resolve(f);
      if (this.redirects === null && (target instanceof FunctionCommand || target instanceof ScriptBlock) && !this.dotted) {
        if (this.#fastFor !== target) {
          this.#fast = fastCallFor(this, target, f);
          this.#fastFor = target;
        }
        if (this.#fast !== null) {
          this.#fast(f, out);
          return;
        }
      }
      const run = new PipelineRun(f, [this.#stageOf(f, target)]);
      run.connect(out);
      run.execute();
    } catch (thrown) {
      throw this.placed(thrown, f, target);
    }
  }

  /** Prepares the command as one stage of a pipeline. */
  stage(f: Frame): Stage {
    let target: Target | null = null;
    try {
      target = this.resolve(f);
      return this.#stageOf(f, target);
    } catch (thrown) {
      throw this.placed(thrown, f, target);
    }
  }

  #stageOf(f: Frame, target: Target): Stage {
    if (target instanceof ModuleInfo) return this.#inModule(f, target);
    return stageFor(this, f, target, evaluateParts(this.parts, f));
  }

  /** `& $module { … }` and `& $module name`: the next argument is run inside the module. */
  #inModule(f: Frame, module: ModuleInfo): Stage {
    const args = evaluateParts(this.parts, f);
    const first = args.shift();
    const given = first?.kind === 'value' ? unwrap(first.value) : undefined;
    const inner = module.state.top;
    if (given instanceof ScriptBlock) return stageFor(this, f, new ScriptBlock(given.code, module.state), args);
    const name = toText(given ?? '');
    return stageFor(this, f, f.engine.commands.resolve(inner, name) ?? commandNotFound(name), args);
  }

  /** An error that has no place yet happened in this command. */
  placed(thrown: unknown, f: Frame, target: Target | null): unknown {
    if (passesHandlers(thrown) || !(thrown instanceof Raised || thrown instanceof Error)) return thrown;
    if (isStackOverflow(thrown)) return thrown;
    const raised = asRaised(thrown);
    locateCommand(raised.record, f, this.node, target instanceof ScriptBlock ? null : target, this.#name ?? '');
    return raised;
  }
}
