import type { ProcessStart } from '../../providers/contracts/processes.ts';
import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { credential, flag, oneOf, table, text, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { providerPath, unescapedPlace } from '../../shell/drives/path.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { Raised, raise } from '../../shell/objects/error.ts';
import { construct, getProperty, invokeMethod, invokeStatic, setProperty } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import { toText } from '../../shell/objects/text.ts';

export default coreCmdlet({
  verb: 'Start',
  noun: 'Process',
  synopsis: 'Starts a program beside the shell.',
  aliases: ['saps', 'start'],
  output: ['System.Diagnostics.Process'],
  impact: 'Medium',
  defaultSet: 'Default',
  parameters: {
    FilePath: text({ position: 0, mandatory: true, notEmpty: true, aliases: ['PSPath', 'Path'], completes: 'path', help: 'The program.' }),
    ArgumentList: texts({ position: 1, aliases: ['Args'], help: 'Its arguments; those with blanks need quotes of their own.' }),
    Credential: credential({ aliases: ['RunAs'], hidden: true, help: 'Who runs it (Windows only).' }),
    WorkingDirectory: text({ notEmpty: true, completes: 'path', help: 'Where it starts.' }),
    NoNewWindow: flag({ sets: ['Default'], aliases: ['nnw'], help: 'Stays in this window, as it always does outside Windows.' }),
    PassThru: flag({ help: 'Gives the process.' }),
    RedirectStandardError: text({ sets: ['Default'], aliases: ['RSE'], notEmpty: true, completes: 'path', help: 'File for its messages.' }),
    RedirectStandardInput: text({ sets: ['Default'], aliases: ['RSI'], notEmpty: true, completes: 'path', help: 'File that it reads.' }),
    RedirectStandardOutput: text({ sets: ['Default'], aliases: ['RSO'], notEmpty: true, completes: 'path', help: 'File for its output.' }),
    WindowStyle: oneOf(['Normal', 'Hidden', 'Minimized', 'Maximized'], {
      sets: ['Default'],
      hidden: true,
      help: 'How its window opens (Windows only).',
    }),
    Verb: text({ sets: { UseShellExecute: { mandatory: true } }, hidden: true, help: 'What is done with a document (Windows only).' }),
    Wait: flag({ help: 'Waits until it has ended.' }),
    UseNewEnvironment: flag({ sets: ['Default'], help: 'Gives it only the variables of the system.' }),
    Environment: table({ help: 'Variables of its environment; $null takes one away.' }),
  },
  examples: [
    { says: 'Runs a program and shows how it ended.', run: '(Start-Process sh "-c", \'"exit 3"\' -Wait -PassThru).ExitCode', shows: '3' },
  ],
  stage: (given, context) => ({
    process() {
      for (const name of ['Credential', 'WindowStyle', 'Verb'] as const)
        if (process.platform !== 'win32' && context.isBound(name))
          raise(
            'System.NotSupportedException',
            'NotSupported',
            'NotImplemented',
            `The parameter '-${name}' is not supported for the cmdlet 'Start-Process' on this edition of PowerShell.`,
          );
      const file = programOf(given.FilePath, context);
      const words = (given.ArgumentList ?? []).join(' ');
      if (!context.shouldProcess(`${file} ${words}`, 'Start-Process')) return;
      const type = requireType('System.Diagnostics.ProcessStartInfo');
      const info = construct(type, [file, words]) as ProcessStart;
      const path = (given_: string): string => providerPath(unescapedPlace(given_, drivesOf(context.session)));
      setProperty(
        info,
        'WorkingDirectory',
        given.WorkingDirectory === undefined ? context.session.drives.folder : path(given.WorkingDirectory),
      );
      if (given.RedirectStandardInput) info.inputFile = path(given.RedirectStandardInput);
      if (given.RedirectStandardOutput) info.outputFile = path(given.RedirectStandardOutput);
      if (given.RedirectStandardError) info.errorFile = path(given.RedirectStandardError);
      info.environment = environment(given.Environment, given.UseNewEnvironment);
      const started = begin(info);
      while (given.Wait && invokeMethod(started, 'WaitForExit', [50]) !== true) context.checkStop();
      if (given.PassThru) context.write(started);
    },
  }),
});

/** A name is looked up as the shell itself looks up programs; what it does not find is left to the system. */
function programOf(name: string, context: EngineContext): string {
  const found = context.session.commands.find(name, ['Application', 'ExternalScript']);
  return found ? toText(getProperty(found.info, 'Path')) : name;
}

function environment(changes: unknown, fresh: boolean): Record<string, string> | undefined {
  if (!(changes instanceof Dictionary) && !fresh) return undefined;
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined && (!fresh || /^(PATH|HOME|USER|LANG|TERM|TMPDIR|SystemRoot)$/i.test(name))) all[name] = value;
  if (changes instanceof Dictionary)
    for (const { key, value } of changes.entries()) {
      if (value === null) delete all[toText(key)];
      else all[toText(key)] = toText(value);
    }
  return all;
}

function begin(info: ProcessStart): unknown {
  try {
    return invokeStatic(requireType('System.Diagnostics.Process'), 'Start', [info]);
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    const inner = thrown.record.exception.inner ?? thrown.record.exception;
    return raise(
      'System.InvalidOperationException',
      'InvalidOperationException',
      'InvalidOperation',
      `This command cannot be run due to the error: ${inner.message}`,
    );
  }
}
