const separator = 1;
const least = 1;

/**
 * Gives every column its width in a table of `room` cells (changes `widths`): columns without one (0) share what is left, one
 * cell at a time from left to right; if there is too much, the last visible column shrinks or is dropped (-1), and so on.
 */
export function fitColumns(widths: number[], room: number): void {
  if (widths.includes(0)) share(widths, room);
  trim(widths, room);
}

function used(widths: readonly number[]): number {
  let sum = 0;
  let visible = 0;
  for (const width of widths) {
    if (width <= 0) continue;
    sum += width;
    visible++;
  }
  return sum + separator * (visible - 1);
}

function share(widths: number[], room: number): void {
  const open = widths.flatMap((width, at) => (width === 0 ? [at] : []));
  for (const at of open) widths[at] = least;
  const left = room - used(widths);
  if (left <= 0) return;
  const each = Math.floor(left / open.length);
  const more = left % open.length;
  open.forEach((at, order) => {
    widths[at]! += each + (order < more ? 1 : 0);
  });
}

function trim(widths: number[], room: number): void {
  for (;;) {
    const excess = used(widths) - room;
    if (excess <= 0) return;
    const dropped = widths.findIndex((width) => width < 0);
    const last = (dropped < 0 ? widths.length : dropped) - 1;
    if (last < 0) return;
    const narrower = widths[last]! - excess;
    widths[last] = narrower < least ? -1 : narrower;
    if (narrower >= least) return;
  }
}

/** Columns of a wide view that fit: the largest n with n texts of `longest` cells and their separators in less than `room`. */
export function wideColumnsThatFit(longest: number, room: number): number {
  if (longest <= 0 || longest >= room) return 1;
  let columns = 1;
  while (longest * (columns + 1) + columns * separator < room) columns++;
  return columns;
}
