import { Shape } from './shape.ts';
import type { Value } from './value.ts';

/**
 * A [pscustomobject]: note properties in order. Members of any other kind (script properties, methods, aliases …) that were
 * added to one object live in the side table of `members.ts`, as they do for every other object.
 */
export class CustomObject {
  shape: Shape;
  values: Value[];
  /** Type names in front of System.Management.Automation.PSCustomObject, most derived first; undefined when there are none. */
  typeNames: string[] | undefined;

  constructor(shape: Shape, values: Value[], typeNames?: string[]) {
    this.shape = shape;
    this.values = values;
    this.typeNames = typeNames;
  }

  /** Takes [name, value] pairs; a name that comes again in another case replaces the value. */
  static from(pairs: Iterable<readonly [string, Value]>, typeNames?: string[]): CustomObject {
    const made = new CustomObject(Shape.empty, [], typeNames);
    for (const [name, value] of pairs) made.set(name, value);
    return made;
  }

  has(name: string): boolean {
    return this.shape.place(name) >= 0;
  }

  get(name: string): Value {
    const place = this.shape.place(name);
    return place < 0 ? undefined : this.values[place];
  }

  set(name: string, value: Value): void {
    const place = this.shape.place(name);
    if (place >= 0) this.values[place] = value;
    else {
      this.shape = this.shape.with(name);
      this.values.push(value);
    }
  }

  delete(name: string): boolean {
    const place = this.shape.place(name);
    if (place < 0) return false;
    this.shape = this.shape.without(name);
    this.values.splice(place, 1);
    return true;
  }

  *entries(): IterableIterator<[string, Value]> {
    for (let at = 0; at < this.values.length; at++) yield [this.shape.names[at]!, this.values[at]];
  }
}
