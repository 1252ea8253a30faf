/**
 * The property names of custom objects, shared by all objects that got the same names in the same order, so that an object
 * is only its values and a member access can remember where a name stands.
 */
export class Shape {
  /** Names as first written, in order. */
  readonly names: readonly string[];
  readonly #places: Map<string, number>;
  readonly #next = new Map<string, Shape>();

  private constructor(names: readonly string[], places: Map<string, number>) {
    this.names = names;
    this.#places = places;
  }

  static readonly empty = new Shape([], new Map());

  static of(names: readonly string[]): Shape {
    let shape = Shape.empty;
    for (const name of names) shape = shape.with(name);
    return shape;
  }

  /** Index of a name in any case, or -1. */
  place(name: string): number {
    const exact = this.#places.get(name);
    if (exact !== undefined) return exact;
    return this.#places.get(name.toLowerCase()) ?? -1;
  }

  /** The shape with one more name at the end; the name must not be there yet. */
  with(name: string): Shape {
    const known = this.#next.get(name);
    if (known) return known;
    const places = new Map(this.#places);
    places.set(name, this.names.length);
    places.set(name.toLowerCase(), this.names.length);
    const shape = new Shape([...this.names, name], places);
    this.#next.set(name, shape);
    return shape;
  }

  without(name: string): Shape {
    const place = this.place(name);
    return Shape.of(this.names.filter((_, at) => at !== place));
  }
}
