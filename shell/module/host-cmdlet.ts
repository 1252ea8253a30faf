import { resolve } from 'node:path';
import type { Failure, HostContext } from '../command/context.ts';
import type { RunCmdlet } from '../engine/host-link.ts';
import { arrived, departing } from './crossing.ts';
import { failureMessage, type Running } from './host.ts';
import { loadCmdlet, runsOnHost } from './load.ts';
import { theManifest } from './manifest.ts';

const weight = { None: 4, Low: 1, Medium: 2, High: 3 } as const;

/** Runs `process` of a cmdlet of the road and posts what it yields. */
export async function runCmdlet(
  request: RunCmdlet,
  running: Running,
  loadWorld: (warn: (text: string) => void) => Promise<unknown>,
): Promise<void> {
  const file = theManifest.CmdletsToExport[request.name];
  const cmdlet = file === undefined ? undefined : loadCmdlet(file);
  if (!cmdlet || !runsOnHost(cmdlet)) throw new Error(`${request.name} is not a cmdlet of the host`);
  const warn = (text: string): void => running.post({ kind: 'warning', text });
  const world = await loadWorld(warn);
  const asks = cmdlet.impact !== undefined && weight[cmdlet.impact] >= weight[request.confirm];
  const context: HostContext<unknown> = {
    world,
    signal: running.signal,
    folder: request.folder,
    resolve: (path) => resolve(request.folder, path),
    warn,
    verbose: (text) => request.wants.verbose && running.post({ kind: 'verbose', text }),
    debug: (text) => request.wants.debug && running.post({ kind: 'debug', text }),
    information: (text) => running.post({ kind: 'information', text }),
    progress: (state) => running.post({ kind: 'progress', state }),
    error: (failure: Failure) => running.post({ kind: 'error', failure: failureMessage(failure) }),
    shouldProcess: async (target, action) => {
      if (!asks && !request.whatIf && !request.wants.verbose) return true;
      return (await running.question({ kind: 'shouldProcess', target, action: action ?? null })) === true;
    },
    shouldContinue: async (query, caption) => (await running.question({ kind: 'shouldContinue', query, caption })) === true,
    bound: new Set(request.bound),
    parameterSet: request.parameterSet,
  };
  const given = arrived(request.args) as Parameters<typeof cmdlet.process>[0];
  const output = cmdlet.process(given, context);
  if (Symbol.asyncIterator in output) {
    for await (const record of output) {
      running.post({ kind: 'record', value: departing(record) });
      await running.room();
      if (running.signal.aborted) return;
    }
  } else {
    const record = await output;
    if (record !== undefined) running.post({ kind: 'record', value: departing(record) });
  }
  running.post({ kind: 'done' });
}
