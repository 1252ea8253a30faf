import type { MessagePort } from 'node:worker_threads';
import { workerData } from 'node:worker_threads';
import { Host } from './host.ts';
import { cells, type ToEngine, type ToHost } from './host-message.ts';
import { loadWorld } from './load-world.ts';

/** The host of a batch run: a worker beside the engine, started by its first request. */
const { port, shared } = workerData as { port: MessagePort; shared: Int32Array<SharedArrayBuffer> };

const host = new Host({
  shared,
  world: loadWorld,
  // Batch engines put their questions themselves, on their own thread (shell/module/batch-link.ts).
  ask: async () => null,
  post: (request, message) => {
    port.postMessage({ request, message } satisfies ToEngine);
    Atomics.add(shared, cells.wake, 1);
    Atomics.notify(shared, cells.wake);
  },
});

port.on('message', (message: ToHost) => host.receive(message));
