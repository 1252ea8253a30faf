import type { ReadStream } from 'node:tty';
import { MessageChannel, SHARE_ENV, Worker } from 'node:worker_threads';
import type { Progress } from '../command/context.ts';
import { selection } from '../editor/edit.ts';
import { highlight } from '../editor/highlight.ts';
import type { Input } from '../editor/key.ts';
import type { Completions, Effect } from '../editor/state.ts';
import { Host } from '../module/host.ts';
import { cells, newCells, type ToEngine, type ToHost } from '../module/host-message.ts';
import { fileOf } from '../module/load.ts';
import { loadWorld } from '../module/load-world.ts';
import { appendHistory, readHistory } from '../session/history-file.ts';
import { Keyboard } from './keyboard.ts';
import { drawLine } from './line-layout.ts';
import { LineSession } from './line-session.ts';
import { menuRows } from './menu-rows.ts';
import { progressRows } from './progress-row.ts';
import type { SessionStart, ToScreen, ToSession } from './prompt-protocol.ts';
import { ScreenStore } from './screen-store.ts';

export interface PromptOptions {
  readonly noProfile: boolean;
  readonly noLogo: boolean;
  readonly version: string;
}

/** Opens the prompt; gives the exit code when the user leaves it. The engine starts at once on its own thread, Ink is loaded beside it. */
export async function runPrompt(options: PromptOptions): Promise<number> {
  process.env.NODE_ENV ??= 'production';
  if (!options.noLogo) process.stdout.write(`OfflineSeed ${options.version}   Get-Help shows what there is, exit leaves.\n`);
  const prompt = new Prompt(options);
  const { mount } = await import('./mount.ts');
  const screen = mount(prompt.store);
  try {
    return await prompt.run(screen.clear);
  } finally {
    screen.unmount();
  }
}

type Mode = 'line' | 'running' | 'question';

class Prompt {
  readonly store = new ScreenStore();
  readonly #shared = newCells();
  readonly #window = new Int32Array(new SharedArrayBuffer(8));
  readonly #color = process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb';
  readonly #keyboard: Keyboard;
  readonly #worker: Worker;
  readonly #session: MessageChannel['port1'];
  readonly #host: Host;
  readonly #history = readHistory();
  #mode: Mode = 'running';
  #line: LineSession;
  #prompt = '';
  #continuation = '';
  #secret = false;
  #held = '';
  #atLineStart = true;
  #progress: Progress[] = [];
  #clear: () => void = () => {};
  #done: (code: number) => void = () => {};
  #asked: { request: number; resolve: (found: Completions | undefined) => void } | undefined;
  #requests = 0;
  #leaving = false;
  #choice: Choice | undefined;
  /** Keys that came while a command ran: they belong to the next line. */
  readonly #ahead: Input[] = [];

  constructor({ noProfile }: PromptOptions) {
    const session = new MessageChannel();
    const link = new MessageChannel();
    this.#session = session.port1;
    this.#resize();
    const start: SessionStart = { shared: this.#shared, window: this.#window, color: this.#color, noProfile };
    this.#worker = new Worker(fileOf('shell/terminal/session-thread'), {
      workerData: { ...start, port: session.port2, link: link.port2 },
      transferList: [session.port2, link.port2],
      env: SHARE_ENV,
      stdin: false,
      // Scripts may recurse some thousand calls deep before PowerShell's own limit ends them.
      resourceLimits: { stackSizeMb: 64 },
    });
    this.#host = new Host({
      shared: this.#shared,
      world: loadWorld,
      ask: async () => null,
      post: (request, message) => {
        link.port1.postMessage({ request, message } satisfies ToEngine);
        this.#wake();
      },
    });
    link.port1.on('message', (message: ToHost) => this.#host.receive(message));
    this.#session.on('message', (message: ToScreen) => this.#told(message));
    this.#line = this.#newLine();
    this.#keyboard = new Keyboard(
      process.stdin as ReadStream,
      (text) => process.stdout.write(text),
      (input) => this.#key(input),
    );
  }

  run(clear: () => void): Promise<number> {
    this.#clear = clear;
    process.stdout.on('resize', () => {
      this.#resize();
      this.#paint();
    });
    this.#keyboard.start();
    this.#worker.on('error', (error) => {
      this.#print(`The session ended: ${error.message}\n`);
      this.#leave(1);
    });
    return new Promise((done) => {
      this.#done = done;
    });
  }

  #resize(): void {
    this.#window[0] = process.stdout.columns || 80;
    this.#window[1] = process.stdout.rows || 24;
  }

  #wake(): void {
    Atomics.add(this.#shared, cells.wake, 1);
    Atomics.notify(this.#shared, cells.wake);
  }

  #tell(message: ToSession): void {
    this.#session.postMessage(message);
    this.#wake();
  }

  #told(message: ToScreen): void {
    switch (message.kind) {
      case 'output':
        this.#print(message.text);
        break;
      case 'progress':
        this.#showProgress(message.state);
        break;
      case 'prompt':
        this.#ready(message.text, message.continuation);
        break;
      case 'completions': {
        const { request, start, original, items } = message;
        if (this.#asked?.request === request) this.#asked.resolve({ start, original, items, chosen: 0, menu: false });
        break;
      }
      case 'question':
        this.#ask(message.prompt, message.secret);
        break;
      case 'choice':
        this.#print(choiceText(message));
        this.#choice = message;
        this.#ask(choiceLine(message), false);
        break;
      case 'clear':
        this.#clear();
        process.stdout.write('\x1b[2J\x1b[H');
        break;
      case 'exit':
        this.#leave(message.code);
        break;
    }
  }

  /** Output flows above the live part: that is cleared first and drawn again below. */
  #print(text: string): void {
    if (!text) return;
    const bars = this.store.get().progress;
    let shown = this.#held + text;
    this.#held = '';
    if (bars.length) {
      // A bar needs a row of its own: an unfinished line waits for its end.
      const end = shown.lastIndexOf('\n') + 1;
      this.#held = shown.slice(end);
      shown = shown.slice(0, end);
      if (!shown) return;
      this.store.change({ progress: [] });
    }
    this.#clear();
    process.stdout.write(shown);
    this.#atLineStart = shown.endsWith('\n');
    if (bars.length) this.store.change({ progress: bars });
  }

  #showProgress(state: Progress): void {
    const id = state.id ?? 0;
    const others = this.#progress.filter((one) => (one.id ?? 0) !== id);
    this.#progress = state.completed
      ? others
      : this.#progress.some((one) => (one.id ?? 0) === id)
        ? this.#progress.map((one) => ((one.id ?? 0) === id ? state : one))
        : [...others, state];
    if (!this.#atLineStart && this.#progress.length) this.#print('\n');
    this.store.change({ progress: progressRows(this.#progress, this.#window[0]!, this.#window[1]!, this.#color) });
  }

  #ready(text: string, continuation: string): void {
    this.#progress = [];
    this.store.change({ progress: [] });
    if (this.#held) this.#print('');
    if (!this.#atLineStart) this.#print('\n');
    const lines = text.split('\n');
    if (lines.length > 1) this.#print(`${lines.slice(0, -1).join('\n')}\n`);
    this.#prompt = lines.at(-1)!;
    this.#continuation = continuation;
    this.#mode = 'line';
    this.#secret = false;
    this.#line = this.#newLine();
    this.#paint();
  }

  #ask(prompt: string, secret: boolean): void {
    this.store.change({ progress: [] });
    const lines = prompt.split('\n');
    if (lines.length > 1) this.#print(`${lines.slice(0, -1).join('\n')}\n`);
    this.#prompt = lines.at(-1)!;
    this.#mode = 'question';
    this.#secret = secret;
    this.#line = this.#newLine();
    this.#paint();
  }

  #newLine(): LineSession {
    return new LineSession(
      {
        history: () => (this.#mode === 'line' ? this.#history : []),
        incomplete: (text) => this.#mode === 'line' && highlight(text).incomplete,
        complete: (text, cursor) => this.#complete(text, cursor),
        paint: () => this.#paint(),
        effect: (effect) => this.#effect(effect),
        copied: '',
      },
      process.env.SEEDSH_EDIT_MODE === 'Emacs' ? 'Emacs' : 'Windows',
    );
  }

  #complete(text: string, cursor: number): Promise<Completions | undefined> {
    if (this.#mode !== 'line') return Promise.resolve(undefined);
    const request = ++this.#requests;
    return new Promise((resolve) => {
      this.#asked = {
        request,
        resolve: (found) => {
          this.#asked = undefined;
          resolve(found);
        },
      };
      this.#tell({ kind: 'complete', request, text, cursor });
    });
  }

  #key(input: Input): void {
    if (this.#mode === 'running') {
      if (input.kind === 'key' && input.key.ctrl && input.key.name === 'c') this.#stop();
      else this.#ahead.push(input);
      return;
    }
    this.#line.take(input);
  }

  #stop(): void {
    Atomics.store(this.#shared, cells.stop, 1);
    this.#wake();
  }

  #effect(effect: Effect): void {
    switch (effect.do) {
      case 'accept':
        this.#accept(effect.text);
        break;
      case 'cancel':
        this.#finish('^C');
        if (this.#mode === 'question') {
          this.#stop();
          this.#mode = 'running';
          this.#choice = undefined;
          this.#tell({ kind: 'answer', value: null });
        } else this.#ready(this.#prompt, this.#continuation);
        break;
      case 'exit':
        this.#finish('');
        this.#mode = 'running';
        this.#tell({ kind: 'end' });
        break;
      case 'ding':
        process.stdout.write('\x07');
        break;
      case 'clear-screen':
        this.#clear();
        process.stdout.write('\x1b[2J\x1b[H');
        break;
    }
  }

  #accept(text: string): void {
    this.#finish('');
    const question = this.#mode === 'question';
    this.#mode = 'running';
    if (question) {
      this.#answer(text);
      return;
    }
    if (text.trim() && this.#history.at(-1) !== text) {
      this.#history.push(text);
      appendHistory(text);
    }
    this.#tell({ kind: 'line', text });
  }

  /** A choice is answered by hot key or label, any case; anything else asks again, `?` explains first. */
  #answer(text: string): void {
    const choice = this.#choice;
    if (!choice) {
      this.#tell({ kind: 'answer', value: text });
      return;
    }
    const given = text.trim().toLowerCase();
    const chosen =
      given === ''
        ? choice.preset
        : choice.choices.findIndex(({ label }) => hotKey(label).toLowerCase() === given || plain(label).toLowerCase() === given);
    if (chosen < 0) {
      if (given === '?') this.#print(choice.choices.map(({ label, help }) => `${hotKey(label) || plain(label)} - ${help}\n`).join(''));
      this.#ask(choiceLine(choice), false);
      return;
    }
    this.#choice = undefined;
    this.#tell({ kind: 'answer', value: chosen });
  }

  /** Leaves the line as it stands on the screen and goes below it. */
  #finish(mark: string): void {
    const { rows } = this.#drawn(false);
    this.store.change({ line: undefined, below: [] });
    this.#clear();
    process.stdout.write(`${rows.join('\n')}${mark && this.#color ? `\x1b[91m${mark}\x1b[0m` : mark}\n`);
    this.#atLineStart = true;
  }

  #drawn(live: boolean): ReturnType<typeof drawLine> {
    const { state } = this.#line;
    const text = this.#secret ? '*'.repeat([...state.text].length) : state.text;
    const colors = this.#mode === 'line' && this.#color && !this.#secret ? highlight(text).spans : [];
    return drawLine(
      {
        prompt: this.#prompt,
        continuation: this.#continuation,
        text,
        cursor: this.#secret ? Math.min(state.cursor, text.length) : state.cursor,
        spans: colors,
        selection: live ? selection(state) : undefined,
        suggestion: live && this.#mode === 'line' ? this.#line.suggestion : '',
        colors: this.#color,
      },
      this.#window[0]!,
    );
  }

  #paint(): void {
    if (this.#mode === 'running') return;
    const { state } = this.#line;
    const below = [
      ...menuRows(state, this.#window[0]!, Math.max(3, this.#window[1]! - 6), this.#color),
      ...(state.status ? [state.status] : []),
    ];
    this.store.change({ line: this.#drawn(true), below, progress: [] });
    for (let next = this.#ahead.shift(); next; next = this.#ahead.shift()) this.#key(next);
  }

  #leave(code: number): void {
    if (this.#leaving) return;
    this.#leaving = true;
    this.store.change({ line: undefined, below: [], progress: [] });
    this.#keyboard.stop();
    this.#host.close();
    void this.#worker.terminate().then(() => this.#done(code));
  }
}

type Choice = Extract<ToScreen, { kind: 'choice' }>;
const plain = (label: string): string => label.replace('&', '');
const hotKey = (label: string): string => /&(.)/.exec(label)?.[1] ?? '';
const choiceText = ({ caption, message }: Choice): string => `${caption ? `\n${caption}\n` : ''}${message ? `${message}\n` : ''}`;

function choiceLine({ choices, preset }: Choice): string {
  const labels = choices.map(({ label }) => `[${hotKey(label)}] ${plain(label)}`).join('  ');
  const usual = choices[preset];
  return `${labels}  [?] Help${usual ? ` (default is "${hotKey(usual.label) || plain(usual.label)}")` : ''}: `;
}
