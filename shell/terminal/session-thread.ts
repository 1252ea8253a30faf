// entry
import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { cells } from '../module/host-message.ts';
import { PortLink } from '../module/port-link.ts';
import type { Asker } from '../session/console-host.ts';
import { Shell } from '../session/shell.ts';
import type { SessionStart, ToScreen, ToSession } from './prompt-protocol.ts';

/** The engine behind a prompt: it asks the screen's thread for lines and runs them one after the other. */
const { port, link, shared, window, color, noProfile } = workerData as SessionStart & { port: MessagePort; link: MessagePort };

/** Output is handed on in pieces of this many characters, or when the engine comes to rest. */
const gathered = 8192;
let pending = '';

const tell = (message: ToScreen): void => port.postMessage(message);
const flush = (): void => {
  if (pending) tell({ kind: 'output', text: pending });
  pending = '';
};
const output = (text: string): void => {
  pending += text;
  if (pending.length >= gathered) flush();
};

/** Sleeps until the screen says something. */
function next(): ToSession {
  for (;;) {
    const before = Atomics.load(shared, cells.wake);
    const got = receiveMessageOnPort(port) as { message: ToSession } | undefined;
    if (got) return got.message;
    Atomics.wait(shared, cells.wake, before, 1000);
  }
}

function answer(question: ToScreen): string | number | null {
  flush();
  tell(question);
  for (;;) {
    const message = next();
    if (message.kind === 'answer') return message.value;
    if (message.kind === 'end') return null;
  }
}

const asker: Asker = {
  line: (prompt, secret) => answer({ kind: 'question', prompt, secret }) as string | null,
  choose: (caption, message, choices, preset) =>
    answer({ kind: 'choice', caption, message, choices: choices.map(({ label, help }) => ({ label, help })), preset }) as number | null,
  clear: () => (flush(), tell({ kind: 'clear' })),
};

const hostLink = new PortLink(link, shared);
const shell = new Shell({
  console: { output, error: output, flush, progress: (state) => tell({ kind: 'progress', state }) },
  asker,
  color,
  width: () => window[0] || 80,
  height: () => window[1] || 24,
  hostLink: () => hostLink,
  stop: () => Atomics.load(shared, cells.stop) !== 0,
  captured: true,
});
if (!noProfile) shell.runProfile();

/** Answers what is asked about the line being typed, until it is entered; null when the user leaves. */
function readLine(): string | null {
  flush();
  tell({ kind: 'prompt', text: shell.prompt(), continuation: '>> ' });
  for (;;) {
    const message = next();
    if (message.kind === 'line') return message.text;
    if (message.kind === 'end') return null;
    if (message.kind !== 'complete') continue;
    const { start, original, items } = shell.complete(message.text, message.cursor);
    tell({ kind: 'completions', request: message.request, start, original, items });
  }
}

for (let line = readLine(); line !== null; line = readLine()) {
  Atomics.store(shared, cells.stop, 0);
  shell.run(line);
  if (shell.exitCode !== null) break;
}
flush();
tell({ kind: 'exit', code: shell.exitCode ?? 0 });
