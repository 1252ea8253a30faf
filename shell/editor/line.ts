/** Logical lines of the buffer: a newline is one character. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

export const isMultiLine = (text: string): boolean => text.includes('\n');

/** Offset `by` lines further down (or up), in the same column as far as that line goes; undefined beyond the first and last line. */
export function lineAway(text: string, at: number, by: number, column = at - lineStart(text, at)): number | undefined {
  let start = lineStart(text, at);
  for (let left = by; left < 0; left++) {
    if (start === 0) return undefined;
    start = lineStart(text, start - 1);
  }
  for (let left = by; left > 0; left--) {
    const end = lineEnd(text, start);
    if (end === text.length) return undefined;
    start = end + 1;
  }
  return Math.min(start + column, lineEnd(text, start));
}
