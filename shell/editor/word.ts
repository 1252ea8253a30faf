/** What ends a word besides blanks: PSReadLine's default WordDelimiters. */
export const wordDelimiters = ';:,.[]{}()/\\|!?^&*-=+\'"\u2013\u2014\u2015';

export type IsWord = (character: string) => boolean;

export const inWord =
  (delimiters: string): IsWord =>
  (character) =>
    !/\s/.test(character) && !delimiters.includes(character);

/** Words that only blanks end (UnixWordRubout, vi's WORD). */
export const inGlob: IsWord = (character) => !/\s/.test(character);

const skip = (text: string, at: number, while_: (character: string) => boolean): number => {
  let place = at;
  while (place < text.length && while_(text[place]!)) place++;
  return place;
};

const skipBack = (text: string, at: number, while_: (character: string) => boolean): number => {
  let place = at;
  while (place > 0 && while_(text[place - 1]!)) place--;
  return place;
};

/** Start of this or the previous word. */
export const wordBefore = (text: string, at: number, word: IsWord): number =>
  skipBack(
    text,
    skipBack(text, at, (c) => !word(c)),
    word,
  );

/** End of this or the next word. */
export const wordEnd = (text: string, at: number, word: IsWord): number =>
  skip(
    text,
    skip(text, at, (c) => !word(c)),
    word,
  );

/** Start of the next word. */
export const wordAfter = (text: string, at: number, word: IsWord): number => skip(text, skip(text, at, word), (c) => !word(c));

/** The same step `count` times; a negative count goes the other way. */
export function repeat(step: (at: number) => number, count: number, from: number): number {
  let at = from;
  for (let left = Math.abs(count); left > 0; left--) {
    const next = step(at);
    if (next === at) break;
    at = next;
  }
  return at;
}
