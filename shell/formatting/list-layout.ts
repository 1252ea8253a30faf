import { reset } from './decorated.ts';
import { cellsOf, headFit } from './display-cells.ts';
import { splitLines, wrapText } from './word-wrap.ts';

const separator = ' : ';
/** Label, separator and one cell of value. */
const narrowest = separator.length + 2;

/**
 * The lines of one list entry: labels padded to the longest, values wrapped beside them.
 * `accent` is the escape sequence of labels, or ''. Below five cells nothing is written.
 */
export function listLines(labels: readonly string[], values: readonly string[], width: number, language: string, accent: string): string[] {
  if (labels.length === 0 || width < narrowest) return [];
  const longest = Math.min(width - separator.length - 1, Math.max(...labels.map(cellsOf)));
  const indent = ' '.repeat(longest + separator.length);
  const room = width - indent.length;
  const lines: string[] = [];
  labels.forEach((label, at) => {
    const cells = cellsOf(label);
    const shown = (cells > longest ? label.slice(0, headFit(label, longest)) : label + ' '.repeat(longest - cells)) + separator;
    let begun = false;
    for (const paragraph of splitLines(values[at] ?? '')) {
      for (const part of wrapText(paragraph, room, room, language)) {
        if (begun) lines.push(indent + part);
        else lines.push((accent === '' ? shown : accent + shown + reset) + part);
        begun = true;
      }
    }
  });
  return lines;
}
