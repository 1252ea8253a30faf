import { CustomObject } from '../../shell/objects/custom-object.ts';
import { raise } from '../../shell/objects/error.ts';
import { Shape } from '../../shell/objects/shape.ts';
import type { Value } from '../../shell/objects/value.ts';
import { CsvReader } from './csv-reader.ts';

/** Makes objects of comma-separated text; the header may stand in the first text and rows in those after it. */
export class CsvObjects {
  readonly #delimiter: string;
  readonly #warn: (text: string) => void;
  #shape: Shape | undefined;
  #typeNames: readonly string[] | undefined;

  constructor(delimiter: string, header: readonly string[] | undefined, warn: (text: string) => void) {
    this.#delimiter = delimiter;
    this.#warn = warn;
    if (header) this.#shape = this.#headerShape(header);
  }

  *read(text: string): Generator<Value> {
    const reader = new CsvReader(text, this.#delimiter);
    while (!reader.ended) {
      if (reader.startsWith('#') && !this.#typed && this.#takesComments) {
        this.#comment(reader.line());
        continue;
      }
      const fields = reader.record();
      if (fields.length === 0) continue;
      if (!this.#shape) this.#shape = this.#headerShape(fields);
      else yield this.#object(this.#shape, fields);
    }
  }

  #typed = false;
  #rows = 0;

  /** Lines of comment stand before the first row. */
  get #takesComments(): boolean {
    return this.#rows === 0;
  }

  #comment(line: string): void {
    const type = /^#TYPE\s+(.+?)\s*$/i.exec(line)?.[1];
    const fields = /^#Fields:\s*(.*)$/i.exec(line)?.[1];
    if (type !== undefined) {
      this.#typed = true;
      this.#typeNames = [type, `CSV:${type}`];
    } else if (fields !== undefined && !this.#shape)
      this.#shape = this.#headerShape(fields.split(this.#delimiter).map((name) => name.trim()));
  }

  #headerShape(names: readonly string[]): Shape {
    let shape = Shape.empty;
    let unnamed = 0;
    for (const name of names) {
      const shown = name.trim() === '' ? `H${++unnamed}` : name;
      if (shape.place(shown) >= 0)
        raise(
          'ExtendedTypeSystemException',
          'AlreadyPresentPSMemberInfoInternalCollectionAdd',
          'NotSpecified',
          `The member "${shown}" is already present.`,
        );
      shape = shape.with(shown);
    }
    if (unnamed > 0)
      this.#warn('One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.');
    return shape;
  }

  #object(shape: Shape, fields: readonly string[]): CustomObject {
    this.#rows++;
    const { length } = shape.names;
    const values: Value[] = fields.slice(0, length);
    while (values.length < length) values.push(null);
    return new CustomObject(shape, values, this.#typeNames ? [...this.#typeNames] : undefined);
  }
}
