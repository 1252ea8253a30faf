import type { Formatting } from './formatting.ts';
import type { LineSink } from './line-sink.ts';
import type { OutputStream } from './packets.ts';
import { rendered } from './style.ts';

/** The two ways to the console; each text ends in a line break. */
export interface Screen {
  output(text: string): void;
  error(text: string): void;
}

/** Lines for the console, one cell narrower than the window. Empty lines of the error stream are not shown. */
export function consoleSink(formatting: Formatting, screen: Screen): LineSink {
  const { style, surroundings } = formatting;
  const show = (text: string, stream: OutputStream): void => {
    const line = rendered(text, style, surroundings.color, true);
    if (stream === 'output') screen.output(`${line}\n`);
    else if (line !== '') screen.error(`${line}\n`);
  };
  return {
    get width() {
      return surroundings.windowWidth() - 1;
    },
    get tableWidth() {
      return surroundings.windowWidth() - 1;
    },
    get height() {
      return surroundings.windowHeight();
    },
    line: show,
    raw: show,
  };
}
