import { closed, isDecorated, reset, sequenceAt } from './decorated.ts';
import { cellsOf, cellsOfUnit, headFit } from './display-cells.ts';

const softHyphen = '\u00ad';
/** Break points that vanish in a line that is wrapped. */
const vanishing = new Set(['\u2011', '\u00a0']);
/** Languages whose texts are broken between words; others are cut by cells. */
const wordLanguages = new Set(['en', 'fr', 'de', 'it', 'pt', 'es']);

/** The lines of a text: CR removed, split at LF. A decorated text repeats all sequences seen so far on each line. */
export function splitLines(text: string): string[] {
  if (!text.includes('\n') && !text.includes('\r')) return [text];
  const lines = text.replaceAll('\r', '').split('\n');
  if (!isDecorated(text)) return lines;
  let seen = '';
  return lines.map((line, number) => {
    const own = sequencesOf(line);
    const begun = seen + line;
    seen += own;
    if (seen === '') return line;
    if (begun === seen && number === lines.length - 1) return '';
    return closed(begun);
  });
}

function sequencesOf(line: string): string {
  let all = '';
  for (let at = 0; at < line.length; at++) {
    const found = sequenceAt(line, at);
    all += found;
    if (found) at += found.length - 1;
  }
  return all;
}

interface Word {
  text: string;
  delimiter: string;
}

/** Words end at blank, tab and soft hyphen, which stay with the word; each decorated word carries all sequences seen so far. */
function* wordsOf(line: string): Generator<Word> {
  const decorated = isDecorated(line);
  let text = '';
  let seen = '';
  for (let at = 0; at < line.length; at++) {
    const found = decorated ? sequenceAt(line, at) : '';
    if (found) {
      text += found;
      seen += found;
      at += found.length - 1;
      continue;
    }
    const sign = line[at]!;
    const breaks = sign === ' ' || sign === '\t' || sign === softHyphen;
    if (breaks || vanishing.has(sign)) {
      yield { text: seen === '' ? text : closed(text), delimiter: breaks ? sign : '' };
      text = seen;
    } else text += sign;
  }
  if (seen !== '') text = text === seen ? '' : closed(text);
  yield { text, delimiter: '' };
}

/**
 * Breaks a text into lines of at most `first` cells (the first line of each paragraph) and `next` cells (the others).
 * A line that fits is kept untouched. `language` is the culture's two-letter name.
 */
export function wrapText(text: string, first: number, next: number, language: string): string[] {
  const lines: string[] = [];
  for (const line of splitLines(text)) {
    if (cellsOf(line) <= first) lines.push(line);
    else if (wordLanguages.has(language)) wrapWords(line, first, next, lines);
    else wrapCells(line, first, next, lines);
  }
  return lines;
}

/** One line under construction: what it holds, what is left of it. */
class Filling {
  text = '';
  width: number;
  left: number;
  readonly #next: number;
  readonly #lines: string[];

  constructor(first: number, next: number, lines: string[]) {
    this.width = first;
    this.left = first;
    this.#next = next;
    this.#lines = lines;
  }

  add(text: string, cells: number): void {
    this.text += text;
    this.left -= cells;
  }

  /** Ends the line and starts the next with `text`. */
  turn(text: string, cells: number): void {
    this.#lines.push(this.text);
    this.text = text;
    this.width = this.#next;
    this.left = this.width - cells;
  }

  end(): void {
    this.#lines.push(this.text);
  }
}

function wrapWords(line: string, first: number, next: number, lines: string[]): void {
  const filling = new Filling(first, next, lines);
  for (const { text, delimiter } of wordsOf(line)) {
    let word = text;
    if (delimiter === softHyphen) {
      if (cellsOf(word) + 1 === filling.left) word += '-';
    } else word += delimiter;
    if (filling.width === 0) {
      filling.width = next;
      if (next === 0) break;
      filling.left = next;
    }
    const cells = cellsOf(word);
    if (cells > filling.width) fillByCharacter(word, filling);
    else if (cells > filling.left) filling.turn(word, cells);
    else filling.add(word, cells);
  }
  filling.end();
}

/** A word longer than a line starts on the current one and goes on character by character. */
function fillByCharacter(word: string, filling: Filling): void {
  const decorated = isDecorated(word);
  let seen = '';
  for (let at = 0; at < word.length; at++) {
    const found = decorated ? sequenceAt(word, at) : '';
    if (found) {
      filling.text += found;
      seen += found;
      at += found.length - 1;
      continue;
    }
    let sign = word[at]!;
    let cells = cellsOfUnit(word.charCodeAt(at));
    if (cells > filling.width) {
      sign = '?';
      cells = 1;
    }
    if (cells > filling.left) {
      if (seen !== '' && !filling.text.endsWith(reset)) filling.text += reset;
      filling.turn(seen + sign, cells);
    } else filling.add(sign, cells);
  }
}

function wrapCells(line: string, first: number, next: number, lines: string[]): void {
  let rest = line;
  let width = first;
  while (rest.length > 0) {
    if (cellsOf(rest) <= width) {
      lines.push(rest);
      return;
    }
    const fits = headFit(rest, width);
    lines.push(fits === 0 ? '?' : rest.slice(0, fits));
    rest = rest.slice(fits || 1);
    width = next;
  }
}
