import type { FormattingServices } from '../command/session.ts';
import { createFormatter } from '../formatting/formatter.ts';
import type { Formatting } from '../formatting/formatting.ts';
import { textSink } from '../formatting/text-sink.ts';

/** Objects as lines of text: what native programs are fed and what `>` writes. */
export function formattingServices(formatting: Formatting): FormattingServices {
  return {
    lines(objects, width) {
      const lines: string[] = [];
      const formatter = createFormatter(
        formatting,
        textSink(formatting, (line) => lines.push(line), width),
      );
      for (const object of objects) formatter.write(object);
      formatter.end();
      return lines;
    },
  };
}
