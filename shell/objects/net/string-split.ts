import { NetException } from '../error.ts';

const removeEmpty = 1;
const trimEntries = 2;

/** String.Split: by any of the separators (white space when there are none), `count` -1 for all; the last piece keeps the rest. */
export function splitText(text: string, separators: readonly string[], count: number, options: number): string[] {
  if (count < -1) throw new NetException('System.ArgumentOutOfRangeException', "Count cannot be less than zero. (Parameter 'count')");
  const finish = (piece: string) => (options & trimEntries ? piece.trim() : piece);
  const keep = (piece: string) => !(options & removeEmpty) || piece !== '';
  if (count === 0) return [];
  const wanted = separators.filter((separator) => separator !== '');
  const places = findSeparators(text, wanted);
  const most = count < 0 ? Number.POSITIVE_INFINITY : count;
  const pieces: string[] = [];
  let from = 0;
  for (const [at, length] of places) {
    if (pieces.length >= most - 1) break;
    const piece = finish(text.slice(from, at));
    if (keep(piece)) pieces.push(piece);
    from = at + length;
  }
  let rest = text.slice(from);
  if (options & removeEmpty && Number.isFinite(most)) rest = skipSeparators(rest, wanted);
  const last = finish(rest);
  if (keep(last)) pieces.push(last);
  return pieces;
}

/** With empty pieces removed the last piece does not begin with a separator. */
function skipSeparators(text: string, separators: readonly string[]): string {
  let rest = text;
  for (;;) {
    const [first] = findSeparators(rest, separators);
    if (first?.[0] !== 0) return rest;
    rest = rest.slice(first[1]);
  }
}

function findSeparators(text: string, separators: readonly string[]): [at: number, length: number][] {
  const places: [number, number][] = [];
  if (separators.length === 0) {
    for (const match of text.matchAll(/[\s\u0085]/g)) places.push([match.index, 1]);
    return places;
  }
  if (separators.length === 1) {
    const [only] = separators as [string];
    for (let at = text.indexOf(only); at >= 0; at = text.indexOf(only, at + only.length)) places.push([at, only.length]);
    return places;
  }
  for (let at = 0; at < text.length; ) {
    const found = separators.find((separator) => text.startsWith(separator, at));
    if (found) places.push([at, found.length]);
    at += found?.length ?? 1;
  }
  return places;
}
