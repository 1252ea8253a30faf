import type { ReadStream } from 'node:tty';
import { Decoder } from '../editor/decode.ts';
import type { Input } from '../editor/key.ts';

/** How long a lone ESC waits for the rest of a sequence: longer than a terminal takes to send it, shorter than a person notices. */
const escapeTimeout = 30;

const pasteOn = '\x1b[?2004h';
const pasteOff = '\x1b[?2004l';
/** xterm's modifyOtherKeys: Shift+Enter, Ctrl+Enter and their like can be told apart; terminals that do not know it ignore it. */
const keysOn = '\x1b[>4;2m';
const keysOff = '\x1b[>4;0m';

/**
 * The only reader of the terminal. While it is stopped nothing is read, so a program that inherits the terminal gets every key;
 * keys typed ahead wait in the terminal and arrive when it starts again.
 */
export class Keyboard {
  readonly #stdin: ReadStream;
  readonly #write: (text: string) => void;
  readonly #onInput: (input: Input) => void;
  #decoder = new Decoder();
  #timer: NodeJS.Timeout | undefined;
  #running = false;

  constructor(stdin: ReadStream, write: (text: string) => void, onInput: (input: Input) => void) {
    this.#stdin = stdin;
    this.#write = write;
    this.#onInput = onInput;
    stdin.setEncoding('utf8');
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#stdin.setRawMode(true);
    this.#write(pasteOn + keysOn);
    this.#stdin.on('data', this.#take);
    this.#stdin.resume();
  }

  stop(): void {
    if (!this.#running) return;
    this.#running = false;
    clearTimeout(this.#timer);
    this.#stdin.off('data', this.#take);
    this.#stdin.pause();
    this.#write(keysOff + pasteOff);
    this.#stdin.setRawMode(false);
  }

  readonly #take = (data: string | Buffer): void => {
    clearTimeout(this.#timer);
    for (const input of this.#decoder.push(String(data))) this.#onInput(input);
    if (this.#decoder.waiting) this.#timer = setTimeout(() => this.#decoder.flush().forEach(this.#onInput), escapeTimeout);
  };
}
