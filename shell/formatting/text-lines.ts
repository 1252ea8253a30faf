import type { Value } from '../objects/value.ts';
import { createFormatter } from './formatter.ts';
import type { Formatting } from './formatting.ts';
import { textSink } from './text-sink.ts';

/** The lines that the console would show, without colours: what a file or another program gets. `width` in cells; the window's for tables when left out. */
export function textLines(values: readonly Value[], formatting: Formatting, width?: number): string[] {
  const lines: string[] = [];
  const formatter = createFormatter(
    formatting,
    textSink(formatting, (line) => void lines.push(line), width),
  );
  for (const value of values) formatter.write(value);
  formatter.end();
  return lines;
}
