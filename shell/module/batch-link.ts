import { MessageChannel, SHARE_ENV, Worker } from 'node:worker_threads';
import type { HostLink } from '../engine/host-link.ts';
import { newCells } from './host-message.ts';
import { fileOf } from './load.ts';
import { PortLink } from './port-link.ts';

export interface BatchHost {
  readonly link: HostLink;
  /** Stops the worker when there is one. */
  close(): void;
}

/** A host in a worker of its own: it costs a start of some 40 ms, so it is made when something is first asked of it. */
export function startBatchHost(): BatchHost {
  const shared = newCells();
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(fileOf('shell/module/host-worker'), {
    workerData: { port: port2, shared },
    transferList: [port2],
    // $env: in the engine is the environment of programs and cmdlets alike.
    env: SHARE_ENV,
    stdin: false,
  });
  worker.unref();
  port1.unref();
  return { link: new PortLink(port1, shared), close: () => void worker.terminate() };
}
