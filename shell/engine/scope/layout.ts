/**
 * The variable names of one script block, each with a place in the cells of its frames. Compiled code knows places;
 * everything dynamic asks by name. Names are looked up in lower case.
 */
export class Layout {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  /** Place of a name; a new one is added while the block is compiled. */
  place(name: string): number {
    const lower = name.toLowerCase();
    const known = this.#places.get(lower);
    if (known !== undefined) return known;
    this.#places.set(lower, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }

  /** Place of a name in lower case, or -1. */
  find(lower: string): number {
    return this.#places.get(lower) ?? -1;
  }
}
