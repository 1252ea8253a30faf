/** Where a piece of text stands: offsets count UTF-16 units from 0, `end` is exclusive. Lines and columns are worked out when asked for. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The text that extents point into, with the name of the file it came from ('' for typed text). */
export class SourceText {
  readonly text: string;
  readonly file: string;
  #lineStarts: number[] | undefined;

  constructor(text: string, file = '') {
    this.text = text;
    this.file = file;
  }

  /** Offsets at which lines start; CR LF, LF and a lone CR each end one line. */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (let at = 0; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 13 && this.text.charCodeAt(at + 1) === 10) at++;
      if (code === 10 || code === 13) starts.push(at + 1);
    }
    this.#lineStarts = starts;
    return starts;
  }

  /** Line and column of an offset, both counted from 1. */
  place(offset: number): { line: number; column: number } {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  slice(extent: Extent): string {
    return this.text.slice(extent.start, extent.end);
  }

  /** The text of a line (counted from 1) without its line end. */
  line(number: number): string {
    const start = this.lineStarts[number - 1] ?? this.text.length;
    const end = this.lineStarts[number] ?? this.text.length;
    return this.text.slice(start, end).replace(/[\r\n]+$/, '');
  }
}
