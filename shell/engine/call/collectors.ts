import type { Collection } from '../../objects/collection.ts';
import type { Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';
import { Output } from '../output.ts';
import { assignPath } from '../scope/assign-path.ts';
import type { Frame } from '../scope/frame.ts';
import { unset } from '../scope/variable.ts';
import { variablePath } from '../scope/variable-path.ts';
import { type CommonArguments, collectingList } from './common-arguments.ts';

/** The variables that one call fills: -OutVariable, -ErrorVariable and their kin, -PipelineVariable. */
export class Collectors {
  readonly errors: Collection | null;
  readonly warnings: Collection | null;
  readonly informations: Collection | null;
  readonly #outs: Collection | null;
  readonly #variable: string | null;
  readonly #frame: Frame;
  readonly #engine: Engine;

  private constructor(frame: Frame, common: CommonArguments) {
    this.#frame = frame;
    this.#engine = frame.engine;
    const list = (name: string | undefined): Collection | null => (name ? collectingList(frame, name) : null);
    this.errors = list(common.errorVariable);
    this.warnings = list(common.warningVariable);
    this.informations = list(common.informationVariable);
    this.#outs = list(common.outVariable);
    this.#variable = common.pipelineVariable ?? null;
  }

  /** Null when the call fills no variable. */
  static of(frame: Frame, common: CommonArguments): Collectors | null {
    if (!common.errorVariable && !common.warningVariable && !common.informationVariable && !common.outVariable && !common.pipelineVariable)
      return null;
    return new Collectors(frame, common);
  }

  /** What the command writes to. */
  output(next: Output): Output {
    if (!this.#outs && !this.#variable) return next;
    return new CollectingOutput(next, (value) => {
      this.#outs?.items.push(value);
      if (this.#variable) assignPath(this.#frame, this.#variable, value);
    });
  }

  /** Errors, warnings and information written during the action are collected, by whichever command. */
  during(action: () => void): void {
    this.#engine.collectors.push(this);
    try {
      action();
    } finally {
      this.#engine.collectors.pop();
    }
  }

  /** A pipeline variable ends with its command. */
  close(): void {
    if (!this.#variable) return;
    const variable = this.#frame.scope.local(variablePath(this.#variable).name.toLowerCase());
    if (variable && variable.guard === null) variable.value = unset;
  }
}

class CollectingOutput extends Output {
  readonly #next: Output;
  readonly #see: (value: Value) => void;
  constructor(next: Output, see: (value: Value) => void) {
    super();
    this.#next = next;
    this.#see = see;
  }
  write(value: Value): void {
    this.#see(value);
    this.#next.write(value);
  }
  override get isScreen(): boolean {
    return this.#next.isScreen;
  }
  override flush(): void {
    this.#next.flush();
  }
}
