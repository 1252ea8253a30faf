import type { Progress } from '../../command/context.ts';
import { toText } from '../../objects/convert.ts';
import type { ErrorRecord } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { readPath } from '../scope/assign-path.ts';
import type { Frame } from '../scope/frame.ts';
import type { InvocationInfo } from '../values/invocation-info.ts';
import { DebugRecord, InformationRecord, VerboseRecord, WarningRecord } from '../values/stream-records.ts';
import type { CommonArguments } from './common-arguments.ts';
import { asksToContinue, mayContinue } from './confirmation.ts';

/** What a command that runs may do to the streams, under the preferences that hold for it: its own common parameters, else the variables. */
export class CommandRuntime {
  readonly frame: Frame;
  readonly invocation: InvocationInfo;
  /** Name as error records show it: Get-Item. */
  readonly commandName: string;
  readonly impact: string;
  readonly #common: CommonArguments;
  /** Answer to a confirmation that holds for the rest of this call. */
  #toAll: 'yes' | 'no' | null = null;

  constructor(frame: Frame, invocation: InvocationInfo, commandName: string, common: CommonArguments, impact = 'Medium') {
    this.frame = frame;
    this.invocation = invocation;
    this.commandName = commandName;
    this.#common = common;
    this.impact = impact;
  }

  preference(name: string, own: string | undefined): string {
    return own ?? toText(readPath(this.frame, name) ?? '');
  }

  get errorAction(): string {
    return this.preference('ErrorActionPreference', this.#common.errorAction);
  }

  /** True when verbose text would be shown. */
  get verbose(): boolean {
    const { verbose } = this.#common;
    return shows(verbose === undefined ? this.preference('VerbosePreference', undefined) : verbose ? 'Continue' : 'SilentlyContinue');
  }
  get debug(): boolean {
    const { debug } = this.#common;
    return shows(debug === undefined ? this.preference('DebugPreference', undefined) : debug ? 'Continue' : 'SilentlyContinue');
  }

  error(record: ErrorRecord): void {
    if (record.invocation === null) record.invocation = this.invocation;
    this.frame.engine.errors.write(record, this.frame, this.errorAction);
  }

  warn(text: string): void {
    const action = this.preference('WarningPreference', this.#common.warningAction);
    if (action === 'Ignore') return;
    const { engine } = this.frame;
    const record = new WarningRecord(text);
    record.invocation = this.invocation;
    for (const collector of engine.collectors) collector.warnings?.items.push(record);
    if (action === 'SilentlyContinue') return;
    engine.streams.warning.write(record);
    if (action === 'Stop') engine.errors.stopFor('WarningPreference', text, this);
    if (action === 'Inquire') mayContinue(engine, text, this);
  }

  verboseText(text: string): void {
    if (!this.verbose) return;
    const { engine } = this.frame;
    const record = new VerboseRecord(text);
    record.invocation = this.invocation;
    engine.streams.verbose.write(record);
    const action = this.#common.verbose === undefined ? this.preference('VerbosePreference', undefined) : 'Continue';
    if (action === 'Stop') engine.errors.stopFor('VerbosePreference', text, this);
    if (action === 'Inquire') mayContinue(engine, text, this);
  }

  debugText(text: string): void {
    if (!this.debug) return;
    const { engine } = this.frame;
    const record = new DebugRecord(text);
    record.invocation = this.invocation;
    engine.streams.debug.write(record);
    const action = this.#common.debug === undefined ? this.preference('DebugPreference', undefined) : 'Continue';
    if (action === 'Stop') engine.errors.stopFor('DebugPreference', text, this);
    if (action === 'Inquire') mayContinue(engine, text, this);
  }

  information(data: Value, tags: readonly string[] = []): void {
    const { engine } = this.frame;
    const record = data instanceof InformationRecord ? data : new InformationRecord(data, engine.scriptOf(this.frame), tags);
    const action = this.preference('InformationPreference', this.#common.informationAction);
    for (const collector of engine.collectors) collector.informations?.items.push(record);
    const forHost = record.tags.includes('PSHOST');
    if (action === 'Ignore' && !forHost) return;
    if (action === 'Ignore' && this.#common.informationAction) return;
    if (!engine.streams.redirected.has('information') && !forHost && !shows(action)) return;
    if (forHost && this.#common.informationAction && !shows(action) && !engine.streams.redirected.has('information')) return;
    engine.streams.information.write(record);
    if (action === 'Stop' && !forHost) engine.errors.stopFor('InformationPreference', toText(data), this);
  }

  progress(state: Progress): void {
    const action = this.preference('ProgressPreference', this.#common.progressAction);
    if (shows(action)) this.frame.engine.sinks.progress(state);
  }

  // ---- changes that the user may refuse

  get whatIf(): boolean {
    return this.#common.whatIf ?? this.frame.engine.truth(readPath(this.frame, 'WhatIfPreference') ?? false);
  }

  /** The impact from which on the user is asked; null: never. */
  get confirmFrom(): string {
    const { confirm } = this.#common;
    if (confirm !== undefined) return confirm ? 'Low' : 'None';
    return toText(readPath(this.frame, 'ConfirmPreference') ?? 'High');
  }

  shouldProcess(target: string, action?: string): boolean {
    return this.shouldProcessText(`Performing the operation "${action ?? this.commandName}" on target "${target}".`);
  }

  /** The form with a text of its own: description for -WhatIf and -Verbose, question and caption for -Confirm. */
  shouldProcessText(description: string, question = description, caption = 'Confirm'): boolean {
    const { engine } = this.frame;
    if (this.whatIf) {
      engine.host.write(`What if: ${description}\n`);
      return false;
    }
    if (this.#toAll) return this.#toAll === 'yes';
    if (asks(this.impact, this.confirmFrom)) {
      const answer = asksToContinue(
        engine,
        caption === 'Confirm' ? `Are you sure you want to perform this action?\n${question}` : question,
        caption,
      );
      if (answer === 'yesToAll' || answer === 'noToAll') this.#toAll = answer === 'yesToAll' ? 'yes' : 'no';
      return answer === 'yes' || answer === 'yesToAll';
    }
    if (this.verbose) this.verboseText(description);
    return true;
  }
}

const shows = (action: string): boolean => action === 'Continue' || action === 'Stop' || action === 'Inquire' || action === 'Break';

const impacts = ['None', 'Low', 'Medium', 'High'];

/** Asks where the impact is at least what the preference names; None on either side never asks. */
function asks(impact: string, from: string): boolean {
  if (impact === 'None' || from === 'None') return false;
  return impacts.indexOf(impact) >= impacts.indexOf(from);
}
