import { Failure } from '../command/context.ts';
import type { FailureMessage, HostMessage, Question } from '../engine/host-link.ts';
import { runCmdlet } from './host-cmdlet.ts';
import { cells, type ToHost } from './host-message.ts';
import { runNative } from './host-native.ts';

/** What the host thread needs from outside. */
export interface HostSurroundings {
  post(request: number, message: HostMessage): void;
  readonly shared: Int32Array<SharedArrayBuffer>;
  world(warn: (text: string) => void): Promise<unknown>;
  /** Puts a question to the user; null when nobody can be asked. */
  ask(question: Question, signal: AbortSignal): Promise<string | number | null>;
}

/** One request that is being worked on. */
export interface Running {
  readonly signal: AbortSignal;
  post(message: HostMessage): void;
  /** Resolves when the engine has taken enough of what was posted: a fast writer waits for it. */
  room(): Promise<void>;
  /** Posts a question to the engine and waits for its answer. */
  question(message: HostMessage): Promise<unknown>;
  onFeed(take: (bytes: Uint8Array | null) => void): void;
}

/** Messages that may lie unread before a writer has to wait. */
const mostUnread = 64;

/** The host's end of the bridge: works on the engine's requests beside each other. */
export class Host {
  readonly #around: HostSurroundings;
  readonly #running = new Map<
    number,
    {
      abort: AbortController;
      answers: ((value: unknown) => void)[];
      feed: ((bytes: Uint8Array | null) => void)[];
      fed: (Uint8Array | null)[];
    }
  >();
  #posted = 0;

  constructor(around: HostSurroundings) {
    this.#around = around;
  }

  receive(message: ToHost): void {
    if (message.do === 'send') {
      void this.#start(message);
      return;
    }
    const running = this.#running.get(message.request);
    if (!running) return;
    if (message.do === 'cancel') running.abort.abort();
    else if (message.do === 'answer') running.answers.shift()?.(message.value);
    else if (running.feed.length) running.feed[0]!(message.bytes);
    else running.fed.push(message.bytes);
  }

  /** Ends everything that runs: the session is over. */
  close(): void {
    for (const { abort } of this.#running.values()) abort.abort();
  }

  async #start({ request, body }: Extract<ToHost, { do: 'send' }>): Promise<void> {
    const state = {
      abort: new AbortController(),
      answers: [] as ((value: unknown) => void)[],
      feed: [] as ((bytes: Uint8Array | null) => void)[],
      fed: [] as (Uint8Array | null)[],
    };
    this.#running.set(request, state);
    const post = (message: HostMessage): void => {
      if (state.abort.signal.aborted) return;
      this.#posted++;
      this.#around.post(request, message);
    };
    const running: Running = {
      signal: state.abort.signal,
      post,
      room: () => this.#room(state.abort.signal),
      question: (message) =>
        new Promise((answer, refuse) => {
          state.answers.push(answer);
          state.abort.signal.addEventListener('abort', () => refuse(state.abort.signal.reason), { once: true });
          post(message);
        }),
      onFeed: (take) => {
        for (const bytes of state.fed.splice(0)) take(bytes);
        state.feed.push(take);
      },
    };
    try {
      if (body.kind === 'cmdlet') await runCmdlet(body, running, this.#around.world);
      else if (body.kind === 'native') await runNative(body, running);
      else post({ kind: 'answered', value: await this.#around.ask(body.question, state.abort.signal) });
    } catch (error) {
      post({ kind: 'failed', failure: failureMessage(error) });
    } finally {
      this.#running.delete(request);
    }
  }

  async #room(signal: AbortSignal): Promise<void> {
    const { shared } = this.#around;
    for (;;) {
      const taken = Atomics.load(shared, cells.taken);
      if (signal.aborted || this.#posted - taken < mostUnread) return;
      const waited = Atomics.waitAsync(shared, cells.taken, taken, 100);
      if (waited.async) await waited.value;
    }
  }
}

export function failureMessage(error: unknown): FailureMessage {
  const { id, category, message, target, advice, cause } = Failure.from(error);
  const type = typeof cause === 'object' && cause !== null && 'type' in cause && typeof cause.type === 'string' ? cause.type : null;
  return { id, category, message, target: plainTarget(target), advice: advice ?? null, type };
}

const plainTarget = (target: unknown): unknown =>
  target === null || ['string', 'number', 'boolean'].includes(typeof target) ? target : String(target);
