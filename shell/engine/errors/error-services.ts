import { toText } from '../../objects/convert.ts';
import type { ErrorRecord } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { CommandRuntime } from '../call/command-runtime.ts';
import type { Engine } from '../engine.ts';
import { readPath } from '../scope/assign-path.ts';
import type { Frame } from '../scope/frame.ts';
import { passesHandlers } from '../signal.ts';
import { arrayList } from '../values/array-list.ts';
import { locate, stackTrace } from './locate.ts';
import { asRaised, errorRecord, Thrown } from './raised.ts';

const kept = 256;

/** `$Error` and the error stream. */
export class Errors {
  /** Newest first. */
  readonly list = arrayList();
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Puts a record into $Error; one that is there already stays where it is. */
  remember(record: ErrorRecord): void {
    const { items } = this.list;
    if (items[0] === record || items.includes(record)) return;
    if (items.some((each) => (each as Partial<ErrorRecord>).exception === record.exception)) return;
    items.unshift(record);
    if (items.length > kept) items.length = kept;
  }

  /** Remembers a record and sends it down the error stream. */
  show(record: ErrorRecord): void {
    this.remember(record);
    for (const collector of this.#engine.collectors) collector.errors?.items.push(record);
    this.#engine.streams.error.write(record);
  }

  /** A non-terminating error, under an action preference. */
  write(record: ErrorRecord, frame: Frame, action: string): void {
    if (record.scriptStackTrace === '') record.scriptStackTrace = stackTrace(frame);
    switch (action) {
      case 'Ignore':
        return;
      case 'SilentlyContinue':
        this.remember(record);
        for (const collector of this.#engine.collectors) collector.errors?.items.push(record);
        return;
      case 'Stop':
        for (const collector of this.#engine.collectors) collector.errors?.items.push(stopRecord(record));
        throw new Thrown(record, false);
      case 'Inquire': {
        const chosen = this.#engine.host.choose(
          'Confirm',
          record.details ?? record.exception.message,
          [
            { label: '&Yes', help: 'Continue with only the next step of the operation.' },
            { label: 'Yes to &All', help: 'Continue with all the steps of the operation.' },
            { label: '&Halt Command', help: 'Stop this command.' },
            { label: '&Suspend', help: 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.' },
          ],
          0,
        );
        if (chosen >= 2) throw new Thrown(record, false);
        break;
      }
    }
    this.show(record);
  }

  /** The same, in the name of a function: the preference is that of its scope. */
  writeFrom(frame: Frame, record: ErrorRecord, command: Value): void {
    const name = (command as { name?: string } | null)?.name ?? '';
    if (name && !record.id.endsWith(`,${name}`)) record.id = `${record.id},${name}`;
    if (record.activity === undefined && name) record.activity = name;
    if (record.invocation === null) locate(record, frame.call?.from ?? frame, frame.call?.at ?? frame.at);
    this.write(record, frame, toText(readPath(frame, 'ErrorActionPreference') ?? 'Continue'));
  }

  /** Shows what a `clean` block threw. */
  reportThrown(thrown: unknown, frame: Frame): void {
    if (passesHandlers(thrown)) return;
    const raised = asRaised(thrown);
    locate(raised.record, frame, frame.at);
    this.show(raised.record);
  }

  /** A preference of Stop for another stream than errors. */
  stopFor(preference: string, text: string, runtime: CommandRuntime): never {
    const record = errorRecord(
      'ActionPreferenceStopException',
      'ActionPreferenceStop',
      'OperationStopped',
      `The running command stopped because the preference variable "${preference}" or common parameter is set to Stop: ${text}`,
    );
    record.invocation = runtime.invocation;
    throw new Thrown(record, false);
  }
}

/** What -ErrorVariable holds of an error that -ErrorAction Stop made terminating. */
function stopRecord(record: ErrorRecord): Value {
  const stopped = errorRecord(
    'ActionPreferenceStopException',
    'ActionPreferenceStop',
    'OperationStopped',
    `The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: ${record.exception.message}`,
  ).exception;
  stopped.data.set('ErrorRecord', record);
  return stopped;
}
