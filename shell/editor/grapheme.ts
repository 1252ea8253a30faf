/** Steps through text as a reader sees it: an emoji family, a letter with its accents or CR LF is one step (Unicode UAX #29). */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longest piece of text that is looked at to find one boundary: no grapheme in use is longer. */
const reach = 64;

const plain = (code: number): boolean => code >= 0x20 && code < 0x7f;

export function nextBoundary(text: string, at: number): number {
  if (at >= text.length) return text.length;
  if (plain(text.charCodeAt(at)) && (at + 1 === text.length || plain(text.charCodeAt(at + 1)))) return at + 1;
  const [first] = segmenter.segment(text.slice(at, at + reach));
  return at + (first?.segment.length ?? 1);
}

export function previousBoundary(text: string, at: number): number {
  if (at <= 0) return 0;
  if (plain(text.charCodeAt(at - 1)) && (at === 1 || plain(text.charCodeAt(at - 2)))) return at - 1;
  const from = Math.max(0, at - reach);
  let last = from;
  for (const { index } of segmenter.segment(text.slice(from, at))) last = from + index;
  return last;
}

/** The boundary at or before an offset that may stand inside a grapheme. */
export function boundaryAt(text: string, at: number): number {
  const clipped = Math.min(Math.max(at, 0), text.length);
  if (clipped === 0 || clipped === text.length) return clipped;
  const before = previousBoundary(text, clipped);
  return nextBoundary(text, before) > clipped ? before : clipped;
}
