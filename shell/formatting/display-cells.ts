import { isDecorated, plainText } from './decorated.ts';

/** Cells of one UTF-16 unit: 2 for East Asian wide ranges, else 1 (so an emoji's two surrogates are 2, a combining mark is 1). */
export function cellsOfUnit(code: number): number {
  if (code < 0x1100) return 1;
  const wide =
    code <= 0x115f ||
    code === 0x2329 ||
    code === 0x232a ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe10 && code <= 0xfe19) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6);
  return wide ? 2 : 1;
}

/** Display cells of a text; decoration counts nothing, a line break or a tab one cell. */
export function cellsOf(text: string): number {
  let cells = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x1b && isDecorated(text)) return cellsOf(plainText(text));
    if (code >= 0x1100) cells += cellsOfUnit(code) - 1;
  }
  return cells;
}

/** How many characters from the start fit into a number of cells. */
export function headFit(text: string, cells: number): number {
  let filled = 0;
  let at = 0;
  while (at < text.length) {
    filled += cellsOfUnit(text.charCodeAt(at));
    if (filled > cells) break;
    at++;
  }
  return at;
}

/** How many characters from the end fit into a number of cells. */
export function tailFit(text: string, cells: number): number {
  let filled = 0;
  let count = 0;
  while (count < text.length) {
    filled += cellsOfUnit(text.charCodeAt(text.length - 1 - count));
    if (filled > cells) break;
    count++;
  }
  return count;
}
