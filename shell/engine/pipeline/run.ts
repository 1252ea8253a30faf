import type { Output } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import { StopUpstream } from '../signal.ts';
import { Redirected } from '../streams/redirected.ts';
import type { Stage } from './stage.ts';

/** One run of a pipeline: its stages, and whether one of them reported an error. */
export class PipelineRun {
  readonly frame: Frame;
  readonly stages: Stage[];
  failed = false;
  /** True for the run of a whole text: `$?` stays what its last statement made it. */
  keepsSuccess = false;
  /** The stage that was being bound when an error was thrown. */
  failedAt: number | null = null;

  constructor(frame: Frame, stages: Stage[]) {
    this.frame = frame;
    this.stages = stages;
    for (const stage of stages) stage.run = this;
  }

  /** Connects the stages with each other and the last one with `out`. */
  connect(out: Output): void {
    const { stages } = this;
    for (let at = stages.length - 1; at >= 0; at--) stages[at]!.out = at === stages.length - 1 ? out : stages[at + 1]!;
  }

  /**
   * Runs all: `feed` sends objects into the first stage, or is undefined when the first stage makes them itself.
   */
  execute(feed?: () => void): void {
    const { stages, frame } = this;
    const { engine } = frame;
    let begun = 0;
    let stopper: Stage | undefined;
    const open = engine.unwinding.open(frame, () => this.#clean(begun));
    try {
      for (let at = 0; at < stages.length; at++) {
        this.failedAt = at;
        stages[at]!.bind(at > 0 || feed !== undefined);
      }
      this.failedAt = null;
      try {
        for (const stage of stages) {
          begun++;
          stage.begin();
        }
        if (feed) feed();
        else stages[0]!.single();
      } catch (thrown) {
        stopper = this.#stopper(thrown);
      }
      let from = stopper ? stages.indexOf(stopper) + 1 : 0;
      while (from < stages.length) {
        try {
          stages[from]!.end();
          from++;
        } catch (thrown) {
          stopper = this.#stopper(thrown);
          from = Math.max(stages.indexOf(stopper) + 1, from + 1);
        }
      }
    } finally {
      engine.unwinding.close(open);
      this.#clean(begun);
    }
    if (!this.keepsSuccess) engine.success = !this.failed;
  }

  /** The stage that has enough; throws everything else on. */
  #stopper(thrown: unknown): Stage {
    if (thrown instanceof StopUpstream) {
      const found = this.stages.find((stage) => stage === thrown.stage || (stage instanceof Redirected && stage.inner === thrown.stage));
      if (found) return found;
    }
    throw thrown;
  }

  #clean(begun: number): void {
    for (const stage of this.stages.slice(0, begun)) {
      try {
        stage.clean();
      } catch (thrown) {
        this.failed = true;
        this.frame.engine.errors.reportThrown(thrown, this.frame);
      }
    }
  }
}
