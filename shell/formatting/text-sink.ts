import type { Formatting } from './formatting.ts';
import type { LineSink } from './line-sink.ts';
import { rendered } from './style.ts';

/**
 * Lines for a string or a file. Without a width lists and custom views have no limit, tables take the window's.
 * Objects that are shown as they are keep escape sequences of their own; laid-out lines lose them unless $PSStyle says Ansi.
 */
export function textSink(formatting: Formatting, take: (line: string) => void, width?: number): LineSink {
  const { style, surroundings } = formatting;
  return {
    width: width ?? Number.POSITIVE_INFINITY,
    tableWidth: width ?? surroundings.windowWidth(),
    height: Number.POSITIVE_INFINITY,
    line: (text) => take(rendered(text, style, surroundings.color, false)),
    raw: (text) => take(text),
  };
}
