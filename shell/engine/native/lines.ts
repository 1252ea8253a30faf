/** Output of a program as lines: LF, CR LF and a lone CR end one; a last line without an end counts. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
