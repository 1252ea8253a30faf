/**
 * Texts that carry terminal sequences. Three families count as decoration: SGR (`ESC [ … m`), private modes (`ESC [ ? n h|l`)
 * and OSC 8 hyperlinks; every other sequence is text, as in PowerShell's StringDecorated.
 */
const sequence = /\x1b\[\d*(?:;\d+)*m|\x1b\[\?\d+[hl]|\x1b\]8;;[\s\S]*?\x1b\\/;
const sequences = new RegExp(sequence.source, 'g');
const starts = new RegExp(sequence.source, 'y');

export const reset = '\x1b[0m';

export function isDecorated(text: string): boolean {
  return text.includes('\x1b') && sequence.test(text);
}

/** The text without its decoration. */
export function plainText(text: string): string {
  return text.includes('\x1b') ? text.replace(sequences, '') : text;
}

/** The sequence that starts at an index, or ''. */
export function sequenceAt(text: string, at: number): string {
  if (text.charCodeAt(at) !== 0x1b) return '';
  starts.lastIndex = at;
  return starts.exec(text)?.[0] ?? '';
}

/** A decorated text closed by a reset unless it ends in one. */
export function closed(text: string): string {
  return text.endsWith(reset) ? text : text + reset;
}

/**
 * Part of a text, counted in characters without its sequences, which are all kept. `before` and `after` are added where
 * something was cut; a decorated result ends in a reset.
 */
export function cut(text: string, start: number, length: number, before: string, after: string): string {
  if (!isDecorated(text)) return before + text.substr(start, length) + after;
  let made = '';
  let place = 0;
  for (let at = 0; at < text.length; at++) {
    const found = sequenceAt(text, at);
    if (found) {
      made += found;
      at += found.length - 1;
      continue;
    }
    if (place === start) made += before;
    if (place >= start && place < start + length) made += text[at];
    place++;
    if (place === start + length) made += after;
  }
  return closed(made);
}
