import type { Engine } from '../engine.ts';
import { errorRecord, Thrown } from '../errors/raised.ts';
import type { CommandRuntime } from './command-runtime.ts';

const yes = { label: '&Yes', help: 'Continue with only the next step of the operation.' };
const yesToAll = { label: 'Yes to &All', help: 'Continue with all the steps of the operation.' };
const no = { label: '&No', help: 'Skip this operation and proceed with the next operation.' };
const noToAll = { label: 'No to A&ll', help: 'Skip this operation and all subsequent operations.' };
const halt = { label: '&Halt Command', help: 'Stop this command.' };
const suspend = {
  label: '&Suspend',
  help: 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.',
};

export type Answer = 'yes' | 'yesToAll' | 'no' | 'noToAll';

/** The question of ShouldProcess. */
export function asksToContinue(engine: Engine, message: string, caption: string): Answer {
  const answers: readonly Answer[] = ['yes', 'yesToAll', 'no', 'noToAll', 'no'];
  return answers[engine.host.choose(caption, message, [yes, yesToAll, no, noToAll, suspend], 0)] ?? 'no';
}

/** The question of ShouldContinue: asked whatever the preferences say. */
export function shouldContinue(engine: Engine, query: string, caption: string, all = false): Answer {
  if (all) return asksToContinue(engine, query, caption);
  return engine.host.choose(caption, query, [yes, no, suspend], 0) === 0 ? 'yes' : 'no';
}

/** An action preference of Inquire: goes on, or ends the pipeline. */
export function mayContinue(engine: Engine, text: string, runtime: CommandRuntime): void {
  const chosen = engine.host.choose('Confirm', `${text}\nContinue with this operation?`, [yes, yesToAll, halt, suspend], 0);
  if (chosen >= 2)
    throw new Thrown(
      errorRecord(
        'ActionPreferenceStopException',
        'ActionPreferenceStop',
        'OperationStopped',
        `The running command stopped because the user selected the Stop option.`,
        runtime.commandName,
      ),
      false,
    );
}
