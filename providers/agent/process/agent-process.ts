import { fork } from 'node:child_process';
import type { BackupProgress, RecoverableItem } from '../../contracts/agents.ts';
import type { BlobContainer } from '../../contracts/cloud.ts';
import { LocalFailure } from '../../contracts/failure.ts';
import { processEntry } from '../entry.ts';
import { answerFor } from './container-files.ts';
import type { FromProcess, ToProcess, Work } from './conversation.ts';
import { errorOf } from './trouble.ts';

/**
 * The agent's heap must stay small: nothing else would keep V8 from letting it grow to 150 MB. Buffers, tables and packs lie outside it.
 */
const HEAP = ['--max-semi-space-size=1', '--max-old-space-size=192'];
/** How long a process that was told to stop may take before it is ended, in milliseconds. */
const PATIENCE = 10_000;
const STDERR_KEPT = 2000;

export interface Hearing {
  readonly container?: BlobContainer;
  readonly signal?: AbortSignal;
  progress?(state: BackupProgress): void;
  items?(items: readonly RecoverableItem[]): Promise<void>;
}

/** Runs one work in a process of its own; the passphrase goes there as a message and is in no argument and no variable. */
export function runInProcess(work: Work, hearing: Hearing): Promise<unknown> {
  const { signal } = hearing;
  signal?.throwIfAborted();
  const child = fork(processEntry, [], { execArgv: HEAP, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const say = (message: ToProcess): void => {
    if (child.connected) child.send(message, () => {});
  };
  const refusals = new Map<number, unknown>();
  const stop = new AbortController();
  let stderr = '';
  let impatient: NodeJS.Timeout | undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_KEPT);
  });

  return new Promise<unknown>((settle, fail) => {
    const cancel = () => {
      say({ kind: 'cancel' });
      stop.abort();
      impatient ??= setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    };
    // The outcome waits for the end of the process: then its lock is gone, and so is the process.
    let outcome: (() => void) | undefined;
    const end = () => {
      signal?.removeEventListener('abort', cancel);
      clearTimeout(impatient);
      stop.abort();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    const answer = async (question: number, asks: Extract<FromProcess, { kind: 'question' }>['asks']): Promise<void> => {
      try {
        if (!hearing.container) throw new Error('There is no container.');
        say({ kind: 'reply', question, reply: await answerFor(hearing.container, asks, stop.signal) });
      } catch (error) {
        refusals.set(question, error);
        say({ kind: 'refusal', question });
      }
    };
    child.on('message', (message: FromProcess) => {
      switch (message.kind) {
        case 'ready':
          say({ kind: 'work', work });
          return;
        case 'progress':
          hearing.progress?.(message.state);
          return;
        case 'question':
          void answer(message.question, message.asks);
          return;
        case 'items':
          void Promise.resolve(hearing.items?.(message.items)).then(
            () => say({ kind: 'more' }),
            (error: unknown) => {
              fail(error);
              cancel();
            },
          );
          return;
        case 'result':
          outcome = () => settle(message.result);
          return;
        case 'failure':
          outcome = () => fail(errorOf(message.trouble, (question) => refusals.get(question), signal));
      }
    });
    child.once('error', (error) => {
      end();
      fail(crashed(`it could not be started (${error.message})`, stderr));
    });
    child.once('exit', (code, name) => {
      end();
      if (outcome) outcome();
      else fail(signal?.aborted ? signal.reason : crashed(name ? `signal ${name}` : `exit code ${code}`, stderr));
    });
  });
}

function crashed(how: string, stderr: string): LocalFailure {
  const memory = /heap out of memory|Allocation failed/.test(stderr) ? ' It ran out of memory.' : '';
  const last = stderr
    .trim()
    .split('\n')
    .find((line) => /Error|FATAL/.test(line));
  return new LocalFailure(
    'AgentCrashed',
    'InvalidOperation',
    `The agent's process ended before its work was done: ${how}.${memory}${last ? ` (${last.trim()})` : ''}`,
    {
      target: 'agent',
      advice: 'Nothing that was stored is lost. Run the command again: a backup goes on with what is already there.',
    },
  );
}
