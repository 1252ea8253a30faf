import type { ChoiceDescription } from '../command/session.ts';
import type { EngineHost } from '../engine/session.ts';
import { raise } from '../objects/error.ts';
import { type Console, hostText } from './sinks.ts';

/** Puts questions to a person; null when nobody is there or the answer was broken off. */
export interface Asker {
  line(prompt: string, secret: boolean): string | null;
  choose(caption: string, message: string, choices: readonly ChoiceDescription[], preset: number): number | null;
  clear(): void;
}

export interface HostGround {
  readonly console: Console;
  readonly asker: Asker | undefined;
  readonly color: boolean;
  width(): number;
  height(): number;
  exit(code: number): void;
}

/** What the engine and its cmdlets see of the screen and of the person before it. */
export function consoleHost({ console, asker, color, width, height, exit }: HostGround): EngineHost {
  const nobody = (): never =>
    raise(
      'PSInvalidOperationException',
      'InvalidOperation',
      'InvalidOperation',
      'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.',
    );
  return {
    interactive: asker !== undefined,
    get width() {
      return width();
    },
    get height() {
      return height();
    },
    write: (text, colors) => console.output(hostText(text, colors?.foreground, colors?.background, color)),
    writeError: (text) => console.error(text),
    readLine: (prompt) => (console.flush(), asker?.line(prompt, false) ?? nobody()),
    readSecret: (prompt) => (console.flush(), asker?.line(prompt, true) ?? nobody()),
    choose: (caption, message, choices, preset) => (console.flush(), asker?.choose(caption, message, choices, preset) ?? nobody()),
    clear: () => asker?.clear(),
    setShouldExit: exit,
  };
}
