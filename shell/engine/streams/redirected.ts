import type { Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';
import { Output } from '../output.ts';
import { Stage } from '../pipeline/stage.ts';
import type { SideStream, Streams } from './streams.ts';

/** Where one stream of a command goes: into its output, or into an output of its own (a file, nowhere). */
export interface Redirect {
  readonly from: SideStream | 'output';
  readonly to: 'output' | Output;
}

/** A stage whose streams go somewhere else. While it runs, the engine's streams are its own; while it hands an object on, they are those of the outside. */
export class Redirected extends Stage {
  readonly inner: Stage;
  readonly #engine: Engine;
  readonly #redirects: readonly Redirect[];
  readonly #closing: (() => void)[];
  #outside: Streams;
  #mine!: Streams;

  constructor(engine: Engine, inner: Stage, redirects: readonly Redirect[], closing: (() => void)[]) {
    super();
    this.#engine = engine;
    this.inner = inner;
    this.#redirects = redirects;
    this.#closing = closing;
    this.#outside = engine.streams;
  }

  override bind(expectsInput: boolean): void {
    this.inner.run = this.run;
    this.#outside = this.#engine.streams;
    const own = this.#redirects.find(({ from }) => from === 'output');
    const out: Output = own && own.to !== 'output' ? own.to : new OutsideOutput(this.#engine, this.out, this.#outside);
    this.inner.out = out;
    const changed: Partial<Record<SideStream, Output>> = {};
    for (const { from, to } of this.#redirects) if (from !== 'output') changed[from] = to === 'output' ? out : to;
    this.#mine = this.#outside.with(changed);
    this.#inside(() => this.inner.bind(expectsInput));
  }

  #inside(action: () => void): void {
    const before = this.#engine.streams;
    this.#engine.streams = this.#mine;
    try {
      action();
    } finally {
      this.#engine.streams = before;
    }
  }

  begin(): void {
    this.#inside(() => this.inner.begin());
  }
  single(): void {
    this.#inside(() => this.inner.single());
  }
  write(value: Value): void {
    this.#inside(() => this.inner.write(value));
  }
  end(): void {
    this.#inside(() => this.inner.end());
  }
  override clean(): void {
    this.#inside(() => this.inner.clean());
    for (const close of this.#closing) close();
  }
}

/** Hands objects to the next stage with the streams that stage lives in. */
class OutsideOutput extends Output {
  readonly #engine: Engine;
  readonly #next: Output;
  readonly #streams: Streams;
  constructor(engine: Engine, next: Output, streams: Streams) {
    super();
    this.#engine = engine;
    this.#next = next;
    this.#streams = streams;
  }
  write(value: Value): void {
    const before = this.#engine.streams;
    this.#engine.streams = this.#streams;
    try {
      this.#next.write(value);
    } finally {
      this.#engine.streams = before;
    }
  }
  override get isScreen(): boolean {
    return this.#next.isScreen;
  }
  override flush(): void {
    this.#next.flush();
  }
}
