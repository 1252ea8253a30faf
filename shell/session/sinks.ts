import type { Progress } from '../command/context.ts';
import { HostInformationMessage } from '../command/host-information.ts';
import { Output } from '../engine/output.ts';
import type { Sinks } from '../engine/streams/streams.ts';
import { consoleSink } from '../formatting/console-sink.ts';
import { createFormatter, type Formatter } from '../formatting/formatter.ts';
import type { Formatting } from '../formatting/formatting.ts';
import { type MessageStream, messageText } from '../formatting/stream-text.ts';
import { consoleColor, sequences } from '../formatting/style.ts';
import { getProperty } from '../objects/members.ts';
import { toText } from '../objects/text.ts';
import type { Value } from '../objects/value.ts';

/** The screen that a session writes to: a console, or the window of a prompt. */
export interface Console {
  output(text: string): void;
  error(text: string): void;
  /** Puts everything written so far where it belongs. */
  flush(): void;
  progress(state: Progress): void;
}

/** Text of Write-Host, in its colours where the console has any. */
export function hostText(text: string, foreground: string | undefined, background: string | undefined, color: boolean): string {
  if (!color || (!foreground && !background)) return text;
  return `${foreground ? consoleColor(foreground, 'foreground') : ''}${background ? consoleColor(background, 'background') : ''}${text}${sequences.Reset}`;
}

/** Out-Default of a session: one formatter, which closes its table where a statement's text ends. */
export class ScreenOutput extends Output {
  readonly #formatting: Formatting;
  readonly #console: Console;
  #formatter: Formatter | undefined;

  constructor(formatting: Formatting, console: Console) {
    super();
    this.#formatting = formatting;
    this.#console = console;
  }

  write(value: Value): void {
    if (typeof value === 'string' && !this.#formatter) this.#console.output(`${value}\n`);
    else this.#open().write(value);
  }

  /** An error record on its way to the screen; it keeps its place among the rows that a table holds back. */
  error(record: Value): void {
    this.#open().write(record, 'error');
  }

  override get isScreen(): boolean {
    return true;
  }

  override flush(): void {
    this.#console.flush();
  }

  /** Closes what is open: the text that is being run is over. */
  end(): void {
    this.#formatter?.end();
    this.#formatter = undefined;
    this.#console.flush();
  }

  #open(): Formatter {
    this.#formatter ??= createFormatter(this.#formatting, consoleSink(this.#formatting, this.#console));
    return this.#formatter;
  }
}

class Messages extends Output {
  readonly #show: (value: Value) => void;
  constructor(show: (value: Value) => void) {
    super();
    this.#show = show;
  }
  write(value: Value): void {
    this.#show(value);
  }
}

/** The console's ends of streams 2 to 6: errors by the formatter, the others as one line each. */
export function consoleSinks(screen: ScreenOutput, formatting: Formatting, console: Console): Sinks {
  const message = (stream: MessageStream): Output =>
    new Messages((value) => console.output(`${messageText(stream, toText(value), formatting)}\n`));
  return {
    error: new Messages((record) => screen.error(record)),
    warning: message('warning'),
    verbose: message('verbose'),
    debug: message('debug'),
    information: new Messages((value) => {
      const data = getProperty(value, 'MessageData');
      if (data instanceof HostInformationMessage) {
        const text = hostText(data.message, data.foreground, data.background, formatting.surroundings.color);
        console.output(data.noNewLine ? text : `${text}\n`);
      } else console.output(`${toText(data)}\n`);
    }),
    progress: (state) => console.progress(state),
  };
}
