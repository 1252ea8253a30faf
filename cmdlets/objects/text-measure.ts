const blank = /\s/;

/** Lines of a text; one that ends with a line break has no empty line after it. */
export function countLines(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Runs of characters between white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

export function countCharacters(text: string, withoutBlanks: boolean): number {
  if (!withoutBlanks) return text.length;
  let count = 0;
  for (let at = 0; at < text.length; at++) if (!blank.test(text[at]!)) count++;
  return count;
}
