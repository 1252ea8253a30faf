import type { Stage as CmdletParts, HostCmdlet } from '../../command/cmdlet.ts';
import { CustomObject } from '../../objects/custom-object.ts';
import { ErrorRecord, NetException, Raised } from '../../objects/error.ts';
import { fromPlain, toPlain } from '../../objects/plain.ts';
import type { FailureMessage } from '../host-link.ts';
import type { CmdletStage } from './cmdlet-stage.ts';

/** A cmdlet of the road: each `process` is a request to the host, which the engine waits for. */
export function hostParts(stage: CmdletStage, cmdlet: HostCmdlet): CmdletParts {
  const { gathers } = cmdlet;
  const gathered: unknown[] = [];
  return {
    process(input) {
      if (gathers === undefined) return run(stage, cmdlet);
      if (input !== undefined) gathered.push(...collection(stage.given[gathers]));
    },
    end() {
      if (gathers === undefined) return;
      if (gathered.length > 0) stage.given[gathers] = gathered;
      run(stage, cmdlet);
    },
  };
}

const collection = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

function run(stage: CmdletStage, cmdlet: HostCmdlet): void {
  const { engine } = stage.call.from;
  const { runtime } = stage;
  const link = engine.hostLink();
  const args: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(stage.given)) if (value !== undefined && value !== null) args[name] = toPlain(value);
  const request = link.send({
    kind: 'cmdlet',
    name: stage.call.command.name,
    args,
    bound: stage.boundNames,
    parameterSet: stage.binder.parameterSet,
    folder: engine.folder(),
    whatIf: runtime.whatIf,
    confirm: runtime.confirmFrom as 'High',
    wants: { verbose: runtime.verbose, debug: runtime.debug },
  });
  let finished = false;
  const [type] = cmdlet.output;
  try {
    for (;;) {
      const message = link.receive(request);
      switch (message.kind) {
        case 'record':
          stage.sink.write(typed(fromPlain(message.value), type));
          break;
        case 'warning':
          runtime.warn(message.text);
          break;
        case 'verbose':
          runtime.verboseText(message.text);
          break;
        case 'debug':
          runtime.debugText(message.text);
          break;
        case 'information':
          runtime.information(message.text);
          break;
        case 'progress':
          runtime.progress(message.state);
          break;
        case 'error':
          stage.context.error(recordOf(message.failure));
          break;
        case 'shouldProcess':
          link.answer(request, runtime.shouldProcess(message.target, message.action ?? undefined));
          break;
        case 'shouldContinue':
          link.answer(request, stage.context.shouldContinue(message.query, message.caption));
          break;
        case 'failed':
          finished = true;
          throw new Raised(recordOf(message.failure));
        case 'done':
          finished = true;
          return;
      }
    }
  } finally {
    if (!finished) link.cancel(request);
  }
}

/** Stamps a record with the type that the cmdlet declares, unless it brought one. */
function typed(value: unknown, type: string | undefined): unknown {
  if (value instanceof CustomObject && type !== undefined && value.typeNames === undefined) value.typeNames = [type];
  return value;
}

function recordOf(failure: FailureMessage): ErrorRecord {
  const exception = new NetException(failure.type ?? 'System.Exception', failure.message);
  return new ErrorRecord(exception, failure.id, failure.category, fromPlain(failure.target), failure.advice ?? undefined);
}
