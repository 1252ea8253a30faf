import type { RecoverableItem } from '../contracts/agents.ts';
import type { FromProcess, Question, Reply, ToProcess } from './process/conversation.ts';
import { RemoteTrouble, troubleOf } from './process/trouble.ts';
import { doWork } from './process/work.ts';
import type { StoredFile } from './store/store.ts';

/** Where the agent's own process begins: one work comes over the channel, its progress and its result go back. */
const stop = new AbortController();
const questions = new Map<number, { settle(reply: Reply): void; fail(error: unknown): void }>();
let nextQuestion = 0;
let more: (() => void) | undefined;

const say = (message: FromProcess): Promise<void> =>
  new Promise((sent) => {
    if (!process.connected) sent();
    else process.send?.(message, undefined, {}, () => sent());
  });

function ask(asks: Question): Promise<Reply> {
  const question = nextQuestion++;
  return new Promise((settle, fail) => {
    questions.set(question, { settle, fail });
    void say({ kind: 'question', question, asks });
  });
}

const remote = {
  get: async (name: string, range?: { offset: number; length: number }) =>
    (await ask({ call: 'get', name, range })) as Uint8Array | undefined,
  list: async (folder: (Question & { call: 'list' })['folder']) => ((await ask({ call: 'list', folder })) ?? []) as StoredFile[],
  put: async (name: string, bytes: Uint8Array) => void (await ask({ call: 'put', name, bytes })),
  remove: async (name: string) => void (await ask({ call: 'remove', name })),
};

async function items(list: RecoverableItem[]): Promise<void> {
  const taken = new Promise<void>((go) => (more = go));
  await say({ kind: 'items', items: list });
  await taken;
  stop.signal.throwIfAborted();
}

process.on('message', (message: ToProcess) => {
  switch (message.kind) {
    case 'work':
      void doWork(message.work, { remote, signal: stop.signal, items, progress: (state) => void say({ kind: 'progress', state }) })
        .then(
          (result) => say({ kind: 'result', result }),
          (error: unknown) => say({ kind: 'failure', trouble: troubleOf(error) }),
        )
        .then(() => process.exit(0));
      return;
    case 'cancel':
      stop.abort();
      more?.();
      return;
    case 'reply':
      questions.get(message.question)?.settle(message.reply);
      break;
    case 'refusal':
      questions.get(message.question)?.fail(new RemoteTrouble(message.question));
      break;
    case 'more':
      more?.();
      return;
  }
  questions.delete(message.question);
});

// Whoever started us is gone: end in order, so that no lock stays behind.
process.on('disconnect', () => {
  stop.abort();
  for (const { fail } of questions.values()) fail(new RemoteTrouble(-1));
  setTimeout(() => process.exit(1), 5000).unref();
});
// Ctrl+C in a terminal reaches the whole group; the one who started us decides.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => stop.abort());

void say({ kind: 'ready' });
