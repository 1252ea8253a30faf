/** Where a reader of comma-separated text stands. */
export class CsvReader {
  readonly #text: string;
  readonly #delimiter: string;
  #at = 0;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get ended(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The rest of the line that begins here, taken as it is. */
  line(): string {
    const end = this.#lineEnd();
    const line = this.#text.slice(this.#at, end);
    this.#at = end;
    this.#newLine();
    return line;
  }

  /** Looks at what comes without taking it. */
  startsWith(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /**
   * Fields of the next record. Blanks before a field are dropped, those in it kept; a field in quotes may hold delimiters and
   * line breaks, and ends with its closing quote. An empty line has no fields.
   */
  record(): string[] {
    const text = this.#text;
    const fields: string[] = [];
    for (;;) {
      while (this.#at < text.length && isBlank(text.charCodeAt(this.#at)) && text[this.#at] !== this.#delimiter) this.#at++;
      if (text[this.#at] === '"') fields.push(this.#quoted());
      else {
        const from = this.#at;
        const end = this.#fieldEnd();
        if (end > from || end < text.length) fields.push(text.slice(from, end));
        this.#at = end;
      }
      if (text[this.#at] !== this.#delimiter) break;
      this.#at++;
    }
    this.#newLine();
    return fields.length === 1 && fields[0] === '' ? [] : fields;
  }

  #quoted(): string {
    const text = this.#text;
    let value = '';
    let from = ++this.#at;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) {
        value += text.slice(from);
        this.#at = text.length;
        return value;
      }
      value += text.slice(from, quote);
      if (text[quote + 1] !== '"') {
        this.#at = quote + 1;
        break;
      }
      value += '"';
      from = quote + 2;
    }
    const after = this.#at;
    this.#at = this.#fieldEnd();
    return value + text.slice(after, this.#at).trimEnd();
  }

  /** The place of the next delimiter or line break. */
  #fieldEnd(): number {
    const text = this.#text;
    const delimiter = this.#delimiter.charCodeAt(0);
    let at = this.#at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === 10 || code === 13) break;
    }
    return at;
  }

  #lineEnd(): number {
    const end = this.#text.slice(this.#at).search(/[\r\n]/);
    return end < 0 ? this.#text.length : this.#at + end;
  }

  #newLine(): void {
    if (this.#text[this.#at] === '\r') this.#at++;
    if (this.#text[this.#at] === '\n') this.#at++;
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 9;
