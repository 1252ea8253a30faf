import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { HostLink, HostMessage, HostRequest } from '../engine/host-link.ts';
import { PipelineStopped } from '../engine/signal.ts';
import { cells, type ToEngine, type ToHost } from './host-message.ts';

/** How long one sleep lasts at most: a lost wake-up costs this, not a hang. */
const longestSleep = 1000;

/** The engine's end of the bridge over a message port. */
export class PortLink implements HostLink {
  readonly #port: MessagePort;
  readonly #shared: Int32Array<SharedArrayBuffer>;
  readonly #waiting = new Map<number, HostMessage[]>();
  #last = 0;

  constructor(port: MessagePort, shared: Int32Array<SharedArrayBuffer>) {
    this.#port = port;
    this.#shared = shared;
  }

  send(body: HostRequest): number {
    const request = ++this.#last;
    this.#waiting.set(request, []);
    this.#post({ do: 'send', request, body });
    return request;
  }

  receive(request: number): HostMessage {
    for (;;) {
      const mine = this.#waiting.get(request);
      if (!mine) throw new Error(`request ${request} is over`);
      const next = mine.shift();
      if (next) {
        Atomics.add(this.#shared, cells.taken, 1);
        Atomics.notify(this.#shared, cells.taken);
        if (next.kind === 'done' || next.kind === 'failed' || next.kind === 'exited' || next.kind === 'answered')
          this.#waiting.delete(request);
        return next;
      }
      const before = Atomics.load(this.#shared, cells.wake);
      const got = receiveMessageOnPort(this.#port) as { message: ToEngine } | undefined;
      if (got) {
        const { request: other, message } = got.message;
        const queue = this.#waiting.get(other);
        if (queue) queue.push(message);
        else Atomics.add(this.#shared, cells.taken, 1);
      } else if (Atomics.load(this.#shared, cells.stop)) throw new PipelineStopped();
      else Atomics.wait(this.#shared, cells.wake, before, longestSleep);
    }
  }

  answer(request: number, value: unknown): void {
    this.#post({ do: 'answer', request, value });
  }

  feed(request: number, bytes: Uint8Array | null): void {
    this.#post({ do: 'feed', request, bytes });
  }

  cancel(request: number): void {
    if (!this.#waiting.delete(request)) return;
    this.#post({ do: 'cancel', request });
  }

  #post(message: ToHost): void {
    this.#port.postMessage(message);
  }
}
