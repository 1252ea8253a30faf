import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isatty } from 'node:tty';
import { Script } from 'node:vm';
import { type BatchHost, startBatchHost } from './module/batch-link.ts';
import { decodeScript } from './session/decode-script.ts';
import { Shell } from './session/shell.ts';
import { terminalAsker } from './session/terminal-asker.ts';
import { ClosedPipe, Writer } from './session/writer.ts';

/** What a run without a prompt was asked for. */
export interface BatchOptions {
  readonly mode: 'file' | 'command' | 'lines';
  readonly subject: string;
  readonly words: readonly string[];
  readonly nonInteractive: boolean;
}

const interrupted = 130;

/** Runs a script, a command text or the lines of standard input; gives the exit code of the process. */
export function runBatch(options: BatchOptions): number {
  const out = new Writer(1);
  const err = new Writer(2);
  let host: BatchHost | undefined;
  const atTerminal = isatty(0);
  const shell = new Shell({
    console: {
      output: (text) => out.write(text),
      error: (text) => {
        out.flush();
        err.write(text);
        err.flush();
      },
      flush: () => out.flush(),
      // A pipe or a file never gets a bar; the last lines of a terminal are left to what the script prints.
      progress: () => {},
    },
    asker: atTerminal && !options.nonInteractive ? terminalAsker(() => out.flush()) : undefined,
    color: isatty(1) && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb',
    width: () => (isatty(1) ? process.stdout.columns || 80 : 80),
    height: () => (isatty(1) ? process.stdout.rows || 24 : Number.POSITIVE_INFINITY),
    hostLink: () => (host ??= startBatchHost()).link,
  });
  try {
    return guarded(shell, () => runMode(shell, options, atTerminal));
  } catch (thrown) {
    if (thrown instanceof ClosedPipe) return 0;
    throw thrown;
  } finally {
    try {
      out.flush();
      err.flush();
    } catch {
      // The reader of a closed pipe wants nothing more.
    }
    host?.close();
  }
}

/** Ctrl+C ends the run wherever it is: `vm` stops the machine without JavaScript's `finally`, so what is owed is run here. */
function guarded(shell: Shell, run: () => number): number {
  const key = '__seedshRun';
  const scope = globalThis as Record<string, unknown>;
  scope[key] = run;
  try {
    return new Script(`${key}()`).runInThisContext({ breakOnSigint: true }) as number;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
    shell.session.unwind();
    return interrupted;
  } finally {
    delete scope[key];
  }
}

function runMode(shell: Shell, { mode, subject, words }: BatchOptions, atTerminal: boolean): number {
  if (mode === 'lines') return runLines(shell, atTerminal);
  if (mode === 'file') {
    const file = resolve(subject);
    const { exit, failure } = shell.run(decodeScript(readFileSync(file)), file, words);
    return exit !== null ? exit & 0xff : failure ? 1 : 0;
  }
  const { exit, failure, success } = shell.run(subject, undefined, words);
  return exit !== null ? exit & 0xff : failure || !success ? 1 : 0;
}

/** `-Command -`: each complete text of standard input is run; what is incomplete goes on until an empty line. */
function runLines(shell: Shell, _atTerminal: boolean): number {
  let pending = '';
  let success = true;
  for (const line of readFileSync(0, 'utf8').split(/\r?\n/)) {
    if (pending && line !== '') {
      pending += `\n${line}`;
      continue;
    }
    const text = pending || line;
    if (!pending && shell.incomplete(text)) {
      pending = text;
      continue;
    }
    pending = '';
    if (!text.trim()) continue;
    const result = shell.run(text);
    if (result.exit !== null) return result.exit & 0xff;
    success = result.success;
  }
  return success ? 0 : 1;
}
