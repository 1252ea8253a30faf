/** A type name taken apart: `List[int][]` is List with one argument and one rank. */
export interface ParsedTypeName {
  readonly name: string;
  readonly args: readonly ParsedTypeName[];
  /** One rank for each pair of brackets, innermost first: `int[,][]` → [2, 1]. */
  readonly ranks: readonly number[];
}

/**
 * Reads what stands between the brackets of a type literal: names with namespaces, `+` for nested types, generic arguments with or
 * without brackets of their own, arrays, an assembly after a comma (dropped). Undefined when the text is no type name.
 */
export function parseTypeName(text: string): ParsedTypeName | undefined {
  const reader = new Reader(text);
  const parsed = reader.type();
  if (!parsed) return undefined;
  reader.assembly();
  return reader.ended ? parsed : undefined;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get ended(): boolean {
    this.#blanks();
    return this.#at >= this.#text.length;
  }

  type(): ParsedTypeName | undefined {
    this.#blanks();
    const name = /^[\p{L}_][\p{L}\p{N}_.+`]*/u.exec(this.#text.slice(this.#at))?.[0];
    if (!name) return undefined;
    this.#at += name.length;
    const args: ParsedTypeName[] = [];
    const ranks: number[] = [];
    for (;;) {
      this.#blanks();
      if (this.#text[this.#at] !== '[') break;
      const rank = /^\[\s*(?:\*|,(?:\s*,)*)?\s*\]/.exec(this.#text.slice(this.#at))?.[0];
      if (rank) {
        ranks.push(rank.split(',').length);
        this.#at += rank.length;
      } else if (args.length === 0 && ranks.length === 0) {
        if (!this.#arguments(args)) return undefined;
      } else return undefined;
    }
    return { name, args, ranks };
  }

  /** Skips `, mscorlib, Version=…` up to a closing bracket. */
  assembly(): void {
    this.#blanks();
    if (this.#text[this.#at] !== ',') return;
    while (this.#at < this.#text.length && this.#text[this.#at] !== ']') this.#at++;
  }

  #arguments(into: ParsedTypeName[]): boolean {
    this.#at++;
    for (;;) {
      this.#blanks();
      const bracketed = this.#text[this.#at] === '[';
      if (bracketed) this.#at++;
      const argument = this.type();
      if (!argument) return false;
      into.push(argument);
      if (bracketed) {
        this.assembly();
        this.#blanks();
        if (this.#text[this.#at++] !== ']') return false;
      }
      this.#blanks();
      const next = this.#text[this.#at++];
      if (next === ']') return true;
      if (next !== ',') return false;
    }
  }

  #blanks(): void {
    while (this.#at < this.#text.length && /\s/.test(this.#text[this.#at]!)) this.#at++;
  }
}
