import type { Formatting } from './formatting.ts';
import { rendered, sequences } from './style.ts';

export type MessageStream = 'warning' | 'verbose' | 'debug';

const prefixes: Readonly<Record<MessageStream, string>> = { warning: 'WARNING: ', verbose: 'VERBOSE: ', debug: 'DEBUG: ' };

/** A message of a side stream as the console shows it: `WARNING: text`, coloured where colour is on. Line breaks inside are kept; none is added. */
export function messageText(stream: MessageStream, text: string, { style, surroundings }: Formatting): string {
  return rendered(`${style.formatting[stream]}${prefixes[stream]}${text}${sequences.Reset}`, style, surroundings.color, true);
}
